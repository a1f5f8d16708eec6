import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { idOfName } from '../ids';
import type { Settings } from '../protocol';
import { converge, Device } from '../testing/device';
import { testServer } from '../testing/server';
import { parseCode } from './code';
import { deriveKeys } from './crypto';
import type { Changes } from './http';

const set = (device: Device, edit: (settings: Settings) => Settings) => device.set(edit);

const ignore = (device: Device, ...texts: string[]) =>
  set(device, (s) => ({ ...s, rules: { ...s.rules, ignored: texts.map((text) => ({ rule: 'emoji', text })) } }));

async function join(first: Device, ...others: Device[]): Promise<string> {
  const server = await testServer(first.t);
  const code = await first.sync.setUp(server);
  for (const device of others) await device.sync.setUp(server, code);
  return server;
}

function devices(t: TestContext): [Device, Device] {
  return [new Device(t, 'A'), new Device(t, 'B')];
}

test('two devices that were set up apart end with one record of settings, united', async (t) => {
  const [a, b] = devices(t);
  await set(a, (s) => ({ ...s, me: { ...s.me, first_name: 'Ann', role: 'Dev' }, rules: { off: ['emoji'], severity: { pitch: 'error' } } }));
  await ignore(a, 'one', 'both');
  await set(b, (s) => ({ ...s, on: false, plan: '300', me: { ...s.me, company: 'Acme', role: 'Head' }, rules: { off: ['exclamation'] } }));
  await ignore(b, 'both', 'two');
  await join(a, b);
  await converge(a, b);
  const [ofA, ofB] = [await a.settings.get(), await b.settings.get()];
  assert.deepEqual({ ...ofA, on: false }, ofB, 'all but on');
  assert.equal(ofA.on, true);
  assert.deepEqual(
    [ofA.plan, ofA.me, ofA.also],
    ['300', { first_name: 'Ann', name: '', role: 'Dev', company: 'Acme', school: '' }, { role: ['Head'] }],
  );
  assert.deepEqual([ofA.rules.off?.toSorted(), ofA.rules.severity], [['emoji', 'exclamation'], { pitch: 'error' }]);
  assert.deepEqual(ofA.rules.ignored?.map(({ text }) => text).toSorted(), ['both', 'one', 'two']);
  assert.equal([...(await a.records.all()).values()].length, 2);
  assert.deepEqual(await a.library.list(), [], 'no copies in the library');
});

test('ignored findings and rules are sets: what one device takes out stays out', async (t) => {
  const [a, b] = devices(t);
  await join(a, b);
  await ignore(a, 'one', 'two');
  await set(a, (s) => ({ ...s, rules: { ...s.rules, off: ['x', 'y'] } }));
  await converge(a, b);
  await ignore(a, 'two', 'three');
  await ignore(b, 'one', 'two', 'four');
  await set(b, (s) => ({ ...s, rules: { ...s.rules, off: ['y', 'z'] } }));
  await converge(a, b);
  for (const device of [a, b]) {
    const { rules } = await device.settings.get();
    assert.deepEqual(rules.ignored?.map(({ text }) => text).toSorted(), ['four', 'three', 'two']);
    assert.deepEqual(rules.off?.toSorted(), ['y', 'z']);
  }
});

test('what was taken out stays out, too, when the answer to an earlier push was lost', async (t) => {
  const [a, b] = devices(t);
  await join(a, b);
  await converge(a, b);
  await ignore(a, 'one', 'two');
  a.network = async (next, url, init) => {
    await next(url, init);
    throw new TypeError('network changed');
  };
  const { account } = await a.sync.now();
  assert.notEqual(account, '');
  a.network = async (next, url, init) =>
    init.method === 'POST' ? next(url, init).then(() => Promise.reject(new TypeError('lost'))) : next(url, init);
  await a.sync.now();
  a.restart();
  a.network = (next, url, init) => next(url, init);
  await ignore(a, 'two');
  await b.sync.now();
  await set(b, (s) => ({ ...s, rules: { ...s.rules, ignored: [...(s.rules.ignored ?? []), { rule: 'emoji', text: 'three' }] } }));
  await converge(b, a);
  for (const device of [a, b]) {
    assert.deepEqual((await device.settings.get()).rules.ignored?.map(({ text }) => text).toSorted(), ['three', 'two'], device.name);
  }
});

test('two devices that edit the same starter meet in one record, and the server cannot tell which', async (t) => {
  const [a, b] = devices(t);
  for (const device of [a, b]) await device.seed('talk', 'event');
  const id = await idOfName('starter talk');
  await a.save('talk', 'ONE of talk\ntwo\nthree', id);
  await b.save('talk', 'one of talk\ntwo\nTHREE', id);
  const pushed = new Set<string>();
  for (const device of [a, b]) {
    device.network = (next, url, init) => {
      const { items = [] } = init.body ? (JSON.parse(init.body as string) as { items?: { id: string }[] }) : {};
      for (const item of items) pushed.add(item.id);
      return next(url, init);
    };
  }
  const server = await join(a, b);
  await converge(a, b);
  for (const device of [a, b]) assert.deepEqual(await device.texts(), ['event: one of event\ntwo\nthree', 'talk: ONE of talk\ntwo\nTHREE']);
  assert.equal(pushed.size, 1, 'untouched starters stay here');
  assert.ok(!pushed.has(id));
  // Another account has another id for it.
  const other = new Device(t, 'C');
  await other.seed('talk');
  await other.save('talk', 'mine', id);
  other.network = a.network;
  await other.sync.setUp(server);
  await other.sync.now();
  assert.equal(pushed.size, 2);
  // A device that never had the starter, and one whose starter goes to the trash and away.
  const late = new Device(t, 'D');
  await late.sync.setUp(server, await a.sync.code());
  await late.sync.now();
  assert.equal((await late.records.get(id))?.name, 'starter talk');
  await late.library.trash(id);
  await late.library.delete(id);
  await converge(late, a, b);
  for (const device of [a, b, late]) assert.equal((await device.records.get(id))?.record, null, device.name);
});

test('starters that were deleted stay away from a browser that begins with them, wherever the library goes', async (t) => {
  const [a, b] = devices(t);
  const starters = ['talk', 'event', 'job'];
  for (const device of [a, b]) await device.seed(...starters);
  const [talk, event] = [await idOfName('starter talk'), await idOfName('starter event')];
  const late = async (name: string, code: string, server: string) => {
    const device = new Device(t, name);
    await device.seed(...starters);
    await device.sync.setUp(server, code);
    await converge(device, a);
    return device;
  };
  await a.save('event', 'mine', event);
  const server = await join(a, b);
  await a.library.trash(talk);
  await a.library.delete(talk);
  await converge(a, b);
  await a.sync.newCode();
  const expected = ['event: mine', 'job: one of job\ntwo\nthree'];
  for (const device of [a, await late('C', await a.sync.code(), server)]) assert.deepEqual(await device.texts(), expected, device.name);

  // One that did not delete it takes the library to another server.
  await b.sync.stop();
  const elsewhere = await testServer(t);
  const code = await b.sync.setUp(elsewhere);
  await b.sync.now();
  for (const device of [b, await late('D', code, elsewhere)]) assert.deepEqual(await device.texts(), expected, device.name);
  assert.deepEqual([(await b.sync.status()).state, (await b.sync.status()).pending], ['idle', 0]);
});

test('the server forgets deletions after a time, but never those of starters', async (t) => {
  const [a, b] = devices(t);
  for (const device of [a, b]) await device.seed('talk', 'event', 'job');
  const { id } = await a.save('Mine', 'text');
  const event = await idOfName('starter event');
  await a.save('event', 'edited', event);
  const server = await join(a, b);
  await converge(a, b);
  for (const gone of [id, event, await idOfName('starter talk')]) {
    await a.library.trash(gone);
    await a.library.delete(gone);
  }
  const { account, token } = await deriveKeys(await parseCode(await a.sync.code()));
  const pulled = async () => {
    const answer = await fetch(`${server}/v1/changes`, { headers: { Authorization: `Bearer ${account}.${token}` } });
    return ((await answer.json()) as Changes).items.filter(({ data }) => data === null).map((item) => item.id);
  };
  await a.sync.now();
  assert.deepEqual(await pulled(), [id]);
  const forgetful: Device['network'] = async (next, url, init) => {
    const answer = await next(url, init);
    if (init.method !== 'GET' || answer.status !== 200 || !url.endsWith('/changes')) return answer;
    const changes = (await answer.json()) as Changes;
    return Response.json({ ...changes, items: changes.items.filter(({ data }) => data !== null) });
  };
  const late = new Device(t, 'C');
  await late.seed('talk', 'event', 'job');
  for (const device of [b, late]) device.network = forgetful;
  await late.sync.setUp(server, await a.sync.code());
  await converge(b, late);
  for (const device of [a, late]) assert.deepEqual(await device.texts(), ['job: one of job\ntwo\nthree'], device.name);
  assert.equal((await b.records.get(event))?.record, null);
});

test('more than half of a library that are starters are asked about, too', async (t) => {
  const [a, b] = devices(t);
  const keys = Array.from({ length: 12 }, (_, i) => `s${i}`);
  for (const device of [a, b]) await device.seed(...keys);
  const ids = await Promise.all(keys.map((key) => idOfName(`starter ${key}`)));
  for (const id of ids) await a.save('Mine', 'text', id);
  await join(a, b);
  await converge(a, b);
  for (const id of ids) {
    await a.library.trash(id);
    await a.library.delete(id);
  }
  await a.sync.now();
  assert.deepEqual([(await b.sync.now()).state, (await b.texts()).length], ['paused', 12]);
  assert.equal((await b.sync.now('refuse')).state, 'idle');
  await converge(a, b);
  for (const device of [a, b]) assert.equal((await device.texts()).length, 12, device.name);
});

test('a starter that was deleted comes back when somebody who has it still writes in it', async (t) => {
  const [a, b] = devices(t);
  for (const device of [a, b]) await device.seed('talk');
  const id = await idOfName('starter talk');
  const server = await join(a);
  await a.library.trash(id);
  await a.library.delete(id);
  await a.sync.now();
  await b.save('talk', 'mine', id);
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  for (const device of [a, b]) assert.deepEqual(await device.texts(), ['talk: mine'], device.name);
  // Neither does the memory of the deletion win at an account that has it.
  await b.library.trash(id);
  await b.library.delete(id);
  await converge(b, a);
  const other = new Device(t, 'C');
  await other.seed('talk');
  await other.save('talk', 'of C', id);
  await other.sync.setUp(server);
  await other.sync.now();
  await b.sync.stop();
  await b.sync.setUp(server, await other.sync.code());
  await converge(b, other);
  for (const device of [b, other]) assert.deepEqual(await device.texts(), ['talk: of C'], device.name);
});

test('history marks travel, so that every device knows what an edit was built upon', async (t) => {
  const [a, b] = devices(t);
  await join(a, b);
  const { id } = await a.save('T', '1');
  await converge(a, b);
  await b.save('T', '2', id);
  await converge(b, a);
  const [first, second] = [await a.records.get(id), await b.records.get(id)];
  assert.deepEqual([first?.rev, first?.seen], [second?.rev, second?.seen]);
  assert.equal(first?.seen.length, 1);
  assert.deepEqual(
    (await a.library.versions(id)).map(({ body }) => body),
    ['1'],
  );
});
