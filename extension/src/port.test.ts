import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { Failed } from './failure';
import type { Wire } from './platform';
import { Client } from './port';
import type { Event } from './protocol';
import { panelMay, Server, type Handlers } from './serve';
import { MemoryWire, until } from './testing/memory';

/** A background that can be stopped, with the handlers that a test gives it. */
class Background {
  connections = 0;
  private wires: MemoryWire[] = [];
  private server: Server;

  constructor(
    private readonly handlers: Partial<Handlers>,
    private readonly kind: 'panel' | 'page' = 'page',
  ) {
    this.server = new Server(handlers as Handlers);
  }

  connect = (): Wire => {
    this.connections++;
    const [ours, theirs] = MemoryWire.pair();
    this.wires.push(theirs);
    this.server.accept(theirs, this.kind);
    return ours;
  };

  stop(): void {
    const wires = this.wires;
    this.wires = [];
    this.server = new Server(this.handlers as Handlers);
    for (const wire of wires) wire.close();
  }

  broadcast(event: Event): void {
    this.server.broadcast(event);
  }
}

const checked = { count: 1 } as never;
const noVersion = { title: '', body: '', tags: [], suits: [], edited: 0 };

test('a request is answered with a value or a failure', async () => {
  const background = new Background({
    versions: async ({ id }) => ({ versions: [{ ...noVersion, title: `of ${id}` }] }),
    templates: () => Promise.reject(new Failed('storage-failed', 'No.')),
    rules: () => Promise.reject(new TypeError('oops')),
  });
  const client = new Client(background.connect);
  assert.equal((await client.request('versions', { id: 'one' })).versions[0]?.title, 'of one');
  await assert.rejects(client.request('templates', {}), { code: 'storage-failed', message: 'No.' });
  await assert.rejects(client.request('rules', {}), { code: 'internal', message: /oops/ });
  await assert.rejects(client.request('toString' as 'rules', {}), { code: 'unknown' });
  assert.equal(background.connections, 1);
});

test('a panel may send what protocol.ts says that it sends, and nothing else', async () => {
  const source = await readFile('extension/src/protocol.ts', 'utf8');
  const requests = source.slice(source.indexOf('export interface Requests {'), source.indexOf('export type RequestType'));
  const found = [...requests.matchAll(/\/\*\*\s(?:\s*\*\s)?(panel, page|panel|page)\.(?:(?!\/\*\*)[\s\S])*?\*\/\n {2}(\w+): \[/g)];
  assert.equal(found.length, [...requests.matchAll(/^ {2}\w+: \[/gm)].length, 'a message does not say who sends it');
  const ofPanels = found.filter(([, who]) => who !== 'page').map(([, , type]) => type);
  assert.deepEqual(ofPanels.sort(), [...panelMay].sort());
});

test('a panel may not do what only our own pages may', async () => {
  const code = async () => ({ code: 'secret', next: '' });
  const panel = new Client(new Background({ syncCode: code }, 'panel').connect);
  await assert.rejects(panel.request('syncCode', {}), { code: 'not-allowed' });
  const page = new Client(new Background({ syncCode: code }).connect);
  assert.deepEqual(await page.request('syncCode', {}), { code: 'secret', next: '' });
});

test('the newest text wins', async () => {
  let go = (): void => undefined;
  const ready = new Promise<void>((resolve) => (go = resolve));
  let asked = 0;
  const background = new Background({
    async check(_, caller) {
      asked++;
      await ready;
      if (!caller.newest()) throw new Failed('stale', 'A newer text is being checked.');
      return checked;
    },
  });
  const client = new Client(background.connect);
  const old = client.request('check', { text: 'a' });
  const other = new Client(background.connect).request('check', { text: 'of another panel' });
  const newest = client.request('check', { text: 'ab' });
  const refused = assert.rejects(old, { code: 'stale' });
  await until('all three are asked', () => asked === 3);
  go();
  await refused;
  assert.deepEqual(await newest, checked);
  assert.deepEqual(await other, checked);
});

test('what waits when the background stops is asked again, but nothing that must not happen twice', async () => {
  let calls = 0;
  const background = new Background({
    check: () => (++calls === 1 ? new Promise(() => undefined) : Promise.resolve(checked)),
    syncSetUp: () => new Promise(() => undefined),
  });
  const client = new Client(background.connect);
  const check = client.request('check', { text: 'a' });
  const refused = assert.rejects(client.request('syncSetUp', { server: 'x' }), { code: 'stopped' });
  await until('the background works', () => calls === 1);
  background.stop();
  assert.deepEqual(await check, checked);
  await refused;
  assert.equal(background.connections, 2);
});

test('a background that stops at every try is given up', async () => {
  const background = new Background({
    async rules() {
      background.stop();
      return { rules: [] };
    },
  });
  await assert.rejects(new Client(background.connect).request('rules', {}), { code: 'stopped' });
  assert.equal(background.connections, 3);
});

test('a new template is made once, however often the request is sent', async () => {
  const ids: unknown[] = [];
  const background = new Background({
    async saveTemplate({ id }) {
      ids.push(id);
      if (ids.length === 1) background.stop();
      return { template: {} as never };
    },
  });
  await new Client(background.connect).request('saveTemplate', { title: 't', body: 'b', tags: [] });
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
  assert.match(String(ids[0]), /^[\w-]{22}$/);
});

test('an extension that was updated says so', async () => {
  const client = new Client(() => {
    throw new Failed('updated', 'Reload this page.');
  });
  client.keepAwake(true);
  await assert.rejects(client.request('rules', {}), { code: 'updated' });
  client.close();
});

test('listeners hear events, and read anew after the connection was lost', async () => {
  const settings = { on: true } as never;
  const background = new Background({ settings: async () => ({ settings }) });
  const client = new Client(background.connect);
  const heard: Event[] = [];
  client.onEvent((event) => heard.push(event));
  client.keepAwake(true);
  background.broadcast({ event: 'library' });
  await until('the event arrives', () => heard.length === 1);
  background.stop();
  await until('the client caught up', () => heard.length === 3);
  assert.deepEqual(heard.slice(1), [{ event: 'library' }, { event: 'settings', settings }]);
  client.close();
  assert.equal(background.connections, 2);
});

test('what is to stay awake is pinged every 20 seconds, and where it stopped started again at once, but once between two pings', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const background = new Background({});
  let pings = 0;
  const client = new Client(() => {
    const wire = background.connect();
    return {
      ...wire,
      post: () => pings++,
      onMessage: () => undefined,
      onClose: (listener) => wire.onClose(listener),
      close: () => wire.close(),
    };
  });
  const pass = (seconds: number) => t.mock.timers.tick(seconds * 1000);
  const steps: [step: () => void, pings: number, connections: number][] = [
    [() => client.keepAwake(true), 1, 1],
    [() => pass(19.9), 1, 1],
    [() => pass(0.1), 2, 1],
    [() => client.keepAwake(true), 3, 1],
    [() => pass(20), 4, 1],
    [() => background.stop(), 5, 2],
    [() => background.stop(), 5, 2], // it crashes at each start
    [() => pass(20), 6, 3],
    [() => background.stop(), 7, 4],
    [() => client.keepAwake(false), 7, 4],
    [() => pass(60), 7, 4],
    [() => background.stop(), 7, 4],
    [() => client.keepAwake(true), 8, 5],
    [() => client.close(), 8, 5],
    [() => pass(60), 8, 5],
  ];
  for (const [i, [step, ...want]] of steps.entries()) {
    step();
    assert.deepEqual([pings, background.connections], want, `step ${i}`);
  }
});

test('without keepAwake a lost connection stays closed until it is needed', async () => {
  const background = new Background({ rules: async () => ({ rules: [] }) });
  const client = new Client(background.connect);
  await client.request('rules', {});
  background.stop();
  assert.equal(background.connections, 1);
  await client.request('rules', {});
  assert.equal(background.connections, 2);
});

test('closing answers what still waits', async () => {
  const background = new Background({ rules: () => new Promise(() => undefined), versions: async () => ({ versions: [] }) });
  let closed = 0;
  const client = new Client(() => {
    const wire = background.connect();
    const close = wire.close.bind(wire);
    wire.close = () => (closed++, close());
    return wire;
  });
  const refused = assert.rejects(client.request('rules', {}), { code: 'closed' });
  const heard: Event[] = [];
  client.onEvent((event) => heard.push(event));
  client.close();
  await refused;
  assert.equal(closed, 1, 'and leaves no connection behind');
  client.onEvent(() => undefined);
  await client.request('versions', { id: 'one' });
  background.broadcast({ event: 'library' });
  await client.request('versions', { id: 'one' }); // comes after what was said before it
  assert.deepEqual(heard, [], 'nor who listened');
  client.close();
});

test('a connection that died without a word is replaced, and the new one says why', async () => {
  const dead: Wire = {
    post() {
      throw new Error('Extension context invalidated.');
    },
    onMessage: () => undefined,
    onClose: () => undefined,
    close: () => undefined,
  };
  let connections = 0;
  const client = new Client(() => {
    if (++connections > 1) throw new Failed('updated', 'Reload.');
    return dead;
  });
  await assert.rejects(client.request('templates', {}), { code: 'updated' });
  assert.equal(connections, 2);
});

/** A connection that takes so many messages, answers none, and then is dead without a word. */
function dying(takes: number): Wire {
  return {
    post() {
      if (takes-- <= 0) throw new Error('Extension context invalidated.');
    },
    onMessage: () => undefined,
    onClose: () => undefined,
    close: () => undefined,
  };
}

test('what waits on a connection that died without a word is asked again, before what found it dead', async () => {
  const asked: string[] = [];
  const background = new Background({
    versions: async ({ id }) => (asked.push(id), { versions: [] }),
    syncSetUp: () => new Promise(() => undefined),
  });
  const wires = [dying(3)];
  const client = new Client(() => wires.pop() ?? background.connect());
  const first = client.request('versions', { id: 'first' });
  const refused = assert.rejects(client.request('syncSetUp', { server: 'x' }), { code: 'stopped' });
  const second = client.request('versions', { id: 'second' });
  await client.request('versions', { id: 'third' });
  await Promise.all([first, second, refused]);
  assert.deepEqual(asked, ['first', 'second', 'third']);
});

test('what waits on a connection that an update left behind hears of the update', async () => {
  const wires = [dying(1)];
  const client = new Client(() => {
    const wire = wires.pop();
    if (!wire) throw new Failed('updated', 'Reload.');
    return wire;
  });
  const first = assert.rejects(client.request('templates', {}), { code: 'updated' });
  await assert.rejects(client.request('rules', {}), { code: 'updated' });
  await first;
});

test('a connection that closes after another took its place ends nothing of that one', async () => {
  let close = (): void => undefined;
  const dead = { ...dying(1), onClose: (listener: () => void) => void (close = listener) };
  let go = (): void => undefined;
  const ready = new Promise<void>((resolve) => (go = resolve));
  let calls = 0;
  const background = new Background({ rules: async () => (calls++, await ready, { rules: [] }) });
  const wires = [dead];
  const client = new Client(() => wires.pop() ?? background.connect());
  const both = Promise.all([client.request('rules', {}), client.request('rules', {})]);
  close();
  await until('both are asked', () => calls >= 2);
  go();
  await both;
  assert.deepEqual([calls, background.connections], [2, 1]);
});

test('law: whatever arrives, what has a number is answered once, and nothing else is', async () => {
  const message = fc.oneof(fc.anything(), fc.record({ id: fc.integer(), type: fc.anything(), body: fc.anything() }));
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      const sendable = messages.filter((given) => {
        try {
          return (structuredClone(given), true);
        } catch {
          return false;
        }
      });
      const wire = new Background({ rules: () => Promise.resolve({ rules: [] }) }, 'panel').connect();
      const answered: unknown[] = [];
      wire.onMessage((reply) => answered.push((reply as { id: unknown }).id));
      const numbers = sendable.map((given) => (given as { id?: unknown } | null)?.id).filter((id) => typeof id === 'number');
      for (const given of sendable) wire.post(given);
      wire.post({ id: -1, type: 'rules' });
      await until('the last is answered', () => answered.length > numbers.length);
      assert.deepEqual(answered.map(String).sort(), [...numbers, -1].map(String).sort());
    }),
    { numRuns: 200 },
  );
});
