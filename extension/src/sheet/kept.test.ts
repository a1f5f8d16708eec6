import assert from 'node:assert/strict';
import test from 'node:test';
import { MemoryArea } from '../testing/memory';
import { edited, KeptSheet, type Choices, type SheetEdit } from './kept';
import type { Sheet } from './read';

const choices: Choices = { holds: {}, template: '', otherwise: '', limit: 200, filled: false };

function sheetRead(read: number): Sheet {
  return { name: `${read}.csv`, read, rows: [['Name'], ['Anna']], problems: {}, remarks: [] };
}

test('what was done with a sheet is there again with it, and goes with it', async () => {
  const area = new MemoryArea();
  const kept = new KeptSheet(area);
  await kept.put(sheetRead(1), choices);
  let now = (await kept.load())!;
  const edits: SheetEdit[] = [
    { read: 1, choices: { filled: true } },
    { read: 1, row: 5, part: { text: 'Hi Anna' } },
    { read: 1, row: 5, part: { copied: 7 } },
    { read: 1, row: 15, part: { copied: 8 } },
  ];
  for (const edit of edits) {
    now = edited(now, edit);
    await kept.store(now, edit);
  }
  assert.deepEqual(await kept.load(), now);
  assert.deepEqual(now.changes.get(5), { text: 'Hi Anna', copied: 7 });
  assert.equal(now.choices.filled, true);
  await kept.remove();
  assert.equal(area.values.size, 0);
  assert.equal(await kept.load(), null);
});

test('a window that shows the sheet before does nothing to the one that took its place', async () => {
  const area = new MemoryArea();
  const [one, two] = [new KeptSheet(area), new KeptSheet(area)];
  await one.put(sheetRead(1), choices);
  const before = (await one.load())!;
  await two.put(sheetRead(2), choices);
  const late: SheetEdit[] = [
    { read: 1, row: 5, part: { text: 'Hi Anna' } },
    { read: 1, choices: { filled: true } },
  ];
  for (const edit of late) await one.store(edited(before, edit), edit);
  const now = await two.load();
  assert.deepEqual(now, { sheet: sheetRead(2), choices, changes: new Map() });
  for (const edit of late) assert.equal(edited(now!, edit), now);
});
