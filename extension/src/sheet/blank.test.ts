import assert from 'node:assert/strict';
import test from 'node:test';
import cases from '../../../internal/sheet/testdata/blank.json';
import { isBlank } from './blank';

test('what is blank to the engine is blank to the page', () => {
  assert.ok(cases.length >= 40);
  for (const { cell, blank, name } of cases)
    assert.deepEqual([isBlank(cell, false), isBlank(cell, true)], [blank, name], JSON.stringify(cell));
});
