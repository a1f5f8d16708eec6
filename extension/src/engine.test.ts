import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from './engine';
import { testEngine } from './testing/engine';

test('the shipped engine checks a note', async () => {
  const answer = await testEngine().call('check', { text: 'Hi 👋 there' });
  assert.equal(answer.count, 11, 'UTF-16 code units');
  assert.equal(answer.limit, 200);
  assert.ok(answer.findings.length > 0);
});

test('texts that break others are survived', async () => {
  const engine = testEngine();
  for (const text of ['', '\ud800', 'a\u0000b', '\udc00\ud800'.repeat(10), 'x'.repeat(100_000)]) {
    const answer = await engine.call('check', { text });
    assert.equal(answer.count, text.length);
  }
});

test('an op that the engine does not know is a Failed in words', async () => {
  const engine = testEngine();
  await assert.rejects(engine.call('check', { text: 1 } as never), { code: 'bad-request' });
});

/**
 * A module with the engine's exports whose op 1 (check) traps, and whose others answer {}. As text:
 *
 *	(memory (export "memory") 1) (data (i32.const 0) "{}")
 *	(func (export "_initialize"))
 *	(func (export "input") (param i32) (result i32) (i32.const 1024))
 *	(func (export "call") (param i32 i32) (result i32)
 *	  (if (i32.eq (local.get 0) (i32.const 1)) (then unreachable)) (i32.const 2))
 *	(func (export "answer") (result i32) (i32.const 0))
 */
const trapping = [
  [1, [4, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7f, 0x60, 0, 1, 0x7f]],
  [3, [4, 0, 1, 2, 3]],
  [5, [1, 0, 1]],
  [7, [5, ...name('memory'), 2, 0, ...name('_initialize'), 0, 0, ...name('input'), 0, 1, ...name('call'), 0, 2, ...name('answer'), 0, 3]],
  [
    10,
    [4, 2, 0, 0x0b, 5, 0, 0x41, 0x80, 0x08, 0x0b, 13, 0, 0x20, 0, 0x41, 1, 0x46, 0x04, 0x40, 0, 0x0b, 0x41, 2, 0x0b, 4, 0, 0x41, 0, 0x0b],
  ],
  [11, [1, 0, 0x41, 0, 0x0b, 2, 0x7b, 0x7d]],
] as const;

function name(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}

function compileTrapping(): Promise<WebAssembly.Module> {
  const sections = trapping.flatMap(([id, bytes]) => [id, bytes.length, ...bytes]);
  return WebAssembly.compile(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections]));
}

test('after a trap the call is made once more, on a new instance', async (t) => {
  const instances = t.mock.method(WebAssembly, 'Instance');
  const engine = new Engine(compileTrapping, '');
  await engine.call('rules', {});
  assert.equal(instances.mock.callCount(), 1);
  await assert.rejects(engine.call('check', { text: '' }), { code: 'engine', message: /untouched/ });
  assert.equal(instances.mock.callCount(), 2, 'one for the second try');
  await engine.call('rules', {});
  assert.equal(instances.mock.callCount(), 3, 'and the instance of the second trap is not used again');
});

test('a module that did not load is asked for again', async () => {
  let tries = 0;
  const engine = new Engine(() => (++tries === 1 ? Promise.reject(new Error('no network')) : compileTrapping()), 'run it again');
  await assert.rejects(engine.ready(), { code: 'engine', message: /Reload this page; if that does not help, run it again\.$/ });
  await engine.call('rules', {});
  assert.equal(tries, 2);
});
