import assert from 'node:assert/strict';
import test from 'node:test';
import { ago, count, quoted, shorten } from './words';

const now = Date.UTC(2026, 2, 14, 12);

test('ago', () => {
  const cases: [passed: number, words: string][] = [
    [-5_000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '59 minutes ago'],
    [3_600_000, '1 hour ago'],
    [86_400_000, 'yesterday'],
    [12 * 86_400_000, '12 days ago'],
    [60 * 86_400_000, 'Jan 13, 2026'],
  ];
  for (const [passed, words] of cases) assert.equal(ago(now - passed, now), words);
});

test('count', () => {
  assert.equal(count(0, 'template'), '0 templates');
  assert.equal(count(1, 'template'), '1 template');
  assert.equal(count(2, 'match', 'matches'), '2 matches');
  assert.equal(new Intl.NumberFormat().format(12_345), '12.345', 'the tests run in a browser that speaks German');
  assert.equal(count(12_345, 'row'), '12,345 rows');
});

test('shorten', () => {
  assert.equal(shorten(' a  b\nc ', 5), 'a b c');
  assert.equal(shorten('abc def', 5), 'abc…');
  assert.equal(shorten('😀😀😀', 2), '😀…');
});

test('quoted words are on one line, and spaces have a name', () => {
  assert.equal(quoted('odd@example.com'), '“odd@example.com”');
  assert.equal(quoted(`${'long '.repeat(20)}\nword`).length, 42);
  assert.deepEqual(
    ['  ', ' \n\n'].map((spaces) => quoted(spaces)),
    ['a double space', 'an empty line'],
  );
});
