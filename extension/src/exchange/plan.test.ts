import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Template } from '../protocol';
import { found } from './clean';
import { plan } from './plan';

const inLibrary = (title: string, body: string, rest: Partial<Template> = {}): Template => ({
  ...{ id: title, title, body, tags: [], suits: [], trashed: false, edited: 0, used: 0, lastUsed: 0 },
  ...rest,
});

const outcome = (given: [title: string, body: string][], library: Template[] = []) =>
  plan(
    given.map(([title, body]) => found({ title, body })),
    library,
  ).map(({ title, state }) => `${state} ${title}`);

test('titles that are taken get a number', () => {
  const library = [inLibrary('Fair', 'x'), inLibrary('fair (2)', 'y')];
  assert.deepEqual(
    outcome(
      [
        ['Fair', 'a'],
        ['FAIR', 'b'],
        ['Talk', 'c'],
        ['Talk', 'd'],
        [' Talk ', 'e'],
      ],
      library,
    ),
    ['new Fair (3)', 'new FAIR (4)', 'new Talk', 'new Talk (2)', 'new Talk (3)'],
  );
  assert.match(plan([found({ title: 'Fair', body: 'a' })], library)[0]!.reason, /another template has the title “Fair”/);
});

test('what is there already is not taken again, under the number it got neither', () => {
  const library = [inLibrary('Fair', 'x'), inLibrary('Fair (2)', 'a'), inLibrary('Old', 'o', { trashed: true })];
  assert.deepEqual(
    outcome(
      [
        ['Fair', 'x'],
        ['Fair', 'a'],
        ['Fair', 'new'],
        ['Old', 'o'],
        ['Old', 'o'],
      ],
      library,
    ),
    ['known Fair', 'known Fair', 'new Fair (3)', 'new Old', 'known Old'],
  );
});

test('tags count, their order does not', () => {
  const library = [inLibrary('Fair', 'x', { tags: ['a', 'b'] })];
  const states = plan([found({ title: 'Fair', body: 'x', tags: ['b', ' a'] }), found({ title: 'Fair', body: 'x' })], library);
  assert.deepEqual(
    states.map(({ state }) => state),
    ['known', 'new'],
  );
});

test('what the library cannot hold is refused with a reason', () => {
  const given = [
    found({ title: 'Long', body: 'x'.repeat(10_001) }),
    found({ title: '', body: ' ' }),
    found({ title: 'Huge', body: 'x'.repeat(70_000) }),
  ];
  assert.deepEqual(
    plan(given, []).map(({ state, reason }) => [state, reason.split(' ').slice(0, 4).join(' ')]),
    [
      ['refused', 'It has 10,005 characters;'],
      ['refused', 'It is empty.'],
      ['refused', 'Its text has 70,000'],
    ],
  );
});
