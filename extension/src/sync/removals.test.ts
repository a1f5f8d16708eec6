import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { idOfName } from '../ids';
import { converge, Device } from '../testing/device';
import { testServer } from '../testing/server';
import type { Stored } from '../records';
import { isMany } from './removals';

test('many are more than ten and more than half of the templates, whatever else is synced', () => {
  const record = (kind: string) => ({ record: { kind }, rev: 'r', seen: [], edited: 0, seq: 1 }) as unknown as Stored;
  for (const [removals, templates, settings, many] of [
    [10, 10, 0, false],
    [11, 22, 0, false],
    [11, 21, 0, true],
    [12, 23, 0, true],
    [12, 23, 2, true], // settings are no part of the library
  ] as const) {
    const kinds = [...Array(templates).fill('template'), ...Array(settings).fill('settings')];
    const all = new Map(kinds.map((kind, i) => [`${i}`, record(kind)]));
    assert.equal(isMany(removals, all), many, `${removals} of ${templates} with ${settings} settings`);
  }
});

/** Two devices of one account that both have so many templates, and their ids. */
async function pair(t: TestContext, count: number): Promise<{ server: string; a: Device; b: Device; ids: string[] }> {
  const server = await testServer(t);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  await b.sync.setUp(server, await a.sync.setUp(server));
  const ids = await make(a, count);
  await converge(a, b);
  return { server, a, b, ids };
}

async function make(device: Device, count: number): Promise<string[]> {
  const made = [];
  for (let i = 0; i < count; i++) made.push((await device.save(`T${i}`, 'text')).id);
  return made;
}

async function remove(device: Device, ids: string[]): Promise<void> {
  await device.library.trashAll(ids);
  for (const id of ids) await device.library.delete(id);
  await device.sync.now();
}

const trashOf = async (device: Device) => (await device.library.list()).filter(({ trashed }) => trashed).length;

test('removals that wait go on waiting when the library grows, and after a restart', async (t) => {
  const { a, b, ids } = await pair(t, 21);
  const { lastSync } = await b.sync.status();
  await remove(a, ids.slice(0, 12));
  const paused = await b.sync.now();
  assert.deepEqual([paused.state, paused.lastSync], ['paused', lastSync], 'no full round');
  for (let i = 0; i < 4; i++) await b.save(`New ${i}`, 'text'); // 12 are no longer most of 25
  assert.equal((await b.sync.now()).state, 'paused');
  b.restart();
  assert.match((await b.sync.status()).text, /removed 12 templates/);
  assert.equal((await b.sync.now()).state, 'paused');
  assert.equal((await b.texts()).length, 25);
  assert.equal((await b.sync.now('accept')).state, 'idle');
  assert.deepEqual([(await b.texts()).length, await trashOf(b)], [13, 12]);
});

test('"Keep them all" keeps them all, though fewer are to go by then', async (t) => {
  const { a, b, ids } = await pair(t, 20);
  await remove(a, ids.slice(0, 11));
  assert.equal((await b.sync.now()).state, 'paused');
  await b.save('T0', 'edited', ids[0]); // 10 would not have been asked about
  assert.equal((await b.sync.now('refuse')).state, 'idle');
  await converge(a, b);
  for (const device of [a, b]) assert.equal((await device.texts()).length, 20, device.name);
});

test('a question that answered itself is no longer asked', async (t) => {
  const { server, a, b, ids } = await pair(t, 12);
  const c = new Device(t, 'C');
  await c.sync.setUp(server, await a.sync.code());
  await c.sync.now();
  await remove(a, ids);
  for (const device of [b, c]) assert.equal((await device.sync.now()).state, 'paused');
  await c.sync.now('refuse');
  assert.equal((await b.sync.now()).state, 'idle');
  await a.sync.now();
  await remove(a, ids.slice(0, 2));
  assert.equal((await b.sync.now()).state, 'idle', 'two are not many');
  await converge(a, b, c);
  for (const device of [a, b, c]) assert.equal((await device.texts()).length, 10, device.name);
});

test('a trash of many is emptied without a question', async (t) => {
  const { a, b, ids } = await pair(t, 40);
  await a.library.trashAll(ids.slice(0, 30));
  await converge(a, b);
  assert.equal(await trashOf(b), 30);
  for (const id of ids.slice(0, 30)) await a.library.delete(id);
  await a.sync.now();
  assert.equal((await b.sync.now()).state, 'idle');
  await converge(a, b);
  for (const device of [a, b]) assert.equal((await device.library.list()).length, 10, device.name);
});

test('a new browser that gets the code gets the same library, without the starters that were deleted', async (t) => {
  const { server, a } = await pair(t, 0);
  const keys = Array.from({ length: 40 }, (_, i) => `key ${i}`);
  await a.seed(...keys);
  await remove(a, await Promise.all(keys.slice(2).map((key) => idOfName(`starter ${key}`))));
  await a.save('Mine', 'text');
  await a.sync.now();
  const late = new Device(t, 'late');
  await late.seed(...keys);
  await late.sync.setUp(server, await a.sync.code());
  assert.equal((await late.sync.now()).state, 'idle');
  assert.deepEqual(await late.texts(), await a.texts());
  await converge(late, a);
  assert.deepEqual(await late.library.list(), await a.library.list());
});
