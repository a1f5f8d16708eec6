// The JavaScript half of the Worker; package worker (Go) is the other. It keeps one instance of the Go
// program per isolate and starts it with the isolate, before there is a request whose CPU that would count to.
import { env } from 'cloudflare:workers';
import './wasm_exec.js';
import { database as rehearsed, rehearse } from './rehearsal.mjs';
import program from './server.wasm';

/** No more of a request body is kept than this; the Go side refuses it by its own, lower limit. */
const bodyLimit = 2 << 20;

/** The d1 package keeps a callback per query, so an instance is replaced after this many requests. */
const requestsLimit = 20_000;

/** How long a request may take, in ms. Timers in Go would die with the request that set them. */
const patience = 25_000;

/** The database behind the one that the Go program has: a made-up one while it rehearses. */
let database = env.DB;

/**
 * The database as the Go program has it, which keeps what it once prepared, also while it rehearses. The d1 package wants
 * the columns' names first. None is used and each would cost Go as much as a value, so there are none.
 */
const nameless = {
  prepare: (statement) => ({
    bind(...values) {
      const bound = database.prepare(statement).bind(...values);
      return {
        run: () => bound.run(),
        raw: async () => [[], ...(await bound.raw())],
      };
    },
  }),
};

/**
 * Starts an instance. It takes some 10 ms of CPU, and several times that in a new isolate, which compiles what
 * runs. Outside of a request workerd gives no random numbers, so there Go's first ones, which seed the hashes of
 * its maps, are zeros. The Go side puts no more than a push's hundred ids from outside into any map.
 */
function start(seeded) {
  const go = new Go();
  const imports = go.importObject.gojs;
  const random = imports['runtime.getRandomData'];
  let started = seeded;
  imports['runtime.getRandomData'] = (sp) => {
    if (started) random(sp);
  };
  const waiting = new Map();
  const binding = {
    answer(number, status, message, head) {
      waiting.get(number)?.({ status, message, head });
      waiting.delete(number);
    },
  };
  globalThis.context = { env: { ...env, DB: env.DB && nameless }, binding };
  go.run(new WebAssembly.Instance(program, go.importObject));
  started = true;
  if (!binding.handle) throw new Error('the Go program ended before it served');
  return { go, handle: binding.handle, tick: binding.tick, waiting, served: 0 };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Has the Go program answer; see package worker. Who is never answered waits as long as the instance is kept. */
function handle(running, head, body, resolve) {
  const number = running.served++;
  const text = encoder.encode(head);
  let message = text;
  if (body) {
    message = new Uint8Array(text.length + body.length);
    message.set(text);
    message.set(body, text.length);
  }
  running.waiting.set(number, resolve);
  running.handle(number, message, text.length);
}

let instance = start(false);

try {
  database = rehearsed;
  await rehearse((head, body, resolve) => handle(instance, head, body, ({ status }) => resolve(status)));
} catch (fault) {
  console.error('rehearsal failed', fault); // the first requests are slower, no more
} finally {
  database = env.DB;
}

/**
 * A running instance; requests that an older one has begun it also ends. Nothing here waits: a promise shared between
 * requests would be cut off. Nor are the running ones counted: workerd drops a request whose client left, and what would
 * count it down with it.
 */
function ready() {
  if (instance.go.exited || instance.served >= requestsLimit) instance = start(true);
  return instance;
}

/** The body, but for what exceeds bodyLimit. All of it is read: workerd resets connections otherwise. */
async function readBody(request) {
  if (!request.body) return null;
  const parts = [];
  let length = 0;
  for await (const part of request.body) {
    if (length > bodyLimit) continue;
    parts.push(part);
    length += part.length;
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}

function problem(type, status, title, retryAfter, detail) {
  return new Response(JSON.stringify({ type, status, title, detail }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'Retry-After': retryAfter,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'ETag, Retry-After',
    },
  });
}

const unavailable = () =>
  problem(
    'unavailable',
    503,
    'Service Unavailable',
    '5',
    'The server cannot answer just now. Nothing is lost on your device; it will try again.',
  );

const rateLimited = () =>
  problem('rate-limited', 429, 'Too Many Requests', '60', 'Too many requests. Nothing is lost; try again in a minute.');

/** The account that a request names, if its id is one. Only such have a count of their own. */
const accountOf = (credential) => /^Bearer ([\w-]{22})\./.exec(credential)?.[1];

/** What is counted as one address: the whole of IPv4, and of IPv6 the /64 that one subscriber has. */
function subscriberOf(address) {
  if (!address.includes(':') || address.includes('.')) return address;
  const colons = address.split(':').length - 1;
  const groups = address.replace('::', ':'.repeat(9 - colons)).split(':'); // "::" is the zeros up to eight groups
  return groups
    .slice(0, 4)
    .map((group) => group || '0')
    .join(':');
}

/** Whether a rate-limit binding still allows one for this key; without the binding everything is. */
const allowed = async (binding, key) => !binding || (await binding.limit({ key })).success;

/** Runs use on the instance; gives up after patience. */
async function run(use) {
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), patience);
      use(ready(), resolve);
    });
  } finally {
    clearTimeout(timer);
  }
}

async function answer(request) {
  const { method, headers: sent } = request;
  const header = (name) => sent.get(name) ?? '';
  const address = subscriberOf(header('CF-Connecting-IP'));
  const credential = header('Authorization');
  const { pathname, search } = new URL(request.url);
  // Anybody can name a new account each time, so the address comes first, before anything is asked of the database.
  // A preflight asks nothing of it; refused, it would keep the browser from telling why.
  if (method !== 'OPTIONS' && !(await allowed(env.ADDRESSES, address))) return rateLimited();
  const account = accountOf(credential);
  if (account && !(await allowed(env.REQUESTS, account))) return rateLimited();
  // No other call is a PUT. Its path would tell less: there are many ways to write one.
  if (method === 'PUT' && !(await allowed(env.NEWCOMERS, address))) return rateLimited();
  const body = await readBody(request);
  const head = [method, pathname + search, credential, header('If-None-Match')].join('\n');
  const { status, message, head: length } = await run((running, resolve) => handle(running, head, body, resolve));
  // Wrong tokens are counted by address; one too many is told nothing more.
  if (status === 401 && !(await allowed(env.STRANGERS, address))) return rateLimited();
  const headers = decoder
    .decode(message.subarray(0, length))
    .split('\n')
    .slice(0, -1) // each line ends in one
    .map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
  // A Response with a body, even an empty one, is refused for some statuses.
  return new Response(message.length > length ? message.subarray(length) : null, { status, headers });
}

export default {
  async fetch(request) {
    try {
      return await answer(request);
    } catch (fault) {
      console.error('request failed', fault);
      return unavailable();
    }
  },

  /** Forgets what is old enough; see "triggers" in wrangler.jsonc. */
  async scheduled() {
    await run(({ tick }, resolve) => tick(resolve));
  },
};
