import assert from 'node:assert/strict';
import test from 'node:test';
import type { Edit } from '../protocol';
import { moved } from './textarea';

test('moved', () => {
  const cut: Edit[] = [{ start: 3, end: 6, text: '' }];
  const grow: Edit[] = [
    { start: 0, end: 0, text: 'Hi ' },
    { start: 4, end: 5, text: 'xyz' },
  ];
  const cases: [edits: Edit[], place: number, want: number][] = [
    [cut, 0, 0],
    [cut, 3, 3],
    [cut, 4, 3],
    [cut, 6, 3],
    [cut, 9, 6],
    [grow, 0, 3],
    [grow, 4, 7],
    [grow, 5, 10],
    [grow, 8, 13],
    [[], 5, 5],
  ];
  for (const [edits, place, want] of cases) assert.equal(moved(place, edits), want, `${JSON.stringify(edits)} at ${place}`);
});
