import assert from 'node:assert/strict';
import test from 'node:test';
import cases from '../../../internal/sheetfile/testdata/repeats.json';
import { testEngine } from '../testing/engine';
import type { Holds } from './columns';
import type { Person } from './people';
import { plainNamesOf, repeatsOf } from './repeats';

const engine = testEngine();

async function repeats(people: Person[], columns: Holds[]) {
  const names = (displayed: string[]) => Promise.all(displayed.map((one) => engine.call('name', { displayed: one })));
  return repeatsOf(people, columns, await plainNamesOf(async (_, { displayed }) => ({ names: await names(displayed) }), people, columns));
}

test('people are known again as the command knows them again', async () => {
  assert.ok(cases.length >= 10);
  for (const { name, columns, rows, firsts } of cases) {
    const people = rows.map((cells, row) => ({ row, cells, problem: '' }));
    const found = await repeats(people, columns);
    assert.deepEqual(
      people.map((_, place) => found.get(place)?.places[0] ?? place),
      firsts,
      name,
    );
  }
});

test('it is told by what they are the same, and rows with a problem tell nothing', async () => {
  const columns = ['full_name', 'company', 'profile'];
  const person = (...cells: string[]) => ({ row: 0, cells, problem: '' });
  const anna = person('Anna Kim', 'Acme', 'linkedin.com/in/anna');
  const found = await repeats(
    [anna, { ...anna, problem: 'shifted' }, anna, person('Bo', 'Rye', ''), person('Bo', 'Rye', 'linkedin.com/in/bo')],
    columns,
  );
  assert.deepEqual(
    [...found].map(([place, { places, by }]) => [place, places, by]),
    [
      [0, [0, 2], 'profile'],
      [2, [0, 2], 'profile'],
      [3, [3, 4], 'name'],
      [4, [3, 4], 'name'],
    ],
  );
});
