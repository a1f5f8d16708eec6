// The JavaScript half of the Worker; package worker (Go) is the other. It keeps one instance of the Go
// program per isolate: starting one costs about 10 ms of CPU, a request on a running one about 1.
import './wasm_exec.js';
import program from './server.wasm';

/** No more of a request body is kept than this; the Go side refuses it by its own, lower limit. */
const bodyLimit = 2 << 20;

/** The d1 package keeps a callback per query, so an instance is replaced after this many requests. */
const requestsLimit = 20_000;

/** How long a request may take, in ms. Timers in Go would die with the request that set them. */
const patience = 25_000;

/** @type {{ go: Go, binding: { handle: Function, tick: Function }, served: number, running: number } | undefined} */
let instance;

/** A running instance. Nothing here waits: a promise shared between requests would be cut off. */
function ready(env) {
  const worn = instance && instance.served >= requestsLimit && instance.running === 0;
  if (instance && !instance.go.exited && !worn) return instance;
  const go = new Go();
  const binding = {};
  globalThis.context = { env, binding };
  go.run(new WebAssembly.Instance(program, go.importObject));
  if (!binding.handle) throw new Error('the Go program ended before it served');
  instance = { go, binding, served: 0, running: 0 };
  return instance;
}

/** The body, but for what exceeds bodyLimit. All of it is read: workerd resets connections otherwise. */
async function readBody(request) {
  const parts = [];
  let length = 0;
  for await (const part of request.body ?? []) {
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
  problem('unavailable', 503, 'Service Unavailable', '5', 'The server cannot answer just now. Nothing is lost on your device; it will try again.');

const rateLimited = () =>
  problem('rate-limited', 429, 'Too Many Requests', '60', 'Too many requests. Nothing is lost; try again in a minute.');

/** Whether a rate-limit binding still allows one for this key; without the binding everything is. */
const allowed = async (binding, key) => !binding || (await binding.limit({ key })).success;

/** Runs use on the instance and counts it as running meanwhile; gives up after patience. */
async function run(env, use) {
  const running = ready(env);
  running.served++;
  running.running++;
  let timer;
  try {
    const late = new Promise((_, reject) => { timer = setTimeout(reject, patience, new Error('no answer in time')); });
    return await Promise.race([new Promise((resolve) => use(running.binding, resolve)), late]);
  } finally {
    clearTimeout(timer);
    running.running--;
  }
}

async function answer(request, env) {
  const address = request.headers.get('CF-Connecting-IP') ?? '';
  const account = request.headers.get('Authorization')?.split('.')[0];
  if (!(await allowed(env.REQUESTS, account ?? address))) return rateLimited();
  const body = await readBody(request);
  const message = { method: request.method, url: request.url, headers: [...request.headers], body };
  const { status, headers, body: bytes } = await run(env, (binding, resolve) => binding.handle(message, resolve));
  // Wrong tokens and new accounts are counted by address; one too many is told nothing more.
  if ((status === 401 || status === 201) && !(await allowed(env.STRANGERS, address))) return rateLimited();
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : bytes, { status, headers });
}

export default {
  async fetch(request, env) {
    try {
      return await answer(request, env);
    } catch (fault) {
      console.error('request failed', fault);
      return unavailable();
    }
  },

  /** Forgets what is old enough; see "triggers" in wrangler.jsonc. */
  async scheduled(_event, env) {
    await run(env, (binding, resolve) => binding.tick(resolve));
  },
};
