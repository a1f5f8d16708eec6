import assert from 'node:assert/strict';
import test from 'node:test';
import { MemoryArea } from '../testing/memory';
import { edited, KeptSheet, type Choices, type Kept, type SheetEdit } from './kept';
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

const mine: SheetEdit = { read: 1, row: 5, part: { text: 'Hi Anna' } };
const more: SheetEdit = { read: 1, row: 15, part: { copied: 8 } };

test('a sheet that there is no room for takes nothing from the one before', async () => {
  const area = new MemoryArea();
  const kept = new KeptSheet(area);
  await kept.put(sheetRead(1), choices);
  const before = edited((await kept.load())!, mine);
  await kept.store(before, mine);
  area.full = true;
  await assert.rejects(kept.put(sheetRead(2), choices));
  assert.deepEqual(await kept.load(), before);
  area.full = false;
  await kept.put(sheetRead(2), choices);
  assert.deepEqual([...area.values.keys()].sort(), ['choices:2', 'sheet']);
});

test('what there was no room for is kept with the first edit that there is room for', async () => {
  const area = new MemoryArea();
  const kept = new KeptSheet(area);
  area.full = true;
  let now: Kept = { sheet: sheetRead(1), choices, changes: new Map() };
  await assert.rejects(kept.put(now.sheet, choices));
  await assert.rejects(kept.store((now = edited(now, mine)), mine));
  area.full = false;
  assert.equal(await kept.store((now = edited(now, more)), more), true);
  assert.deepEqual(await kept.load(), now);
  assert.equal(await kept.store(now, more), false);
});

test('an edit waits for the sheet that it is of, and one beside it that is not kept goes with it', async () => {
  const area = new MemoryArea();
  const kept = new KeptSheet(area);
  let now: Kept = { sheet: sheetRead(1), choices, changes: new Map() };
  const put = kept.put(now.sheet, choices);
  const stored = kept.store((now = edited(now, mine)), mine);
  await Promise.all([put, stored]);
  assert.deepEqual(await kept.load(), now);

  const { set } = area;
  let fails = 1;
  area.set = (items) => (fails-- > 0 ? Promise.reject(new Error('quota')) : set.call(area, items));
  const copied: SheetEdit = { read: 1, row: 5, part: { copied: 7 } };
  const lost = kept.store((now = edited(now, copied)), copied);
  const next = kept.store((now = edited(now, more)), more);
  await assert.rejects(lost);
  assert.equal(await next, true);
  assert.deepEqual(await kept.load(), now);
});

test('a sheet that there was no room for is kept with the first edit, and without its choices there is none', async () => {
  const area = new MemoryArea();
  const kept = new KeptSheet(area);
  area.full = true;
  await assert.rejects(kept.put(sheetRead(1), choices));
  area.full = false;
  const now = edited({ sheet: sheetRead(1), choices, changes: new Map() }, mine);
  assert.equal(await kept.store(now, mine), true);
  assert.deepEqual(await kept.load(), now);
  await area.remove(['choices:1']);
  assert.equal(await kept.load(), null);
});

test('what there was no room for does not replace a sheet that another window took since', async () => {
  const area = new MemoryArea();
  const [one, two] = [new KeptSheet(area), new KeptSheet(area)];
  await one.put(sheetRead(1), choices);
  const before = (await one.load())!;
  area.full = true;
  await assert.rejects(one.store(edited(before, mine), mine));
  area.full = false;
  await two.put(sheetRead(2), choices);
  await assert.rejects(one.store(edited(before, more), more));
  assert.equal((await two.load())!.sheet.read, 2);
});
