import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Settings } from '../protocol';
import { converge, Device } from '../testing/device';
import { testServer } from '../testing/server';

async function pair(t: TestContext, server?: string): Promise<{ server: string; a: Device; b: Device }> {
  server ??= await testServer(t);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  await b.sync.setUp(server, await a.sync.setUp(server));
  await converge(a, b);
  return { server, a, b };
}

async function set(device: Device, role: string, rules: Settings['rules']): Promise<void> {
  await device.set((settings) => ({ ...settings, me: { ...settings.me, role }, rules }));
}

async function remove(device: Device, id: string): Promise<void> {
  await device.library.trash(id);
  await device.library.delete(id);
}

const many = 18; // edits, more than a revision remembers

test('a library that no account has yet is not called synced', async (t) => {
  const device = new Device(t, 'A');
  await device.save('T', 'text');
  const server = await testServer(t);
  device.network = (next, url, init) => (url.includes('/changes') ? new Promise(() => undefined) : next(url, init));
  await device.sync.setUp(server);
  device.restart();
  const { state, text } = await device.sync.status();
  assert.deepEqual([state, text], ['waiting', 'Not synced yet.']);
});

test('a browser that was away takes what the new code has, and offers nothing but its own edits', async (t) => {
  const { server, a, b } = await pair(t);
  const [edited, stale, gone] = [await a.save('Edited', 'one\ntwo'), await a.save('Stale', 'first'), await a.save('Gone', 'text')];
  await set(a, 'Engineer', { off: ['wordy'], ignored: [{ rule: 'wordy', text: 'in order to' }] });
  await converge(a, b);
  for (let i = 0; i < many; i++) {
    await a.save('Stale', `text ${i}`, stale.id);
    await set(a, `Head ${i}`, {});
  }
  await a.save('Edited', 'ONE\ntwo', edited.id);
  await remove(a, gone.id);
  await a.sync.now();
  for (let i = 0; i < 2; i++) await a.sync.newCode(); // the library may have moved more than once
  await b.save('Edited', 'one\nTWO', edited.id);
  await b.save('New', 'of B');
  assert.equal((await b.sync.now()).reason, 'account-retired');
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  for (const device of [a, b]) {
    assert.deepEqual(await device.texts(), ['Edited: ONE\nTWO', 'New: of B', `Stale: text ${many - 1}`], device.name);
    const { me, also, rules } = await device.settings.get();
    assert.deepEqual([me.role, also, rules], [`Head ${many - 1}`, undefined, {}], device.name);
    assert.deepEqual(
      (await device.library.list()).filter(({ trashed }) => trashed).map(({ title }) => title),
      ['Gone'],
      'nothing goes for good',
    );
    assert.deepEqual([(await device.sync.status()).state, (await device.sync.status()).pending], ['idle', 0]);
  }
});

test('a browser that was away asks before most of what it has goes', async (t) => {
  const { server, a, b } = await pair(t);
  const made = [];
  for (let i = 0; i < 12; i++) made.push(await a.save(`T${i}`, 'text'));
  await converge(a, b);
  for (const { id } of made) await remove(a, id);
  await a.sync.newCode();
  await b.sync.now();
  await b.sync.setUp(server, await a.sync.code());
  await b.save('New', 'of B');
  for (let i = 0; i < 2; i++) assert.equal((await b.sync.now()).state, 'paused');
  b.restart();
  assert.match((await b.sync.now()).text, /removed 12 templates/);
  await a.sync.now();
  assert.deepEqual(await a.texts(), ['New: of B'], 'all else goes on');
  await b.sync.now('refuse');
  await converge(b, a);
  for (const device of [a, b]) assert.equal((await device.texts()).length, 13, device.name);
});

test('a browser that stopped and comes back takes up where it was, also at the server’s new address', async (t) => {
  const { server, a, b } = await pair(t);
  const made = [];
  for (let i = 0; i < 3; i++) made.push(await a.save(`T${i}`, 'text'));
  const edited = await a.save('Edited', 'one\ntwo');
  await converge(a, b);
  await b.sync.stop();
  b.restart();
  await remove(a, made[0]!.id);
  await a.save('T1', 'newer', made[1]!.id);
  await a.save('Edited', 'ONE\ntwo', edited.id);
  await a.sync.now();
  await b.save('Edited', 'one\nTWO', edited.id);
  await b.save('New', 'of B');
  await remove(b, made[2]!.id);
  const moved = 'https://moved.invalid';
  b.network = (next, url, init) => next(url.replace(moved, server), init);
  await b.sync.setUp(moved, await a.sync.code());
  await converge(b, a);
  for (const device of [a, b]) {
    assert.deepEqual(await device.texts(), ['Edited: ONE\nTWO', 'New: of B', 'T1: newer'], device.name);
    assert.equal((await device.library.list()).length, 3, 'nothing is in the trash');
    assert.deepEqual([(await device.sync.status()).state, (await device.sync.status()).pending], ['idle', 0]);
  }
});

test('a browser that stopped takes what the new code has', async (t) => {
  const { server, a, b } = await pair(t);
  const { id } = await a.save('Gone', 'text');
  await a.save('Stays', 'text');
  await converge(a, b);
  await b.sync.stop();
  await remove(a, id);
  await a.sync.newCode();
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  for (const device of [a, b]) assert.deepEqual(await device.texts(), ['Stays: text'], device.name);
});

test('a browser that stopped and was at another account since offers everything', async (t) => {
  for (const full of [false, true]) {
    const { server, a, b } = await pair(t);
    await a.save('Of both', 'text');
    await converge(a, b);
    const other = new Device(t, 'C');
    await other.save('Of C', 'text');
    await other.sync.setUp(server);
    await other.sync.now();
    await b.sync.stop();
    await b.sync.setUp(server, await other.sync.code());
    await b.sync.now();
    await other.sync.now();
    assert.deepEqual(await other.texts(), ['Of C: text', 'Of both: text']);
    b.area.full = full; // then where it was cannot be kept, and stopping must work all the same
    assert.equal((await b.sync.stop()).state, 'off');
    b.area.full = false;
    await b.sync.setUp(server, await a.sync.code());
    await converge(b, a);
    for (const device of [a, b]) assert.deepEqual(await device.texts(), ['Of C: text', 'Of both: text'], `${device.name}, full ${full}`);
  }
});

test('an account that was deleted leaves nothing to come back to', async (t) => {
  const { a } = await pair(t);
  await a.sync.stop();
  assert.deepEqual(
    (await a.area.keys()).filter((key) => key === 'left' || key === 'sync'),
    ['left'],
  );
  const { server, b } = await pair(t);
  await b.sync.deleteAccount();
  assert.deepEqual(
    (await b.area.keys()).filter((key) => key === 'left' || key === 'sync'),
    [],
  );
  await b.sync.setUp(server);
});

test('what the browser that made the new code could not read comes back from one that could', async (t) => {
  const { server, a, b } = await pair(t);
  const { id } = await b.save('Damaged', 'text');
  await b.sync.now();
  a.network = async (next, url, init) => {
    const answer = await next(url, init);
    if (init.method !== 'GET' || answer.status !== 200 || !url.includes('/changes')) return answer;
    const page = (await answer.json()) as { items: { id: string; data: string }[] };
    return Response.json({ ...page, items: page.items.map((item) => (item.id === id ? { ...item, data: 'AAAA' } : item)) });
  };
  assert.match((await a.sync.now()).text, /cannot be read here/);
  await a.sync.newCode();
  a.network = (next, url, init) => next(url, init);
  await b.sync.now();
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  for (const device of [a, b]) assert.deepEqual(await device.texts(), ['Damaged: text'], device.name);
});

test('the code of any other account unites both libraries', async (t) => {
  const { server, a, b } = await pair(t);
  await a.save('Of both', 'text');
  await set(a, 'Engineer', { off: ['wordy'] });
  await converge(a, b);
  const other = new Device(t, 'C');
  await set(other, 'Head', { off: ['pitch'] });
  await other.save('Of C', 'text');
  await other.sync.setUp(server);
  await other.sync.now();
  await other.sync.newCode(); // it has an origin, which is not ours
  await a.sync.newCode();
  await b.sync.now();
  await b.sync.setUp(server, await other.sync.code());
  await converge(b, other);
  for (const device of [b, other]) {
    assert.deepEqual(await device.texts(), ['Of C: text', 'Of both: text'], device.name);
    const { me, also, rules } = await device.settings.get();
    assert.deepEqual([me.role, also, rules.off?.toSorted()], ['Head', { role: ['Engineer'] }, ['pitch', 'wordy']], device.name);
  }
});

test('a joining that breaks off anywhere goes on', async (t) => {
  const server = await testServer(t);
  for (let at = 1; ; at++) {
    const { a, b } = await pair(t, server);
    const made = [];
    for (let i = 0; i < 3; i++) made.push(await a.save(`T${i}`, 'text'));
    await converge(a, b);
    await a.save('T0', 'newer', made[0]!.id);
    await remove(a, made[1]!.id);
    await a.sync.newCode();
    await b.sync.now();
    await b.save('New', 'of B');
    await b.sync.setUp(server, await a.sync.code());
    const write = b.area.set.bind(b.area);
    let writes = 0;
    const struck = new Promise<boolean>((resolve) => {
      b.area.set = (items) => {
        if (++writes !== at) return write(items);
        b.restart();
        resolve(true);
        return new Promise(() => undefined);
      };
    });
    const broken = await Promise.race([struck, b.sync.now().then(() => false)]);
    b.area.set = write;
    if (!broken) break;
    await converge(b, a);
    for (const device of [a, b])
      assert.deepEqual(await device.texts(), ['New: of B', 'T0: newer', 'T2: text'], `${device.name}, write ${at}`);
  }
});
