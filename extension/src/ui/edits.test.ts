import assert from 'node:assert/strict';
import test from 'node:test';
import { joinEdits } from './edits';

test('joinEdits', () => {
  const text = 'I would like to say in order to help';
  const joined = joinEdits(text, [
    { start: 0, end: 12, text: "I'd like" },
    { start: 20, end: 31, text: 'to' },
  ]);
  assert.deepEqual(joined, { start: 0, end: 31, text: "I'd like to say to" });
  assert.deepEqual(joinEdits(text, [{ start: 3, end: 3, text: 'x' }]), { start: 3, end: 3, text: 'x' });
  assert.deepEqual(joinEdits(text, []), { start: 0, end: 0, text: '' });
});
