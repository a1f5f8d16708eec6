import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { idOfName } from '../ids';
import { converge, Device, offline } from '../testing/device';
import { until } from '../testing/memory';
import { testServer, TestServer } from '../testing/server';
import { parseCode } from './code';
import { deriveKeys } from './crypto';

const direct: Device['network'] = (next, url, init) => next(url, init);

/** Two devices with a small library each of them knows: a template, one in the trash, a starter, settings. */
async function pair(t: TestContext, server: string): Promise<[Device, Device]> {
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  await b.sync.setUp(server, await a.sync.setUp(server));
  await a.seed('talk', 'event');
  await a.save('talk', 'my talk', await idOfName('starter talk'));
  const old = await a.save('Old', 'text');
  await a.library.trash(old.id);
  for (let i = 0; i < 5; i++) await a.save(`T${i}`, 'text');
  await a.set((settings) => ({ ...settings, plan: '300' }));
  await converge(a, b);
  return [a, b];
}

/** All that a device has, without what is its own affair. */
async function everything(device: Device): Promise<unknown> {
  const templates = await device.library.list();
  const shown = templates.filter(({ title }) => title !== 'event').map(({ id, title, body, trashed }) => ({ id, title, body, trashed }));
  return [shown.sort((x, y) => (x.id < y.id ? -1 : 1)), await device.settings.get()];
}

const keysOf = async (code: string) => deriveKeys(await parseCode(code));

test('a new sync code moves the library; the other device asks for it and keeps everything', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const before = await everything(a);
  const old = await a.sync.code();
  const { account } = await a.sync.status();
  const status = await a.sync.newCode();
  assert.deepEqual([status.state, status.moving, status.pending], ['idle', false, 0]);
  assert.notEqual(await a.sync.code(), old);
  assert.notEqual(status.account, account, 'pages learn that the code they show is over');
  const { id } = await b.save('Of B', 'written meanwhile');
  const gone = (await b.library.list()).find(({ title }) => title === 'Old')!;
  await b.library.delete(gone.id);
  const stopped = await b.sync.now();
  assert.deepEqual([stopped.state, stopped.reason], ['stopped', 'account-retired']);
  assert.match(stopped.text, /Enter the new code/);
  assert.deepEqual((await b.texts()).length, 7, 'all data stays');
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  assert.deepEqual(await everything(b), await everything(a));
  assert.ok(await a.records.get(id));
  assert.equal(await a.records.get(gone.id), undefined, 'a deletion that waited goes along');
  assert.notDeepEqual(await everything(a), before);
  const late = new Device(t, 'late');
  await assert.rejects(late.sync.setUp(server, old), { code: 'account-retired' });
  await late.sync.setUp(server, await a.sync.code());
  await late.sync.now();
  assert.deepEqual(await everything(late), await everything(a));
});

/**
 * How a device can be stopped at one request: before it or after it, with its worker killed or not; or from
 * then on there is no room to store anything, until the worker is killed.
 */
const faults = ['request lost', 'answer lost', 'killed before', 'killed after', 'full, then killed'] as const;

for (const fault of faults) {
  test(`a move that is interrupted at any request goes on or leaves the old code working: ${fault}`, async (t) => {
    const server = await testServer(t);
    for (let at = 1; ; at++) {
      const [a, b] = await pair(t, server);
      const old = await a.sync.code();
      let requests = 0;
      let struck = false;
      a.network = async (next, url, init) => {
        if (++requests !== at) return next(url, init);
        if (fault.startsWith('full')) {
          a.area.full = struck = true;
          return next(url, init);
        }
        if (fault.endsWith('after') || fault === 'answer lost') await next(url, init);
        if (fault.startsWith('killed')) {
          a.restart();
          a.network = direct;
        }
        struck = true;
        throw new TypeError('lost');
      };
      const ended = a.sync.newCode().catch(() => undefined); // never settles when it is killed
      await Promise.race([ended, until('the fault came', () => struck).catch(() => undefined)]);
      if (!struck) {
        assert.ok(at > 8, `a whole move had only ${requests} requests`);
        break;
      }
      if (!fault.startsWith('killed')) await ended;
      if (fault.startsWith('full')) a.restart();
      a.area.full = false;
      a.network = direct;
      if (!(await a.sync.status()).moving && (await a.sync.code()) === old) {
        assert.ok(at < 3, `${at}: it had begun`);
        assert.equal((await b.sync.now()).state, 'idle', `${at}: all stays as it was`);
        await a.sync.newCode();
      }
      // In between each device edits; the one that is not moving anything may do so with the old code still.
      await a.save('Late A', 'late');
      await b.save('Late B', 'late');
      const { state } = await b.sync.now();
      assert.ok(['idle', 'stopped'].includes(state), `${at}: ${state}`);
      assert.deepEqual([(await a.sync.now()).state, (await a.sync.status()).moving], ['idle', false], `request ${at}`);
      assert.equal((await b.sync.now()).reason, 'account-retired', `request ${at}`);
      await b.sync.setUp(server, await a.sync.code());
      await converge(b, a);
      assert.deepEqual(await everything(b), await everything(a), `request ${at}`);
      assert.equal((await a.texts()).filter((text) => text.startsWith('Late')).length, 2, `request ${at}`);
      assert.equal((await a.texts()).length, 9, `request ${at}`);
    }
  });
}

test('a retiring that takes effect late, before any request of the next round, ends the move', async (t) => {
  const server = await testServer(t);
  for (const edits of [false, true]) {
    for (let at = 1; ; at++) {
      const [a, b] = await pair(t, server);
      const old = await a.sync.code();
      let retire: (() => Promise<unknown>) | undefined;
      a.network = (next, url, init) => {
        if (!url.endsWith('/retire')) return next(url, init);
        retire = () => next(url, { ...init, signal: null });
        return offline();
      };
      const { state, moving } = await a.sync.newCode();
      assert.deepEqual([state, moving], ['waiting', true]);
      if (edits) await a.save('Late A', 'late');
      let requests = 0;
      let retired = false;
      a.network = async (next, url, init) => {
        if (++requests === at) retired = ((await retire!()) as Response).ok;
        return next(url, init);
      };
      const status = await a.sync.now();
      if (requests < at) {
        assert.ok(at > 8, `a whole round had only ${requests} requests`);
        break;
      }
      const what = `request ${at}, ${edits ? 'after an edit' : 'no edit'}`;
      assert.ok(retired || edits, what);
      assert.deepEqual([status.state, status.moving], ['idle', false], `${what}: ${status.text}`);
      assert.notEqual(await a.sync.code(), old, what);
      await b.save('Late B', 'late');
      assert.equal((await b.sync.now()).reason, 'account-retired', what);
      await b.sync.setUp(server, await a.sync.code());
      await converge(b, a);
      assert.deepEqual(await everything(b), await everything(a), what);
      assert.equal((await a.texts()).length, edits ? 9 : 8, what);
    }
  }
});

test('while a retiring may still take effect, the new account stays, whatever its server refuses', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const { account } = await keysOf(await a.sync.code());
  let retire: (() => Promise<unknown>) | undefined;
  a.network = (next, url, init) => {
    if (!url.endsWith('/retire')) return next(url, init);
    retire = () => next(url, { ...init, signal: null });
    return offline();
  };
  await a.sync.newCode();
  a.network = (next, url, init) => {
    if (init.method !== 'PUT' || new Headers(init.headers).get('Authorization')!.includes(account)) return next(url, init);
    return Promise.resolve(Response.json({ type: 'registration-closed', detail: 'This server takes no new accounts.' }, { status: 403 }));
  };
  const status = await a.sync.now();
  assert.deepEqual([status.state, status.moving], ['waiting', true]);
  await retire!();
  a.network = direct;
  assert.deepEqual([(await a.sync.now()).state, (await a.sync.status()).moving], ['idle', false]);
  await b.sync.now();
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  assert.deepEqual(await everything(b), await everything(a));
});

test('a move that was interrupted is in force when the server is back, and says so until then', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const old = await a.sync.code();
  a.network = (next, url, init) => (init.method === 'PUT' ? next(url, init) : offline());
  const status = await a.sync.newCode();
  assert.deepEqual([status.state, status.moving], ['waiting', true]);
  assert.match(status.text, /not in force yet; until it is, the old one works/);
  assert.equal(await a.sync.code(), old);
  await b.save('Meanwhile', 'text');
  assert.equal((await b.sync.now()).state, 'idle');
  a.network = direct;
  assert.deepEqual([(await a.sync.newCode()).state, (await a.sync.status()).moving], ['idle', false]);
  assert.ok((await a.texts()).includes('Meanwhile: text'));
  assert.notEqual(await a.sync.code(), old);
});

test('once the old code may be out of force, the status does not say that it works', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  a.network = async (next, url, init) => {
    await next(url, init);
    if (url.endsWith('/retire')) a.network = offline;
    return a.network === offline ? offline() : next(url, init);
  };
  const status = await a.sync.newCode();
  assert.deepEqual([status.state, status.moving, status.retiring], ['waiting', true, true]);
  assert.match(status.text, /the old one may have stopped working/);
  assert.equal((await b.sync.now()).reason, 'account-retired');
  a.network = direct;
  const { moving, retiring } = await a.sync.now();
  assert.deepEqual([moving, retiring], [false, false]);
});

test('a new code that nothing can come of changes nothing', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const old = await a.sync.code();
  const refusing = (method: string, part: string, status: number, body: object): Device['network'] => {
    return (next, url, init) =>
      init.method === method && url.includes(part) ? Promise.resolve(Response.json(body, { status })) : next(url, init);
  };
  const closed = refusing('PUT', '/account', 403, { type: 'registration-closed', detail: 'This server takes no new accounts.' });
  const cases: [name: string, failure: string, network: Device['network']][] = [
    ['offline', 'unreachable', offline],
    ['a server that takes no new accounts by now', 'registration-closed', closed],
  ];
  for (const [name, code, network] of cases) {
    a.network = network;
    await assert.rejects(a.sync.newCode(), { code }, name);
    a.network = direct;
    const { state, moving } = await a.sync.status();
    assert.deepEqual([state, moving, await a.sync.code()], ['idle', false, old], name);
    await a.save(name, 'text');
    assert.equal((await a.sync.now()).state, 'idle', name);
  }
  a.area.full = true;
  await assert.rejects(a.sync.newCode(), { code: 'storage-full' });
  a.area.full = false;
  await converge(a, b);
  assert.equal((await b.texts()).length, 8);
});

test('a round that is broken off for something that the server then refuses has not failed', async (t) => {
  const server = await testServer(t);
  const [a] = await pair(t, server);
  const refused = () => Promise.resolve(Response.json({ type: 'registration-closed', detail: 'No.' }, { status: 403 }));
  const acts = [() => a.sync.newCode(), () => a.sync.deleteAccount()];
  for (const [i, act] of acts.entries()) {
    let pulling = false;
    a.network = (_, url, init) => {
      if (!url.endsWith('/changes')) return refused();
      pulling = true;
      return new Promise((_, reject) => init.signal!.addEventListener('abort', () => reject(new TypeError('aborted'))));
    };
    const round = a.sync.now();
    await until('the round pulls', () => pulling);
    await assert.rejects(act(), { code: 'registration-closed' });
    await round;
    const { state, text, reason } = await a.sync.status();
    assert.deepEqual([state, reason], ['idle', ''], `${i}: ${text}`);
    a.network = direct;
    await a.sync.now();
  }
});

test('what two pages ask for at once is one new code, and neither breaks off what the other does', async (t) => {
  const server = await testServer(t);
  const [a] = await pair(t, server);
  const old = await a.sync.code();
  const made: string[] = [];
  a.network = (next, url, init) => {
    if (init.method === 'PUT') made.push(new Headers(init.headers).get('Authorization')!);
    return next(url, init);
  };
  const statuses = await Promise.all([a.sync.newCode(), a.sync.newCode()]);
  const { account, token } = await keysOf(await a.sync.code());
  assert.notEqual(await a.sync.code(), old);
  assert.deepEqual([...new Set(made)], [`Bearer ${account}.${token}`], 'no other account is left there');
  for (const { moving } of statuses) assert.equal(moving, false);
  const [before, asked] = [made.length, a.sync.newCode()];
  await until('an account is being made', () => made.length > before);
  await Promise.all([asked, a.sync.deleteAccount()]);
  assert.equal((await a.sync.status()).state, 'off');
  for (const bearer of new Set(made)) {
    assert.equal((await fetch(`${server}/v1/account`, { headers: { Authorization: bearer } })).status, 410, 'all are deleted');
  }
});

test('a library that does not fit into a new account stays under the old code', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const { account } = await keysOf(await a.sync.code());
  const made: string[] = [];
  const deleted: string[] = [];
  a.network = async (next, url, init) => {
    const bearer = new Headers(init.headers).get('Authorization')!;
    if (init.method === 'PUT') made.push(bearer);
    if (init.method === 'DELETE') deleted.push(bearer);
    if (init.method !== 'POST' || bearer.includes(account)) return next(url, init);
    const { items } = JSON.parse(init.body as string) as { items: { id: string }[] };
    return Response.json({ items: items.map(({ id }) => ({ id, error: 'quota' })) });
  };
  await assert.rejects(a.sync.newCode(), { code: 'quota', message: /does not fit into a new account/ });
  assert.equal((await a.sync.status()).moving, false);
  assert.deepEqual(deleted, [...new Set(made)], 'nobody has its code');
  a.network = direct;
  await a.save('Meanwhile', 'text');
  await converge(a, b);
  assert.deepEqual(await everything(b), await everything(a));
});

test('a move that is given up and cut off amid that leaves the old code working', async (t) => {
  const server = await testServer(t);
  for (const fault of ['killed before', 'killed after', 'full, then killed'] as const) {
    const [a, b] = await pair(t, server);
    const old = await a.sync.code();
    const { account } = await keysOf(old);
    let struck = false;
    const refusing: Device['network'] = async (next, url, init) => {
      const bearer = new Headers(init.headers).get('Authorization')!;
      if (init.method !== 'POST' || bearer.includes(account)) return next(url, init);
      const { items } = JSON.parse(init.body as string) as { items: { id: string }[] };
      return Response.json({ items: items.map(({ id }) => ({ id, error: 'quota' })) });
    };
    a.network = async (next, url, init) => {
      if (init.method !== 'DELETE') return refusing(next, url, init);
      if (fault.endsWith('after')) await next(url, init);
      if (fault.startsWith('full')) a.area.full = true;
      else a.restart();
      a.network = refusing;
      struck = true;
      if (fault.startsWith('full')) return next(url, init);
      throw new TypeError('lost');
    };
    const ended = a.sync.newCode().catch(() => undefined); // never settles when it is killed
    await until('the fault came', () => struck);
    if (fault.startsWith('full')) {
      await ended;
      a.restart();
    }
    a.area.full = false;
    const { state, moving, text } = await a.sync.now();
    assert.deepEqual([state === 'stopped', moving, await a.sync.code()], [false, false, old], `${fault}: ${text}`);
    await a.save('Meanwhile', 'text');
    await converge(a, b);
    assert.deepEqual(await everything(b), await everything(a), fault);
  }
});

test('what moves that came to nothing have begun is deleted as soon as the server answers', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const { account } = await keysOf(await a.sync.code());
  const begun: string[] = [];
  let down = true;
  let mute = false;
  a.network = async (fetch, url, init) => {
    const bearer = new Headers(init.headers).get('Authorization')!;
    if (init.method === 'PUT' && !begun.includes(bearer)) begun.push(bearer);
    if (init.method === 'PUT' && mute) return fetch(url, init).then(offline);
    if (init.method === 'DELETE' && down) return offline();
    if (init.method !== 'POST' || bearer.includes(account)) return fetch(url, init);
    const { items } = JSON.parse(init.body as string) as { items: { id: string }[] };
    return Response.json({ items: items.map(({ id }) => ({ id, error: 'quota' })) });
  };
  const held = () =>
    Promise.all(begun.map(async (bearer) => (await fetch(`${server}/v1/account`, { headers: { Authorization: bearer } })).status));
  await assert.rejects(a.sync.newCode(), { code: 'quota' });
  a.restart();
  const { state, moving, retiring } = await a.sync.now();
  assert.deepEqual([state, moving, retiring, await held()], ['idle', false, false, [200]]);
  await assert.rejects(a.sync.newCode(), { code: 'quota' }, 'another may be begun');
  mute = true;
  await assert.rejects(a.sync.newCode(), { code: 'unreachable' }, 'and one of which nobody hears that it is made');
  assert.deepEqual([(await a.sync.now()).state, await held()], ['idle', [200, 200, 200]]);
  [down, mute] = [false, false];
  assert.equal((await a.sync.now()).state, 'idle');
  assert.deepEqual(await held(), [410, 410, 410]);
  a.network = direct;
  assert.deepEqual([(await a.sync.newCode()).moving, (await b.sync.now()).reason], [false, 'account-retired']);
});

/** Lets a server take only so many characters of data in an account, and answers how many it has. */
function bound(device: Device, room: { most: number }): () => number {
  const accounts = new Map<string, Map<string, number>>();
  const used = (has: Map<string, number>) => [...has.values()].reduce((sum, length) => sum + length, 0);
  device.network = async (next, url, init) => {
    if (init.method !== 'POST' || !url.endsWith('/changes')) return next(url, init);
    const bearer = new Headers(init.headers).get('Authorization')!;
    const has = accounts.get(bearer) ?? new Map<string, number>();
    accounts.set(bearer, has);
    const push = JSON.parse(init.body as string) as { items: { id: string; data: string | null }[] };
    const fit = push.items.filter(({ id, data }) => {
      const length = data?.length ?? 0;
      const fits = length <= (has.get(id) ?? 0) || used(has) - (has.get(id) ?? 0) + length <= room.most;
      if (fits) has.set(id, length);
      return fits;
    });
    const answer = (await (await next(url, { ...init, body: JSON.stringify({ ...push, items: fit }) })).json()) as { items: object[] };
    return Response.json({
      items: push.items.map((item) => (fit.includes(item) ? answer.items.shift() : { id: item.id, error: 'quota' })),
    });
  };
  return () => Math.max(...[...accounts.values()].map(used));
}

test('a template whose last edit did not fit moves as the others have it, and the edit waits', async (t) => {
  const server = await testServer(t);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  const room = { most: Infinity };
  const used = bound(a, room);
  await b.sync.setUp(server, await a.sync.setUp(server));
  const { id } = await a.save('X', 'earlier');
  for (let i = 0; i < 3; i++) await a.save(`T${i}`, 'text');
  await converge(a, b);
  room.most = used() + 2000; // for what tells of the move
  await a.save('X', 'later '.repeat(1000), id);
  await a.save('New', 'new '.repeat(1000));
  assert.match((await a.sync.now()).text, /2 templates did not fit/);
  assert.match((await a.sync.newCode()).text, /2 templates did not fit/);
  assert.equal((await a.sync.status()).moving, false);
  await b.sync.now();
  await b.sync.setUp(server, await a.sync.code());
  await converge(b, a);
  assert.deepEqual(await b.texts(), ['T0: text', 'T1: text', 'T2: text', 'X: earlier']);
  assert.equal((await b.library.list()).length, 4, 'nothing is in the trash');
  assert.equal((await a.texts()).length, 5);
  room.most = Infinity;
  await converge(a, b);
  assert.equal((await a.texts()).length, 5);
  assert.deepEqual(await b.texts(), await a.texts());
});

test('of two devices that ask for a new code at once one makes it', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let claimed = false;
  a.network = async (next, url, init) => {
    const answer = await next(url, init);
    if (!claimed && init.method === 'POST') {
      claimed = true;
      await held; // A has said that it moves the account, and B says so, too
    }
    return answer;
  };
  const first = a.sync.newCode();
  await until('A has claimed the move', () => claimed);
  const second = b.sync.newCode();
  await second;
  release();
  const [ofA, ofB] = [await first, await second];
  assert.deepEqual([ofA.reason, ofB.reason].filter(Boolean), ['account-retired'], 'one has to ask for the code of the other');
  const [winner, loser] = ofA.reason ? [b, a] : [a, b];
  assert.equal((await loser.sync.status()).moving, false);
  await loser.sync.setUp(server, await winner.sync.code());
  await converge(loser, winner);
  assert.deepEqual(await everything(loser), await everything(winner));
});

test('an account that is deleted here stops the other device, which keeps its library and never makes it again', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const code = await a.sync.code();
  a.network = offline;
  await assert.rejects(a.sync.deleteAccount(), { code: 'unreachable' });
  assert.equal(await a.sync.code(), code, 'nothing happened');
  a.network = direct;
  assert.equal((await a.sync.deleteAccount()).state, 'off');
  assert.equal((await a.texts()).length, 7);
  const status = await b.sync.now();
  assert.deepEqual([status.state, status.reason], ['stopped', 'account-gone']);
  assert.equal((await b.texts()).length, 6, 'the starter that B never had aside');
  await assert.rejects(b.sync.again(), { code: 'account-gone' });
  await assert.rejects(a.sync.setUp(server, code), { code: 'account-gone' });
  assert.equal((await b.sync.deleteAccount()).state, 'off', 'deleting what is gone is done');
});

test('a move that has nothing left to move from, or nobody to end it, leaves no account whose code nobody has', async (t) => {
  const server = await testServer(t);
  const ends: [name: string, end: (a: Device, b: Device) => Promise<unknown>][] = [
    ['another browser deletes the account', async (a, b) => (await b.sync.deleteAccount(), await a.sync.now())],
    ['it is deleted here', (a) => a.sync.deleteAccount()],
  ];
  const stops: (typeof ends)[number] = ['this browser stops syncing', (a) => a.sync.stop()];
  for (const lost of ['/changes', '/retire']) {
    for (const [name, end] of lost === '/retire' ? ends : [...ends, stops]) {
      const what = `${name}, and ${lost} has no answer`;
      const [a, b] = await pair(t, server);
      let next = '';
      a.network = (fetch, url, init) => {
        if (init.method === 'PUT') next = new Headers(init.headers).get('Authorization')!;
        return next && url.endsWith(lost) ? offline() : fetch(url, init);
      };
      const { moving, retiring } = await a.sync.newCode().catch(() => a.sync.status());
      assert.deepEqual([moving, retiring], [true, lost === '/retire'], what);
      const held = async () => (await fetch(`${server}/v1/account`, { headers: { Authorization: next } })).status;
      assert.equal(await held(), 200, what);
      a.network = direct;
      await end(a, b);
      await until(`it is deleted: ${what}`, async () => (await held()) === 410);
      const { state, moving: still } = await a.sync.status();
      assert.deepEqual([state, still], [name.startsWith('another') ? 'stopped' : 'off', false], what);
      assert.equal((await a.texts()).length, 7, what);
    }
  }
});

test('who stops while the end of a move has no answer comes back by one of the codes that were shown', async (t) => {
  const first = async (_: Device, b: Device) => (await b.save('Late B', 'late'), await b.sync.now());
  const cases: [name: string, delivered: boolean, meanwhile: typeof first | undefined, answers: boolean, moved: boolean, stays: boolean][] =
    [
      ['it took effect', true, undefined, true, true, true],
      ['it took effect, and the server is away', true, undefined, false, true, true],
      ['it takes effect when it is asked for again', false, undefined, true, true, true],
      ['the server is away', false, undefined, false, false, true],
      ['another browser wrote before', false, first, true, false, false],
    ];
  for (const [name, delivered, meanwhile, answers, moved, stays] of cases) {
    const server = await testServer(t);
    const [a, b] = await pair(t, server);
    let lost = false;
    a.network = async (fetch, url, init) => {
      if (url.endsWith('/retire') && !lost) {
        lost = true;
        if (delivered) await fetch(url, init);
      }
      return lost ? offline() : fetch(url, init);
    };
    assert.equal((await a.sync.newCode()).retiring, true, name);
    await meanwhile?.(a, b);
    const shown = await a.sync.codes();
    const { account, token } = await keysOf(shown.next);
    const held = async () => (await fetch(`${server}/v1/account`, { headers: { Authorization: `Bearer ${account}.${token}` } })).status;
    assert.equal(await held(), 200, name);
    const ended = new Promise<void>((resolve) => {
      a.network = (fetch, url, init) => (answers ? fetch(url, init) : offline()).finally(() => init.method !== 'POST' || resolve());
    });
    await a.sync.stop(shown);
    await ended;
    await until(`the new account is left or deleted: ${name}`, async () => (await held()) === (stays ? 200 : 410));
    a.network = direct;
    const back = await a.sync.setUp(server, shown.code).catch(({ code }: { code: string }) => code);
    assert.equal(back, moved ? 'account-retired' : shown.code, name);
    for (const device of moved ? [a, b] : []) await device.sync.setUp(server, shown.next);
    await converge(a, b);
    assert.deepEqual(await everything(b), await everything(a), name);
  }
});

test('what a move began that came to nothing is not made again by a request that arrives after its deletion', async (t) => {
  for (const flags of [[], ['-registration', 'invite', '-invite', 'word']]) {
    const server = await testServer(t, ...flags);
    const a = new Device(t, 'A');
    await a.sync.setUp(server, undefined, 'word');
    await a.sync.now();
    let late: (() => Promise<Response>) | undefined;
    a.network = (fetch, url, init) => {
      if (init.method !== 'PUT' || late) return fetch(url, init);
      late = () => fetch(url, { ...init, signal: null });
      return offline();
    };
    await assert.rejects(a.sync.newCode(flags.length > 0 ? 'word' : undefined), { code: 'unreachable' });
    assert.equal((await a.sync.now()).state, 'idle');
    assert.equal((await late!()).status, 410, flags.join(' '));
  }
});

test('what is left of a move at a server that is away is deleted when it is back, though sync was stopped meanwhile', async (t) => {
  const minute = 60_000;
  const retiring = (end: () => Promise<Response>): Promise<unknown> => end();
  const nothing = () => Promise.resolve();
  const cases: [name: string, lost: string, befall: typeof retiring, enters: 'code' | 'next' | undefined, stays: boolean][] = [
    ['the move was not at its end', '/changes', nothing, undefined, false],
    ['its end did not take effect', '/retire', nothing, undefined, false],
    ['its end took effect', '/retire', retiring, undefined, true],
    ['the person goes on with the old code', '/retire', nothing, 'code', false],
    ['the person goes on with the new code', '/retire', nothing, 'next', true],
  ];
  for (const [name, lost, befall, enters, stays] of cases) {
    const server = await testServer(t);
    const [a, b] = await pair(t, server);
    let next = '';
    let end: () => Promise<Response> = offline;
    a.network = (fetch, url, init) => {
      if (init.method === 'PUT') next = new Headers(init.headers).get('Authorization')!;
      if (!next || !url.endsWith(lost)) return fetch(url, init);
      end = () => fetch(url, { ...init, signal: null });
      return offline();
    };
    await a.sync.newCode().catch(() => undefined);
    const shown = await a.sync.codes();
    a.network = offline;
    await a.sync.stop(shown);
    const held = async () => (await fetch(`${server}/v1/account`, { headers: { Authorization: next } })).status;
    await befall(end);
    assert.deepEqual([await held(), a.alarm.minutes], [200, 60], name);
    const stored = JSON.stringify(await a.area.get(await a.area.keys()));
    for (const code of [shown.code, shown.next || 'none']) assert.ok(!stored.includes(code), `no code is kept: ${name}`);
    a.restart();
    a.network = direct;
    if (enters) await a.sync.setUp(server, shown[enters]);
    const { now } = Date;
    t.mock.method(Date, 'now', () => now() + 11 * minute);
    a.alarm.ring();
    await until(`there is nothing to delete any more: ${name}`, async () => !(await a.area.keys()).includes('leftovers'));
    t.mock.restoreAll();
    assert.equal(await held(), stays ? 200 : 410, name);
    assert.equal(a.alarm.minutes, enters ? 5 : 0, name);
    if (enters !== 'next' && !stays) assert.equal((await b.sync.now()).state, 'idle', `the old code works: ${name}`);
  }
});

test('a browser that was closed for months still deletes what a move has left, unless the server is gone by then', async (t) => {
  for (const [network, left] of [
    [direct, 410],
    [offline, 200],
  ] as const) {
    const server = await testServer(t);
    const [a] = await pair(t, server);
    let next = '';
    a.network = (fetch, url, init) => {
      if (init.method === 'PUT') next = new Headers(init.headers).get('Authorization')!;
      return next && url.endsWith('/changes') ? offline() : fetch(url, init);
    };
    await a.sync.newCode().catch(() => undefined);
    a.network = offline;
    await a.sync.stop(await a.sync.codes());
    const { now } = Date;
    t.mock.method(Date, 'now', () => now() + 100 * 24 * 60 * 60_000);
    let asked = 0;
    a.network = (fetch, url, init) => (++asked === 1 ? offline() : network(fetch, url, init)); // it wakes before its network does
    a.restart();
    await until('nothing is left to be deleted', async () => {
      a.alarm.ring();
      return !(await a.area.keys()).includes('leftovers');
    });
    t.mock.restoreAll();
    assert.equal((await fetch(`${server}/v1/account`, { headers: { Authorization: next } })).status, left);
  }
});

test('a browser that is stopped while it leaves an account amid a move has not left, and the move goes on', async (t) => {
  const leaves: [name: string, leave: (a: Device, elsewhere: string) => Promise<unknown>, step: 'set' | 'remove'][] = [
    ['sync is stopped', (a) => a.sync.stop(), 'remove'],
    ['another server is entered', async (a, elsewhere) => a.sync.setUp(elsewhere, await new Device(t, 'C').sync.setUp(elsewhere)), 'set'],
  ];
  for (const [name, leave, step] of leaves) {
    const server = await testServer(t);
    const [a, b] = await pair(t, server);
    a.network = (fetch, url, init) => (init.method !== 'PUT' && url.endsWith('/changes') ? offline() : fetch(url, init));
    await a.sync.newCode().catch(() => undefined);
    assert.equal((await a.sync.status()).moving, true, name);
    a.network = direct;
    const { area } = a;
    const act = area[step].bind(area) as (given: unknown) => Promise<void>;
    const killed = new Promise<void>((resolve) => {
      area[step] = (given: Record<string, unknown> | string[]) => {
        const of = Array.isArray(given) ? given : Object.keys(given);
        if (!of.includes('sync') || !area.values.has('leftovers')) return act(given);
        area[step] = act;
        a.restart();
        resolve();
        return new Promise(() => undefined);
      };
    });
    void leave(a, await testServer(t));
    await killed;
    await a.sync.opened();
    await until(`nothing is left to be deleted: ${name}`, () => !area.values.has('leftovers'));
    assert.equal((await a.sync.now()).state, 'idle', name);
    await b.sync.setUp(server, await a.sync.code());
    await converge(a, b);
    assert.deepEqual(await everything(b), await everything(a), name);
  }
});

test('the account that a move has begun stays where somebody enters its code, which was shown, here', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  a.network = (fetch, url, init) => (url.endsWith('/retire') ? offline() : fetch(url, init));
  await a.sync.newCode();
  const { next } = await a.sync.codes();
  a.network = direct;
  await a.sync.setUp(server, next);
  assert.equal((await a.sync.now()).state, 'idle');
  assert.equal((await a.sync.now()).state, 'idle', 'after clearing up');
  await b.sync.setUp(server, next);
  await converge(a, b);
  assert.deepEqual(await everything(b), await everything(a));
});

test('nobody stops without having seen the code that a move makes in that moment', async (t) => {
  const server = await testServer(t);
  const [a] = await pair(t, server);
  const shown = await a.sync.codes();
  a.network = (fetch, url, init) => (url.endsWith('/retire') ? offline() : fetch(url, init));
  await a.sync.newCode();
  await assert.rejects(a.sync.stop(shown), { code: 'code-changed', message: /once more/ });
  assert.notEqual((await a.sync.status()).state, 'off');
  assert.equal((await a.sync.codes()).code, shown.code);
});

test('a move whose end had no answer is at its end, whatever becomes of the old account then', async (t) => {
  const remove = async (server: string, code: string) => {
    const { account, token } = await keysOf(code);
    const { status } = await fetch(`${server}/v1/account`, { method: 'DELETE', headers: { Authorization: `Bearer ${account}.${token}` } });
    assert.equal(status, 204);
  };
  const fates: [name: string, befall: (server: string, old: string) => Promise<unknown>][] = [
    ['nothing', () => Promise.resolve()],
    ['another browser deletes it in the same moment', remove],
  ];
  for (const [name, befall] of fates) {
    const server = await testServer(t);
    const [a, b] = await pair(t, server);
    const old = await a.sync.code();
    a.network = async (next, url, init) => {
      const answer = await next(url, init);
      return url.endsWith('/retire') ? offline() : answer;
    };
    assert.deepEqual([(await a.sync.newCode()).retiring, await a.sync.code()], [true, old], name);
    await befall(server, old);
    a.network = direct;
    await a.save('Late A', 'late');
    const { state, moving, text } = await a.sync.now();
    assert.deepEqual([state, moving], ['idle', false], `${name}: ${text}`);
    assert.notEqual(await a.sync.code(), old, name);
    await b.sync.now();
    await b.sync.setUp(server, await a.sync.code());
    await converge(b, a);
    assert.deepEqual(await everything(b), await everything(a), name);
    assert.equal((await a.texts()).length, 8, name);
  }
});

test('a move whose end had no answer is at its end also after the server was for a while one that does not know the account', async (t) => {
  const [server, other] = [await testServer(t), await testServer(t)];
  const [a, b] = await pair(t, server);
  const delivered: Device['network'] = async (next, url, init) => {
    const answer = await next(url, init);
    return url.endsWith('/retire') ? offline() : answer;
  };
  for (const then of [(device: Device) => device.sync.now(), (device: Device) => (device.restart(), device.sync.now())]) {
    const old = await a.sync.code();
    a.network = delivered;
    assert.equal((await a.sync.newCode()).retiring, true);
    a.network = (next, url, init) => next(url.replace(server, other), init);
    assert.equal((await a.sync.now()).reason, 'unauthorized');
    a.network = direct;
    const { state, moving } = await then(a);
    assert.deepEqual([state, moving], ['idle', false]);
    assert.notEqual(await a.sync.code(), old);
    await b.sync.setUp(server, await a.sync.code());
    await converge(b, a);
    assert.deepEqual(await everything(b), await everything(a));
  }
  // Where it stays such a one, the move goes on from the account that is made again.
  const old = await a.sync.code();
  a.network = delivered;
  assert.equal((await a.sync.newCode()).retiring, true);
  for (const device of [a, b]) device.network = (next, url, init) => next(url.replace(server, other), init);
  assert.equal((await a.sync.now()).reason, 'unauthorized');
  assert.equal((await a.sync.again()).state, 'idle');
  assert.notEqual(await a.sync.code(), old);
  assert.equal((await b.sync.now()).reason, 'account-retired');
  await b.sync.setUp(other, await a.sync.code());
  await converge(b, a);
  assert.deepEqual(await everything(b), await everything(a));
});

test('a move whose end had no answer until the server had forgotten the old account goes on when the person says so', async (t) => {
  for (const delivered of [true, false]) {
    const server = await TestServer.start(t);
    const [a, b] = await pair(t, server.url);
    let lost = false;
    a.network = async (next, url, init) => {
      if (url.endsWith('/retire') && !lost) {
        lost = true;
        if (delivered) await next(url, init);
      }
      return lost ? offline() : next(url, init);
    };
    assert.equal((await a.sync.newCode()).retiring, true);
    const { code, next } = await a.sync.codes();
    const { account, token } = await keysOf(code);
    await fetch(`${server.url}/v1/account`, { method: 'DELETE', headers: { Authorization: `Bearer ${account}.${token}` } });
    await server.forget();
    a.network = direct;
    await a.save('Late A', 'late');
    const { state, reason, text } = await a.sync.now();
    assert.deepEqual([state, reason], ['stopped', 'unauthorized']);
    assert.match(text, /moving to a new sync code.*replaced or deleted long ago.*new code comes into force/);
    assert.equal((await a.sync.again()).state, 'idle');
    assert.deepEqual([await a.sync.code(), (await a.sync.status()).moving], [next, false]);
    assert.equal((await b.sync.now()).reason, 'account-retired');
    await b.sync.setUp(server.url, next);
    await converge(a, b);
    assert.deepEqual(await everything(b), await everything(a));
    assert.equal((await a.texts()).length, 8);
  }
});

test('an account that is deleted amid a move is forgotten only when all of the move is deleted', async (t) => {
  const server = await testServer(t);
  const [a] = await pair(t, server);
  const { account } = await keysOf(await a.sync.code());
  let next = '';
  let down = true;
  a.network = async (fetch, url, init) => {
    const bearer = new Headers(init.headers).get('Authorization')!;
    if (init.method === 'PUT') next = bearer;
    if (init.method === 'DELETE' && down && !bearer.includes(account)) return offline();
    const answer = await fetch(url, init);
    return url.endsWith('/retire') ? offline() : answer;
  };
  const held = async () => (await fetch(`${server}/v1/account`, { headers: { Authorization: next } })).status;
  assert.equal((await a.sync.newCode()).retiring, true);
  await assert.rejects(a.sync.deleteAccount(), { code: 'unreachable', message: /not all that a new sync code had begun/ });
  await until('the round finds that the account is gone', async () => (await a.sync.status()).reason === 'account-gone');
  assert.equal(await held(), 200);
  a.restart();
  down = false;
  assert.deepEqual([(await a.sync.now()).reason, await held()], ['account-gone', 410]);
});

test('a browser that has not heard of the new code does not say that it deleted the account', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  await a.sync.newCode();
  await assert.rejects(b.sync.deleteAccount(), { code: 'account-retired', message: /a new account.*enter the new code here first/ });
  await until('it stops', async () => (await b.sync.status()).reason === 'account-retired');
  assert.equal((await a.sync.now()).state, 'idle');
  await b.sync.setUp(server, await a.sync.code());
  assert.equal((await b.sync.deleteAccount()).state, 'off');
  assert.equal((await a.sync.now()).reason, 'account-gone');
  for (const device of [a, b]) assert.equal((await device.texts()).filter((text) => text.endsWith('text')).length, 5);
});

test('a server that lost the account gets it again when the person says so', async (t) => {
  const server = await testServer(t);
  const [a, b] = await pair(t, server);
  const empty = await testServer(t);
  for (const device of [a, b]) device.network = (next, url, init) => next(url.replace(server, empty), init);
  assert.equal((await a.sync.now()).reason, 'unauthorized');
  assert.equal((await b.sync.now()).reason, 'unauthorized');
  await assert.rejects(a.sync.deleteAccount(), { code: 'unauthorized', message: /nothing of it to delete.*“Stop syncing here”/ });
  assert.equal((await a.sync.again()).state, 'idle');
  await converge(b, a);
  assert.deepEqual(await everything(b), await everything(a));
});

test('a server that wants an invite word gets it for the first code, a new one, and an account that it lost', async (t) => {
  const flags = ['-registration', 'invite', '-invite', 'two words'];
  const server = await testServer(t, ...flags);
  const [a, b] = [new Device(t, 'A'), new Device(t, 'B')];
  await assert.rejects(a.sync.setUp(server), { code: 'invite-needed', message: /by invite only/ });
  await assert.rejects(a.sync.setUp(server, undefined, 'words'), { code: 'invite-needed', message: /not the invite word/ });
  assert.equal((await a.sync.status()).state, 'off');
  await a.sync.setUp(server, undefined, ' two words\n');
  assert.equal((await a.sync.newCode()).moving, false, 'the word is remembered');
  await b.sync.setUp(server, await a.sync.code()); // needs none, so it knows none
  await b.save('Hello', 'Hi');
  await b.sync.now(); // after the round of the setting up
  await assert.rejects(b.sync.newCode(), { code: 'invite-needed', message: /by invite only/ });
  for (const device of [a, b]) assert.equal((await device.sync.now()).state, 'idle', 'the old code works on');
  assert.equal((await b.sync.newCode('two words')).moving, false);

  const empty = await testServer(t, ...flags);
  b.network = (next, url, init) => next(url.replace(server, empty), init);
  assert.equal((await b.sync.now()).reason, 'unauthorized');
  assert.equal((await b.sync.again()).state, 'idle');
  assert.deepEqual(await b.texts(), ['Hello: Hi']);
});

test('a server that takes no new accounts says so', async (t) => {
  const server = await testServer(t, '-registration', 'closed');
  await assert.rejects(new Device(t, 'A').sync.setUp(server), { code: 'registration-closed', message: /takes no new accounts/ });
});
