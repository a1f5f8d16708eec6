import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import changesExample from '../../../internal/syncapi/testdata/changes-answer.json';
import infoExample from '../../../internal/syncapi/testdata/info-answer.json';
import problemExample from '../../../internal/syncapi/testdata/problem-answer.json';
import pushAnswer from '../../../internal/syncapi/testdata/push-answer.json';
import pushRequest from '../../../internal/syncapi/testdata/push-request.json';
import { CallFailed, Http } from './http';

interface Asked {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}

/** A server that gives one answer. */
function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: Asked[] = [];
  const fetch = async (url: unknown, init: unknown) => {
    asked.push({ url, init } as Asked);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 304 || status === 204 ? null : text, { status, headers });
  };
  const http = new Http('https://sync.example', 'account.token', fetch as typeof globalThis.fetch, new AbortController().signal);
  return { http, asked };
}

test('info tells a Warmnote server from others', async () => {
  assert.equal((await answering(200, infoExample).http.info()).limits.pushItems, 100);
  const others: [string, unknown, string][] = [
    ['another program', { name: 'other' }, 'bad-server'],
    ['a page', '<!doctype html>', 'bad-server'],
    ['nothing', '', 'bad-server'],
    ['a text', '"warmnote"', 'bad-server'],
    ['a newer server', { ...infoExample, protocol: { min: 2, max: 3 } }, 'upgrade-required'],
    ['a newer server that has other limits', { name: 'warmnote', protocol: { min: 2, max: 3 } }, 'upgrade-required'],
    ['an older server', { ...infoExample, protocol: { min: 0, max: 0 } }, 'bad-server'],
    ['no limits', { ...infoExample, limits: undefined }, 'bad-server'],
    ...['recordBytes', 'pushItems', 'pushBytes'].flatMap((limit) =>
      [0, 0.5, '100'].map((value): [string, unknown, string] => [
        `${limit} ${value}`,
        { ...infoExample, limits: { ...infoExample.limits, [limit]: value } },
        'bad-server',
      ]),
    ),
    ...[{ min: 1 }, { max: 1 }, { min: '1', max: 1 }].map((protocol): [string, unknown, string] => [
      JSON.stringify(protocol),
      { ...infoExample, protocol },
      'bad-server',
    ]),
  ];
  for (const [name, body, code] of others) {
    await assert.rejects(answering(200, body).http.info(), { code }, name);
  }
  await assert.rejects(answering(404, 'not found').http.info(), { code: 'bad-server' });
});

test('a server that cannot be reached says so with its address', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const http = new Http('https://sync.example', '', fetch, new AbortController().signal);
  await assert.rejects(http.info(), { code: 'unreachable', message: /https:\/\/sync\.example/ });
});

test('a pull sends its cursor in a header, to one fixed address, and is never cached', async () => {
  const { http, asked } = answering(200, changesExample);
  assert.deepEqual(await http.changes('8f3a0c2b9d4e5f61.57'), changesExample);
  await http.changes('');
  assert.equal(asked[0]!.url, 'https://sync.example/v1/changes');
  assert.equal(asked[0]!.init.headers['If-None-Match'], '"8f3a0c2b9d4e5f61.57"');
  assert.equal(asked[0]!.init.headers.Authorization, 'Bearer account.token');
  assert.equal(asked[0]!.init.cache, 'no-store');
  assert.equal(asked[0]!.init.credentials, 'omit');
  assert.ok(!('If-None-Match' in asked[1]!.init.headers));
  assert.equal(await answering(304, '').http.changes('8f3a0c2b9d4e5f61.57'), undefined);
});

test('an answer without a body is one only where the protocol has none', async () => {
  const fits: Record<string, number> = { pull: 304, delete: 204 };
  for (const status of [200, 204, 304]) {
    const { http } = answering(status, '');
    const calls: Record<string, () => Promise<unknown>> = {
      info: () => http.info(),
      create: () => http.createAccount(),
      check: () => http.checkAccount(),
      retire: () => http.retire('cursor'),
      'first pull': () => http.changes(''),
      pull: () => http.changes('cursor'),
      push: () => http.push('e', []),
      delete: () => http.deleteAccount(),
    };
    for (const [name, call] of Object.entries(calls)) {
      if (fits[name] === status) assert.equal(await call(), undefined, name);
      else await assert.rejects(call(), { code: 'bad-server' }, `${name}, answered ${status}`);
    }
  }
});

test('a push sends and answers what the examples hold', async () => {
  const { http, asked } = answering(200, pushAnswer);
  assert.deepEqual(await http.push(pushRequest.epoch, pushRequest.items), pushAnswer.items);
  assert.deepEqual(JSON.parse(asked[0]!.init.body as string), pushRequest);
  assert.equal(asked[0]!.init.headers['Content-Type'], 'application/json');
  await assert.rejects(answering(200, { items: [] }).http.push('e', pushRequest.items), { code: 'bad-server' });
});

test('an answer that is nearly of its type is none', async () => {
  const item = { id: 'a', seq: 1, data: 'x' };
  const changes = { items: [item], next: 'e.1', more: false };
  const pulled: unknown[] = [
    { ...changes, next: 1 },
    { ...changes, more: 'no' },
    { ...changes, items: { length: 0 } },
    ...[null, { ...item, id: 1 }, { ...item, seq: '1' }, { ...item, seq: 0.5 }, { ...item, data: 1 }, { id: 'a', seq: 1 }].map((other) => ({
      ...changes,
      items: [item, other],
    })),
  ];
  assert.deepEqual(await answering(200, changes).http.changes(''), changes);
  for (const body of pulled) await assert.rejects(answering(200, body).http.changes(''), { code: 'bad-server' }, JSON.stringify(body));

  const push = [
    { id: 'a', base: 0, data: 'x' },
    { id: 'b', base: 0, data: 'y' },
  ];
  const [a, b] = [
    { id: 'a', seq: 1 },
    { id: 'b', current: { seq: 2, data: null } },
  ];
  const pushed: unknown[][] = [
    [a],
    [a, b, b],
    [b, a],
    [a, null],
    [a, { id: 'b' }],
    [a, { id: 'b', seq: '2' }],
    [a, { id: 'b', current: { seq: 2 } }],
    [a, { id: 'b', error: 1 }],
    [a, { id: 'b', seq: 2, error: 'quota' }],
    [a, { ...b, seq: 2 }],
  ];
  assert.deepEqual(await answering(200, { items: [a, b] }).http.push('e', push), [a, b]);
  for (const items of pushed)
    await assert.rejects(answering(200, { items }).http.push('e', push), { code: 'bad-server' }, JSON.stringify(items));
});

test('a call ends after 30 seconds without an answer, or when sync is over', async (t) => {
  const late = new AbortController();
  const waits: number[] = [];
  t.mock.method(AbortSignal, 'timeout', (ms: number) => (waits.push(ms), late.signal));
  const silent = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason as Error)));
  const over = new AbortController();
  for (const end of [over, late]) {
    const call = new Http('https://sync.example', '', silent, end === over ? over.signal : new AbortController().signal).checkAccount();
    end.abort();
    await assert.rejects(call, { code: 'unreachable' });
  }
  assert.deepEqual(waits, [30_000, 30_000]);
});

test('a problem becomes a failure with its type', async () => {
  await assert.rejects(answering(410, problemExample).http.changes('x'), { code: 'history-reset', message: problemExample.detail });
  const wordless = { type: 'history-reset', detail: { en: 'No.' } };
  await assert.rejects(answering(410, wordless).http.changes('x'), { code: 'history-reset', message: 'The server refused.' });
  await assert.rejects(
    answering(404, { ...problemExample, type: 'not-found' }).http.changes('x'),
    { code: 'bad-server' },
    'a page of it that is no call',
  );
  const busy = answering(429, { ...problemExample, type: 'rate-limited' }, { 'Retry-After': '7' });
  await assert.rejects(busy.http.changes('x'), { code: 'rate-limited', retryAfter: 7000 });
});

test('what a proxy says in place of its server is told from a wrong address', async () => {
  const cases: [status: number, code: string, message: RegExp][] = [
    [500, 'unreachable', /does not answer \(500\)/],
    [502, 'unreachable', /https:\/\/sync\.example does not answer \(502\)/],
    [504, 'unreachable', /does not answer \(504\)/],
    [408, 'unreachable', /does not answer \(408\)/],
    [429, 'rate-limited', /before https:\/\/sync\.example .*too many requests/],
    [401, 'bad-server', /before https:\/\/sync\.example refuses Warmnote \(401\)/],
    [403, 'bad-server', /before https:\/\/sync\.example refuses Warmnote \(403\)/],
    [413, 'too-large', /before https:\/\/sync\.example takes no request of this size/],
    [511, 'bad-server', /Your network answers in place of https:\/\/sync\.example\. Sign in/],
    [404, 'bad-server', /not a Warmnote server\..* your network wants you to sign in/],
    [400, 'bad-server', /not a Warmnote server/],
  ];
  for (const [status, code, message] of cases) {
    for (const body of ['<html>Sorry', '', '{"error":"no upstream"}']) {
      const { http } = answering(status, body, { 'Retry-After': '9' });
      await assert.rejects(http.changes('x'), { code, message, retryAfter: 9000 }, `${status} ${body}`);
    }
  }
});

test('where nobody answers, a server with a certificate may lack a good one', async () => {
  const away = () => Promise.reject(new TypeError('Failed to fetch'));
  const message = async (server: string) =>
    new Http(server, '', away, new AbortController().signal).info().then(
      () => '',
      (error: Error) => error.message,
    );
  assert.match(await message('https://sync.example'), /whether the server runs with a certificate that the browser trusts\.$/);
  assert.match(await message('http://127.0.0.1:8080'), /whether the server runs\.$/);
});

test('law: whatever a server answers is of its type, or a failure in words', async () => {
  const changed = fc.record({
    items: fc.array(fc.record({ id: fc.anything(), seq: fc.anything(), data: fc.anything() })),
    next: fc.oneof(fc.string(), fc.anything()),
    more: fc.anything(),
  });
  const introduced = fc.record({
    name: fc.constant('warmnote'),
    protocol: fc.anything(),
    registration: fc.anything(),
    limits: fc.anything(),
  });
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    ...[changed, introduced].map((near) =>
      near.map((value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? null : part))),
    ),
  );
  const status = fc.constantFrom(200, 201, 204, 304, 400, 401, 410, 418, 429, 500, 503);
  await fc.assert(
    fc.asyncProperty(status, body, fc.constantFrom('0', '7', '-1', 'soon', '1e9'), async (status, body, wait) => {
      const { http } = answering(status, status === 204 ? '' : body, { 'Retry-After': wait });
      const answers = await Promise.allSettled([http.info(), http.changes('c'), http.push('e', [{ id: 'a', base: 0, data: null }])]);
      for (const answer of answers) {
        if (answer.status === 'rejected') assert.ok(answer.reason instanceof CallFailed && answer.reason.message, String(answer.reason));
      }
      const [info, changes, pushed] = answers;
      if (info!.status === 'fulfilled') assert.equal(typeof (info.value as { limits: { pushItems: unknown } }).limits.pushItems, 'number');
      const found = changes!.status === 'fulfilled' && (changes.value as { items: { id: unknown }[]; next: unknown } | undefined);
      if (found) assert.ok(typeof found.next === 'string' && found.items.every(({ id }) => typeof id === 'string'));
      if (pushed!.status === 'fulfilled') assert.equal((pushed.value as { id: unknown }[])[0]!.id, 'a');
    }),
    { numRuns: 2000 },
  );
});
