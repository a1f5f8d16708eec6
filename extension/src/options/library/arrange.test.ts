import assert from 'node:assert/strict';
import test from 'node:test';
import type { Template } from '../../protocol';
import { arrange, plainView, tagCounts } from './arrange';

const template = (id: string, rest: Partial<Template>): Template => ({
  ...{ id, title: id, body: '', tags: [], suits: [], trashed: false, edited: 0, used: 0, lastUsed: 0 },
  ...rest,
});

const templates = [
  template('Talk', { body: 'I enjoyed your keynote', tags: ['event'], edited: 1, used: 5 }),
  template('alumni', { body: 'We both studied in Zürich', tags: ['school', 'event'], edited: 3, used: 1 }),
  template('Знакомство', { body: 'Hi {{first_name}}', edited: 2, used: 1, lastUsed: 9 }),
  template('old', { trashed: true, tags: ['event'] }),
];

const ids = (view: Partial<typeof plainView>) => arrange(templates, { ...plainView, ...view }).map((t) => t.id);

test('arrange', () => {
  assert.deepEqual(ids({}), ['alumni', 'Знакомство', 'Talk']);
  assert.deepEqual(ids({ sort: 'used' }), ['Talk', 'Знакомство', 'alumni']);
  assert.deepEqual(ids({ sort: 'title' }), ['alumni', 'Talk', 'Знакомство']);
  assert.deepEqual(ids({ tag: 'event' }), ['alumni', 'Talk']);
  assert.deepEqual(ids({ trash: true }), ['old']);
});

test('templates of one age keep their places, in whichever order the storage has them', () => {
  const imported = ['Talk', 'Book', 'alumni'].map((id) => template(id, { edited: 1 }));
  for (const sort of ['edited', 'used'] as const) {
    const listed = (all: Template[]) => arrange(all, { ...plainView, sort }).map(({ id }) => id);
    assert.deepEqual(listed(imported), ['alumni', 'Book', 'Talk']);
    assert.deepEqual(listed(imported.toReversed()), listed(imported));
  }
});

test('search looks at title, tags and body, in every script, and forgives a slip', () => {
  const cases: [search: string, id: string][] = [
    ['talk', 'Talk'],
    ['keynote', 'Talk'],
    ['keynoet', 'Talk'],
    ['zurich', 'alumni'],
    ['school', 'alumni'],
    ['studied both', 'alumni'],
    ['знаком', 'Знакомство'],
  ];
  for (const [search, id] of cases) assert.deepEqual(ids({ search }), [id], search);
  assert.deepEqual(ids({ search: 'nothing like it' }), []);
  assert.deepEqual(ids({ search: '  ' }).length, 3);
});

test('equally good matches keep the order of the view', () => {
  const twins = [template('spare one', { edited: 1 }), template('spare two', { edited: 2 })];
  assert.deepEqual(
    arrange(twins, { ...plainView, search: 'spare' }).map((t) => t.id),
    ['spare two', 'spare one'],
  );
});

test('arrange leaves the given list alone', () => {
  const before = [...templates];
  arrange(templates, { ...plainView, sort: 'title' });
  assert.deepEqual(templates, before);
});

test('tagCounts', () => {
  assert.deepEqual(tagCounts(templates, false), [
    ['event', 2],
    ['school', 1],
  ]);
  assert.deepEqual(tagCounts(templates, true), [['event', 1]]);
});
