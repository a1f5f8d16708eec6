import assert from 'node:assert/strict';
import { test } from 'node:test';
import { converge, Device, offline } from '../testing/device';
import { MemoryArea, until } from '../testing/memory';
import { testServer } from '../testing/server';
import type { Account } from './account';
import { delayAfter } from './rounds';

test('delays after failures double up to five minutes, are never alike, and keep to what the server asks', () => {
  const [least, most] = [() => 0, () => 1];
  assert.deepEqual(
    [1, 2, 3, 20].map((times) => delayAfter(times, 0, least)),
    [1_000, 2_000, 4_000, 150_000],
  );
  assert.deepEqual(
    [1, 2, 3, 20].map((times) => delayAfter(times, 0, most)),
    [3_000, 6_000, 12_000, 450_000],
  );
  assert.equal(delayAfter(1, 60_000, most), 60_000);
  assert.equal(delayAfter(1, 1e10, most), 3_600_000, 'but not for longer than an hour');
});

test('a clock that was set back a day holds up no round', async (t) => {
  const a = new Device(t, 'A');
  await serverOf(a);
  a.network = offline;
  await a.save('Hello', 'Hi');
  await a.sync.now();
  const { sync } = await a.area.get(['sync']);
  const { failing, ...account } = sync as Account;
  const tomorrow = Date.now() + 24 * 60 * 60_000;
  await a.area.set({ sync: { ...account, lastSync: tomorrow, failing: { ...failing, notBefore: tomorrow } } });
  a.restart();
  a.network = (next, url, init) => next(url, init);
  await a.sync.opened();
  await until('it is pushed', async () => (await a.sync.status()).pending === 0);
});

test('a page that opens right after a round gets another when that one has aged', async (t) => {
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  await b.sync.setUp(await serverOf(a), await a.sync.code());
  await converge(a, b);
  await b.save('Hello', 'Hi');
  await b.sync.now();
  await a.sync.opened();
  await until('the template is here', async () => (await a.texts()).length === 1);
});

test('an edit is pushed two seconds later, and by the next life of the background if this one ends before', async (t) => {
  const a = new Device(t, 'A');
  await serverOf(a);
  await a.sync.now();
  const waiting = async (count: number) => (await a.sync.status()).pending === count;
  await a.save('Hello', 'Hi');
  a.sync.edited();
  assert.ok(await waiting(1));
  await until('it is pushed', () => waiting(0));
  await a.save('Hello again', 'Hi');
  a.sync.edited();
  a.restart();
  await a.sync.opened(); // as start.ts does
  assert.ok(await waiting(1));
  await until('it is pushed', () => waiting(0));
});

test('the alarm is set while there is an account that can go on, and wakes a round', async (t) => {
  const a = new Device(t, 'A');
  const server = await serverOf(a);
  assert.equal(a.alarm.minutes, 5);
  a.network = offline;
  await a.sync.now();
  assert.equal(a.alarm.minutes, 5);
  a.network = (next, url, init) => next(url, init);
  a.restart();
  await until('it is set again', () => a.alarm.minutes === 5);
  const { lastSync } = await a.sync.status();
  await until('the failure has had its rest', () => (a.alarm.ring(), a.sync.status().then((status) => status.lastSync > lastSync)));
  await a.sync.deleteAccount();
  assert.equal(a.alarm.minutes, 0);
  await a.sync.setUp(server);
  assert.equal(a.alarm.minutes, 5);
  await a.sync.stop();
  assert.equal(a.alarm.minutes, 0);
});

test('a first sync of thousands says how far it is, on both sides', async (t) => {
  const thousands = 3_000;
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  const ids = Array.from({ length: thousands }, (_, i) => `${String(i).padStart(21, 'A')}A`);
  await a.library.add(ids.map((id, i) => ({ id, title: `T${i}`, body: 'text', tags: [], suits: [], versions: [] })));
  const server = await serverOf(a);
  await a.sync.now();
  assert.ok(
    a.said.some((text) => /^Syncing: [1-9][\d,]* of 3,000 changes sent\.$/.test(text)),
    a.said.join('\n'),
  );
  await b.sync.setUp(server, await a.sync.code());
  await b.sync.now();
  assert.ok(b.said.some((text) => /^Syncing: [1-9][\d,]* changes received\.$/.test(text)));
  assert.ok(b.said.some((text) => /^Syncing: [1-9][\d,]* of 3,000 changes read\.$/.test(text)));
  assert.equal((await b.texts()).length, thousands);
});

test('a new code for thousands says how far it is', async (t) => {
  const a = new Device(t, 'A', new MemoryArea());
  const ids = Array.from({ length: 500 }, (_, i) => `${String(i).padStart(21, 'A')}A`);
  await a.library.add(ids.map((id, i) => ({ id, title: `T${i}`, body: 'text', tags: [], suits: [], versions: [] })));
  await serverOf(a);
  await a.sync.newCode(); // one record more says where they come from
  assert.ok(
    a.said.some((text) => /^Syncing: moving to the new code, [1-9][\d,]* of 501 records\.$/.test(text)),
    a.said.join('\n'),
  );
});

/** Sets the device up on a server of its own. */
async function serverOf(device: Device): Promise<string> {
  const server = await testServer(device.t);
  await device.sync.setUp(server);
  return server;
}
