// Runs in a worker whose page is cross-origin isolated, where the clock ticks every 5 µs. Types notes into the
// engine and into what it is measured by, key by key, and answers the microseconds that each key took.
const writeGood = require('write-good'); // an import would make the script strict, which write-good is not made for

const encoder = new TextEncoder(),
  decoder = new TextDecoder();

async function load(url) {
  let exports;
  const view = () => new DataView(exports.memory.buffer);
  const host = {
    clock_time_get: (_clock, _precision, out) => (view().setBigUint64(out, BigInt(Math.round(performance.now() * 1e6)), true), 0),
    random_get: (at, size) => (crypto.getRandomValues(new Uint8Array(exports.memory.buffer, at, size)), 0),
    fd_write: () => {
      throw new Error(`${url} has something to say`);
    },
  };
  const imports = new Proxy(host, { get: (own, name) => own[name] ?? (() => (name.startsWith('fd_') ? 8 : 0)) });
  exports = (await WebAssembly.instantiate(await (await fetch(url)).arrayBuffer(), { wasi_snapshot_preview1: imports })).instance.exports;
  exports._initialize();
  return exports;
}

const put = (module, bytes) => new Uint8Array(module.memory.buffer, module.input(bytes.length), bytes.length).set(bytes);
const write = (request) => encoder.encode(JSON.stringify(request));
const read = (engine, size) => JSON.parse(decoder.decode(new Uint8Array(engine.memory.buffer, engine.answer(), size)));

// What the background sends with each key of a note: see handlers.ts and the panel's note.ts.
const requestOf = ({ text, limit, recipient, sender }, end) => ({
  sender,
  rules: { off: [], severity: {}, ignored: [] },
  text: text.slice(0, end),
  limit,
  recipient,
  typing: true,
});

function* keysOf(note) {
  let end = 0;
  for (const char of note.text) yield requestOf(note, (end += char.length));
}

// Each way of judging a key: what is done before the clock starts, and what is measured.
const waysOf = (engine, yardstick) => ({
  lint: [
    (request) => {
      const bytes = write(request);
      put(engine, bytes);
      return bytes.length;
    },
    (size) => engine.call(1, size),
  ],
  whole: [
    (request) => request,
    (request) => {
      const bytes = write(request);
      put(engine, bytes);
      return read(engine, engine.call(1, bytes.length));
    },
  ],
  onePass: [
    ({ text }) => {
      const bytes = encoder.encode(text);
      put(yardstick, bytes);
      return bytes.length;
    },
    (size) => yardstick.pass(size),
  ],
  writeGood: [({ text }) => text, (text) => writeGood(text)],
});

function time([prepare, run], request) {
  const prepared = prepare(request);
  const start = performance.now();
  run(prepared);
  return (performance.now() - start) * 1000;
}

// By way, then by key: its times in so many rounds of typing all notes, after some that warm up.
function type(ways, notes, rounds) {
  const requests = notes.flatMap((note) => [...keysOf(note)]);
  const times = {};
  for (const name in ways) times[name] = requests.map(() => []);
  const warm = 5;
  for (let round = -warm; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      requests.forEach((request, key) => {
        const taken = time(way, request);
        if (round >= 0) times[name][key].push(taken);
      });
    }
  }
  return times;
}

// The times of texts that are pasted at once, each after an empty one.
const paste = (way, note, texts, rounds) =>
  texts.map((text) => {
    const [all, none] = [requestOf({ ...note, text }), requestOf({ ...note, text: '' })];
    return Array.from({ length: rounds }, () => {
      time(way, none);
      return time(way, all);
    });
  });

// The module's memory in bytes after so many checks of notes being typed.
function wear(engine, [, run], notes, checks) {
  const requests = notes.flatMap((note) => [...keysOf(note)]).map(write);
  for (let i = 0; i < checks; i++) {
    const bytes = requests[i % requests.length];
    put(engine, bytes);
    run(bytes.length);
  }
  return engine.memory.buffer.byteLength;
}

async function measure() {
  const { notes, hostile, rounds, checks } = await (await fetch('/input.json')).json();
  const [engine, yardstick] = [await load('/warmnote.wasm'), await load('/yardstick.wasm')];
  const before = engine.memory.buffer.byteLength;
  const ways = waysOf(engine, yardstick);
  const keys = type(ways, notes, rounds);
  const pasted = paste(ways.lint, notes[0], hostile, 2 * rounds);
  return { keys, pasted, before, after: wear(engine, ways.lint, notes, checks) };
}

measure().then(postMessage, (error) => postMessage({ error: error.stack }));
