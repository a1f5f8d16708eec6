// The JavaScript half of the Worker; package worker (Go) is the other. It keeps one instance of the Go
// program per isolate: starting one costs about 10 ms of CPU, a request on a running one about 1.
import './wasm_exec.js';
import program from './server.wasm';

/** A request body is read no further than this; the Go side refuses it by its own, lower limit. */
const bodyLimit = 2 << 20;

/** The d1 package keeps a callback per query, so an instance is replaced after this many requests. */
const requestsLimit = 20_000;

/** How long a request may take, in ms. Timers in Go would die with the request that set them. */
const patience = 25_000;

/** @type {{ go: Go, handle: Function, served: number, running: number } | undefined} */
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
  instance = { go, handle: binding.handle, served: 0, running: 0 };
  return instance;
}

/** The body, but for what exceeds bodyLimit. */
async function readBody(request) {
  const parts = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > bodyLimit) break;
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}

function unavailable(detail) {
  const problem = { type: 'unavailable', status: 503, title: 'Service Unavailable', detail };
  return new Response(JSON.stringify(problem), {
    status: 503,
    headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '5', 'Access-Control-Allow-Origin': '*' },
  });
}

async function answer(request, env) {
  const body = await readBody(request);
  const running = ready(env);
  running.served++;
  running.running++;
  let timer;
  try {
    const message = { method: request.method, url: request.url, headers: [...request.headers], body };
    const late = new Promise((_, reject) => { timer = setTimeout(reject, patience, new Error('no answer in time')); });
    const { status, headers, body: bytes } = await Promise.race([
      new Promise((resolve) => running.handle(message, resolve)),
      late,
    ]);
    const empty = status === 204 || status === 304;
    return new Response(empty ? null : bytes, { status, headers });
  } finally {
    clearTimeout(timer);
    running.running--;
  }
}

export default {
  async fetch(request, env) {
    try {
      return await answer(request, env);
    } catch (fault) {
      console.error('request failed', fault);
      return unavailable('The server cannot answer just now. Nothing is lost on your device; it will try again.');
    }
  },
};
