import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { idOfName } from '../ids';
import { converge, Device, offline } from '../testing/device';
import { until } from '../testing/memory';
import { testServer } from '../testing/server';
import { formatCode, newSecret } from './code';
import type { Changes, Item } from './http';

/** Two devices with one sync code on a server of their own. */
async function pair(t: TestContext) {
  const server = await testServer(t);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  const code = await a.sync.setUp(server);
  await b.sync.setUp(server, code.toLowerCase());
  return { server, code, a, b };
}

const problem = (status: number, type: string, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify({ type, status, detail: 'So it is.' }), { status, headers }));

test('a template made on one device appears on the other, and nowhere else', async (t) => {
  const { server, code, a, b } = await pair(t);
  const stranger = new Device(t, 'C');
  await stranger.sync.setUp(server);
  assert.equal(await b.sync.code(), code);
  const { id } = await a.save('Hello', 'Hi {{first_name}}');
  await converge(a, b, stranger);
  assert.deepEqual(await b.texts(), ['Hello: Hi {{first_name}}']);
  assert.deepEqual(await stranger.texts(), []);
  await b.library.trash(id);
  await converge(a, b);
  assert.equal((await a.library.list())[0]?.trashed, true);
  await b.library.delete(id);
  await converge(a, b);
  assert.deepEqual(await a.library.list(), []);
  const { state, pending, text } = await a.sync.status();
  assert.deepEqual([state, pending], ['idle', 0]);
  assert.match(text, /All is synced/);
});

test('a round does what was planned before it, and none follows', async (t) => {
  const server = await testServer(t);
  const device = new Device(t, 'A');
  let rounds = 0;
  device.network = (next, url, init) => {
    if (url.includes('/changes')) rounds++;
    return next(url, init);
  };
  await device.sync.setUp(server); // plans a round
  await device.sync.now();
  await device.sync.now(); // after whatever waits for the one before
  assert.equal(rounds, 2);
});

test('libraries that were there before are united', async (t) => {
  const server = await testServer(t);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  await a.save('Of A', '1');
  await b.save('Of B', '2');
  await b.sync.setUp(server, await a.sync.setUp(server).then(async (code) => (await a.sync.now(), code)));
  await converge(a, b);
  assert.deepEqual(await a.texts(), ['Of A: 1', 'Of B: 2']);
  assert.deepEqual(await b.texts(), await a.texts());
});

test('edits made apart are merged, and kept twice where they overlap', async (t) => {
  const { a, b } = await pair(t);
  const { id } = await a.save('Talk', 'Hi Ann,\nyour talk was good.\nBye');
  await converge(a, b);
  await a.save('Talk', 'Hello Ann,\nyour talk was good.\nBye', id);
  await b.save('Talk', 'Hi Ann,\nyour talk was good.\nSee you', id);
  await converge(a, b);
  assert.deepEqual(await a.texts(), ['Talk: Hello Ann,\nyour talk was good.\nSee you']);
  await a.save('Talk', 'One way', id);
  await b.save('Talk', 'Another way', id);
  await converge(a, b);
  assert.deepEqual(await a.texts(), ['Talk (edited on B): Another way', 'Talk: One way']);
  assert.deepEqual(await b.texts(), await a.texts());
  const copy = (await a.library.list()).find(({ id: other }) => other !== id)!;
  await b.save(copy.title, 'Yet another', copy.id);
  await a.save(copy.title, 'A fourth', copy.id);
  await converge(b, a);
  assert.deepEqual(
    (await a.texts()).map((text) => text.split(':')[0]),
    ['Talk (edited on A)', 'Talk (edited on B)', 'Talk'],
  );
});

test('an edit beats a deletion, whichever comes first', async (t) => {
  for (const first of ['editor', 'deleter'] as const) {
    const { a, b } = await pair(t);
    const { id } = await a.save('Talk', 'Hi');
    await converge(a, b);
    await a.library.trash(id);
    await a.library.delete(id);
    await b.save('Talk', 'Hi again', id);
    await converge(...(first === 'editor' ? [b, a] : [a, b]));
    assert.deepEqual(await a.texts(), ['Talk: Hi again'], first);
    assert.deepEqual(await b.texts(), ['Talk: Hi again'], first);
  }
});

test('without a server edits wait, also over a restart, and the status says since when', async (t) => {
  const { a, b } = await pair(t);
  await converge(a, b);
  a.network = offline;
  await a.save('Hello', 'Hi');
  const status = await a.sync.now();
  assert.equal(status.state, 'waiting');
  assert.match(status.text, /^1 change waiting, server unreachable since \d\d:\d\d\.$/);
  a.restart();
  assert.match((await a.sync.status()).text, /^1 change waiting, server unreachable since/);
  a.network = (next, url, init) => next(url, init);
  await converge(a, b);
  assert.deepEqual(await b.texts(), ['Hello: Hi']);
});

test('an edit in the midst of a round is pushed by the next', async (t) => {
  const { a, b } = await pair(t);
  await a.sync.now();
  let answer = (): void => undefined;
  a.network = async (next, url, init) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return next(url, init);
  };
  const first = a.sync.now();
  await until('the round is under way', async () => (await a.sync.status()).state === 'working');
  await a.save('Hello', 'Hi');
  const second = a.sync.now();
  a.network = (next, url, init) => next(url, init);
  answer();
  await Promise.all([first, second]);
  await b.sync.now();
  assert.deepEqual(await b.texts(), ['Hello: Hi']);
});

test('a push whose answer is lost is pushed again and makes nothing twice', async (t) => {
  const { a, b } = await pair(t);
  await converge(a, b);
  a.network = async (next, url, init) => {
    await next(url, init);
    throw new TypeError('network changed');
  };
  const { id } = await a.save('Hello', 'Hi');
  await a.sync.now();
  await a.save('Hello', 'Hi there', id);
  await a.sync.now();
  a.network = (next, url, init) => next(url, init);
  await converge(a, b);
  assert.deepEqual(await b.texts(), ['Hello: Hi there']);
  assert.equal((await a.records.all()).size, 1);
});

test('a pull that would remove most of the library stops and asks', async (t) => {
  for (const answer of ['accept', 'refuse'] as const) {
    const { a, b } = await pair(t);
    const made = [];
    for (let i = 0; i < 21; i++) made.push(await a.save(`T${i}`, 'text'));
    await converge(a, b);
    for (const { id } of made.slice(0, 14)) await a.library.trash(id).then(() => a.library.delete(id));
    await a.sync.now();
    const status = await b.sync.now();
    assert.equal(status.state, 'paused');
    assert.match(status.text, /removed 14 templates/);
    assert.equal((await b.texts()).length, 21);
    await b.save('Meanwhile', 'text');
    await a.save('Elsewhere', 'text');
    await a.sync.now();
    assert.equal((await b.sync.now()).state, 'paused', 'asked again');
    assert.equal((await b.texts()).length, 23, 'all else goes on');
    await a.sync.now();
    assert.ok((await a.texts()).includes('Meanwhile: text'));
    assert.equal((await b.sync.now(answer)).state, 'idle');
    await converge(a, b);
    for (const device of [a, b]) {
      assert.equal((await device.texts()).length, answer === 'accept' ? 9 : 23, `${answer} on ${device.name}`);
      assert.equal((await device.library.list()).length, 23, 'nothing is erased');
    }
  }
});

test('a server that went back in time gets what it lacks', async (t) => {
  const { server, a, b } = await pair(t);
  const old = await a.save('Old', '1');
  const changed = await a.save('Changed', 'before');
  await converge(a, b);
  const restored = await testServer(t); // another history, which lacks everything
  const moved = (device: Device) => {
    device.network = (next, url, init) => next(url.replace(server, restored), init);
  };
  const early = new Device(t, 'early');
  await early.sync.setUp(server, await a.sync.code());
  await early.sync.now();
  await b.save('Changed', 'after', changed.id);
  await b.save('New', '2');
  await converge(b, a);
  await new Device(t, 'registrar').sync.setUp(restored); // other accounts come first
  const { account, token } = await keysOf(a);
  await fetch(`${restored}/v1/account`, { method: 'PUT', headers: { Authorization: `Bearer ${account}.${token}` } });
  for (const device of [early, a, b]) moved(device);
  await converge(early, a, b);
  const late = new Device(t, 'late');
  await late.sync.setUp(restored, await a.sync.code());
  await late.sync.now();
  for (const device of [early, a, b, late]) assert.deepEqual(await device.texts(), ['Changed: after', 'New: 2', 'Old: 1'], device.name);
  assert.ok(await late.records.get(old.id));
});

test('what a server forgot with an expired cursor goes to the trash, but not what was edited here', async (t) => {
  const { a, b } = await pair(t);
  const [gone, edited] = [await a.save('Gone', '1'), await a.save('Edited', '2')];
  await a.save('Stays', '3');
  await converge(a, b);
  for (const { id } of [gone, edited]) await a.library.trash(id).then(() => a.library.delete(id));
  await a.sync.now();
  await b.save('Edited', '2 and more', edited.id);
  let expired = false;
  b.network = async (next, url, init) => {
    if (init.method !== 'GET' || !url.endsWith('/changes')) return next(url, init);
    if (!expired) return ((expired = true), problem(410, 'cursor-expired'));
    const page = (await (await next(url, init)).json()) as { items: { data: string | null }[] };
    return Response.json({ ...page, items: page.items.filter(({ data }) => data !== null) });
  };
  await b.sync.now();
  assert.deepEqual(await b.texts(), ['Edited: 2 and more', 'Stays: 3']);
  assert.equal((await b.library.list()).find(({ id }) => id === gone.id)?.trashed, true);
  await converge(a, b);
  assert.deepEqual(await a.texts(), await b.texts());
});

test('only the person goes on after what waiting does not mend', async (t) => {
  const { server, a } = await pair(t);
  await a.save('Hello', 'Hi');
  const { account, token } = await keysOf(a);
  await fetch(`${server}/v1/account`, { method: 'DELETE', headers: { Authorization: `Bearer ${account}.${token}` } });
  const status = await a.sync.now();
  assert.equal(status.state, 'stopped');
  assert.match(status.text, /deleted from the server. Your templates stay/);
  assert.deepEqual(await a.texts(), ['Hello: Hi']);
  assert.equal((await a.sync.stop()).state, 'off');
});

test('sync goes on by itself once the extension was updated, but not after anything else that stops it', async (t) => {
  const { a } = await pair(t);
  for (const [status, type, next] of [
    [426, 'upgrade-required', 'idle'],
    [401, 'unauthorized', 'stopped'],
  ] as const) {
    a.network = () => problem(status, type);
    assert.equal((await a.sync.now()).state, 'stopped');
    a.restart();
    a.network = (next, url, init) => next(url, init);
    await a.sync.opened();
    await until('it is as it should be', async () => (await a.sync.status()).state === next);
  }
});

test('a busy server is left alone for as long as it asks', async (t) => {
  const { a } = await pair(t);
  await a.sync.now();
  let calls = 0;
  a.network = () => (calls++, problem(429, 'rate-limited', { 'Retry-After': '60' }));
  const status = await a.sync.now();
  assert.equal(status.state, 'waiting');
  assert.match(status.text, /^Since \d\d:\d\d: So it is\.$/);
  await a.save('Hello', 'Hi');
  const plans = t.mock.method(globalThis, 'setTimeout').mock;
  a.sync.edited();
  await a.sync.opened();
  const delays = plans.calls.map(({ arguments: [, delay] }) => delay!);
  plans.restore();
  assert.equal(delays.length, 2);
  assert.ok(Math.min(...delays) > 30_000, `rounds are planned in ${delays} ms`);
  assert.equal(calls, 1);
});

test('a record that the server will not take holds up no other', async (t) => {
  const { a, b } = await pair(t);
  const large = await a.save('Large', 'x');
  await a.save('Small', 'y');
  a.network = async (next, url, init) => {
    if (init.method !== 'POST') return next(url, init);
    const push = JSON.parse(init.body as string) as { items: { id: string }[] };
    const rest = push.items.filter(({ id }) => id !== large.id);
    const answer = (await (await next(url, { ...init, body: JSON.stringify({ ...push, items: rest }) })).json()) as { items: object[] };
    const items = push.items.map(({ id }) => (id === large.id ? { id, error: 'quota' } : answer.items.shift()));
    return Response.json({ items });
  };
  const status = await a.sync.now();
  assert.deepEqual([status.state, status.pending], ['waiting', 1]);
  assert.match(status.text, /1 template did not fit/);
  await b.sync.now();
  assert.deepEqual(await b.texts(), ['Small: y']);
});

/** Lets a server take only so many characters of data at a time, each record with what it had before; answers what it was sent. */
function bound(device: Device, room: { left: number }): string[] {
  const has = new Map<string, number>();
  const asked: string[] = [];
  device.network = async (next, url, init) => {
    if (init.method !== 'POST') return next(url, init);
    const push = JSON.parse(init.body as string) as { items: { id: string; data: string | null }[] };
    const errors = new Set<string>();
    for (const { id, data } of push.items) {
      asked.push(id);
      const more = (data?.length ?? 0) - (has.get(id) ?? 0);
      if (more > room.left) errors.add(id);
      else has.set(id, data?.length ?? 0), (room.left -= more);
    }
    const rest = push.items.filter(({ id }) => !errors.has(id));
    const answer = (await (await next(url, { ...init, body: JSON.stringify({ ...push, items: rest }) })).json()) as { items: object[] };
    return Response.json({ items: push.items.map(({ id }) => (errors.has(id) ? { id, error: 'quota' } : answer.items.shift())) });
  };
  return asked;
}

test('what did not fit is tried again when the person syncs, and as soon as there is room', async (t) => {
  const { a, b } = await pair(t);
  const long = 'x'.repeat(3_000);
  const room = { left: 10_000 };
  const asked = bound(a, room);
  const [first, second] = [await a.save('First', long), await a.save('Second', long)];
  assert.equal((await a.sync.now()).state, 'idle');
  const late = await a.save('Late', long);
  assert.match((await a.sync.now()).text, /1 template did not fit/);
  room.left += 5_000; // by the operator
  assert.equal((await a.sync.now()).state, 'idle');

  // By shortening, in the same round, and without a word of the person.
  room.left = 0;
  const last = await a.save('Last', 'x'.repeat(2_000));
  await a.sync.now();
  asked.length = 0;
  await a.save('First', 'short', first.id);
  a.sync.edited();
  await until('it is taken', async () => (await a.sync.status()).pending === 0);
  assert.deepEqual(asked, [first.id, last.id]);

  // By deleting: of one push the deletion goes first, whatever was written before.
  await a.library.trash(second.id);
  await a.sync.now();
  const next = await a.save('Next', long);
  await a.library.delete(second.id);
  asked.length = 0;
  assert.equal((await a.sync.now()).state, 'idle');
  assert.deepEqual(asked, [second.id, next.id]);

  // By another device.
  const other = await a.save('Other', long);
  await a.sync.now();
  await b.sync.now();
  await b.library.trash(late.id);
  await b.library.delete(late.id);
  await b.sync.now();
  room.left = 10_000;
  asked.length = 0;
  await a.sync.opened();
  await until('it is taken', async () => (await a.sync.status()).pending === 0);
  assert.ok(asked.includes(other.id));
  await converge(a, b);
  assert.deepEqual(await b.texts(), await a.texts());
});

test('a starter that was never edited is deleted at a full account as soon as there is room, and meanwhile it is said why not', async (t) => {
  const { a, b } = await pair(t);
  for (const device of [a, b]) await device.seed('talk');
  const other = await a.save('Other', 'x'.repeat(2_000));
  await converge(a, b);
  const room = { left: 10_000 };
  bound(a, room);
  await a.save('Other', 'y'.repeat(2_000), other.id);
  await a.sync.now();
  room.left = 0;
  const talk = await idOfName('starter talk');
  await a.library.trash(talk);
  await a.library.delete(talk);
  const { state, text } = await a.sync.now();
  assert.deepEqual([state, text.replace(/:.*/, '')], ['waiting', 'The server has no room to note that you deleted 1 template']);
  await b.sync.now();
  assert.ok((await b.records.get(talk))?.record, 'it has it, as that says');
  await a.library.trash(other.id);
  await a.library.delete(other.id);
  assert.equal((await a.sync.now()).state, 'idle');
  await converge(a, b);
  assert.deepEqual(await b.texts(), await a.texts());
});

/** Lets a server change what it answers to a pull. */
function serve(device: Device, change: (item: Item) => Item): void {
  device.network = async (next, url, init) => {
    const answer = await next(url, init);
    if (init.method !== 'GET' || answer.status !== 200 || !url.includes('/changes')) return answer;
    const page = (await answer.json()) as Changes;
    return Response.json({ ...page, items: page.items.map(change) });
  };
}

test('a record that cannot be read stops no other, takes nothing away and gives way to an edit', async (t) => {
  const { a, b } = await pair(t);
  const { id } = await a.save('Damaged', 'before');
  await converge(a, b);
  await a.save('Damaged', 'after', id);
  await a.save('Sound', 'new');
  const flip = (data: string) => `${data[0] === 'A' ? 'B' : 'A'}${data.slice(1)}`;
  serve(b, (item) => (item.id === id ? { ...item, data: flip(item.data!) } : item));
  await a.sync.now();
  const status = await b.sync.now();
  assert.equal(status.state, 'idle');
  assert.match(status.text, /1 record on the server cannot be read here/);
  assert.deepEqual(await b.texts(), ['Damaged: before', 'Sound: new']);
  b.network = (next, url, init) => next(url, init);
  await b.save('Damaged', 'before and more', id);
  await converge(b, a);
  assert.deepEqual(await a.texts(), await b.texts());
  const all = (await b.texts()).join();
  assert.ok(all.includes('after') && all.includes('before and more'), all);
});

test('a record that was damaged on the way is read when the person syncs again, or a day later', async (t) => {
  const { a, b } = await pair(t);
  await converge(a, b);
  for (const later of [0, 24 * 60 * 60_000]) {
    await a.save(`Late ${later}`, 'x');
    await a.sync.now();
    serve(b, (item) => ({ ...item, data: item.data && `${item.data.slice(0, -4)}AAAA` }));
    assert.match((await b.sync.now()).text, /cannot be read/);
    b.network = (next, url, init) => next(url, init);
    if (later) {
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + later });
      await b.sync.opened();
      await until('the second record is read', async () => (await b.texts()).length === 2);
    } else {
      await b.sync.now();
    }
    assert.doesNotMatch((await b.sync.status()).text, /cannot be read/);
  }
  assert.equal((await b.texts()).length, 2);
});

test('records that a server swaps are not taken for each other', async (t) => {
  const { a, b } = await pair(t);
  await converge(a, b);
  const made = [await a.save('One', '1'), await a.save('Two', '2'), await a.save('Three', '3')];
  const [one, two] = made.map(({ id }) => id);
  await a.sync.now();
  serve(b, (item) => (item.id === one ? { ...item, id: two! } : item.id === two ? { ...item, id: one! } : item));
  assert.equal((await b.sync.now()).state, 'idle');
  assert.deepEqual(await b.texts(), ['Three: 3']);
});

test('an old text that a server serves again is not taken for news', async (t) => {
  const { a, b } = await pair(t);
  await converge(a, b);
  const { id } = await a.save('Talk', 'old');
  await a.sync.now();
  let old: string | null = null;
  serve(b, (item) => (item.id === id && (old = item.data), item));
  await b.sync.now();
  await a.save('Talk', 'new', id);
  await converge(a, b);
  await a.save('Other', 'moves the head');
  await a.sync.now();
  serve(b, (item) => ({ ...item, id, data: old }));
  await b.sync.now();
  assert.deepEqual(await b.texts(), ['Talk: new']);
  b.network = (next, url, init) => next(url, init);
  await converge(b, a);
  assert.ok((await a.texts()).includes('Talk: new'));
});

test('a long outbox goes in several pushes', async (t) => {
  const { a, b } = await pair(t);
  for (let i = 0; i < 250; i++) await a.save(`T${i}`, 'x'.repeat(9_000));
  let pushes = 0;
  a.network = (next, url, init) => ((pushes += Number(init.method === 'POST')), next(url, init));
  await converge(a, b);
  assert.ok(pushes >= 3, `${pushes} pushes`);
  assert.equal((await b.texts()).length, 250);
});

test('a push that is too large for the server goes in smaller ones', async (t) => {
  const { a, b } = await pair(t);
  for (let i = 0; i < 20; i++) await a.save(`T${i}`, 'text');
  a.network = (next, url, init) => {
    const { items } = init.body ? (JSON.parse(init.body as string) as { items?: object[] }) : {};
    return items && items.length > 3 ? problem(413, 'too-large') : next(url, init);
  };
  assert.equal((await a.sync.now()).state, 'idle');
  await b.sync.now();
  assert.equal((await b.texts()).length, 20);
});

test('two tabs that set sync up at once make one account, and the other hears of it', async (t) => {
  const server = await testServer(t);
  const a = new Device(t, 'A');
  const made: string[] = [];
  a.network = (next, url, init) => {
    if (init.method === 'PUT') made.push(url);
    return next(url, init);
  };
  const other = assert.rejects(
    async () => {
      await a.sync.status();
      await a.sync.setUp(server);
    },
    { code: 'sync-on', message: /in another tab/ },
  );
  const code = await a.sync.setUp(server);
  await other;
  assert.deepEqual([await a.sync.code(), made.length], [code, 1]);
});

test('setting up says what is wrong and changes nothing', async (t) => {
  const server = await testServer(t);
  const other = createServer((_, answer) => answer.end('<html>')).listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const stranger = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const device = new Device(t, 'A');
  await device.save('Hello', 'Hi');
  const unknown = await formatCode(newSecret());
  const cases: [server: string, code: string | undefined, failure: string, words: RegExp][] = [
    ['not an address', undefined, 'bad-address', /https:\/\//],
    ['http://127.0.0.1:1', undefined, 'unreachable', /Check the address/],
    [stranger, undefined, 'bad-server', /not a Warmnote server/],
    [server, 'ABCD', 'bad-code', /only 4/],
    [server, unknown, 'unauthorized', /does not know this sync code/],
  ];
  for (const [address, code, failure, words] of cases) {
    await assert.rejects(device.sync.setUp(address, code), { code: failure, message: words }, address);
    assert.equal((await device.sync.status()).state, 'off');
  }
  await assert.rejects(device.sync.code(), { code: 'sync-off' });
  const code = await device.sync.setUp(server);
  await assert.rejects(device.sync.setUp(stranger, code), { code: 'bad-server' });
  assert.equal(await device.sync.code(), code, 'the account that was there is still there');
  assert.deepEqual(await device.texts(), ['Hello: Hi']);
});

test('a first account that cannot be kept here does not stay at the server, and one that is entered does', async (t) => {
  const server = await testServer(t);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  let made = '';
  b.network = (fetch, url, init) => {
    if (init.method === 'PUT') made = new Headers(init.headers).get('Authorization')!;
    return fetch(url, init);
  };
  b.area.full = true;
  await assert.rejects(b.sync.setUp(server), { code: 'storage-full' });
  assert.equal((await fetch(`${server}/v1/account`, { headers: { Authorization: made } })).status, 410);
  const code = await a.sync.setUp(server);
  await assert.rejects(b.sync.setUp(server, code), { code: 'storage-full' });
  assert.equal((await b.sync.status()).state, 'off');
  assert.equal((await a.sync.now()).state, 'idle');
});

async function keysOf(device: Device) {
  const [{ deriveKeys }, { parseCode }] = await Promise.all([import('./crypto'), import('./code')]);
  return deriveKeys(await parseCode(await device.sync.code()));
}
