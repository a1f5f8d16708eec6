import assert from 'node:assert/strict';
import test from 'node:test';
import cases from '../../../internal/sheetfile/testdata/repeats.json';
import { repeatsOf } from './repeats';

test('people are known again as the command knows them again', () => {
  assert.ok(cases.length >= 10);
  for (const { name, columns, rows, firsts } of cases) {
    const people = rows.map((cells, row) => ({ row, cells, problem: '' }));
    const repeats = repeatsOf(people, columns);
    assert.deepEqual(
      people.map((_, place) => repeats.get(place)?.places[0] ?? place),
      firsts,
      name,
    );
  }
});

test('it is told by what they are the same, and rows with a problem tell nothing', () => {
  const columns = ['full_name', 'company', 'profile'];
  const person = (...cells: string[]) => ({ row: 0, cells, problem: '' });
  const anna = person('Anna Kim', 'Acme', 'linkedin.com/in/anna');
  const repeats = repeatsOf(
    [anna, { ...anna, problem: 'shifted' }, anna, person('Bo', 'Rye', ''), person('Bo', 'Rye', 'linkedin.com/in/bo')],
    columns,
  );
  assert.deepEqual(
    [...repeats].map(([place, { places, by }]) => [place, places, by]),
    [
      [0, [0, 2], 'profile'],
      [2, [0, 2], 'profile'],
      [3, [3, 4], 'name'],
      [4, [3, 4], 'name'],
    ],
  );
});
