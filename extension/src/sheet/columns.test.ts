import assert from 'node:assert/strict';
import test from 'node:test';
import cases from '../../../internal/sheetfile/testdata/columns.json';
import { guessLayout } from './columns';

test('columns are guessed as the command guesses them', () => {
  assert.ok(cases.length > 10);
  for (const { name, rows, header, columns } of cases) {
    assert.deepEqual(guessLayout(rows, ['Which talk?']), { header, columns }, name);
  }
  assert.deepEqual(guessLayout([], []), { header: 0, columns: [] });
});
