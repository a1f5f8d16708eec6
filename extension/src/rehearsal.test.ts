import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calls, rehearse } from './rehearsal';
import { testEngine } from './testing/engine';

test('the engine takes every call of the rehearsal', () => rehearse(testEngine()));

test('what is rehearsed gives most of the rules something to find', async () => {
  const engine = testEngine();
  const found = new Set<string>();
  for (const [op, request] of calls) {
    if (op === 'check') for (const { rule } of (await engine.call('check', request)).findings) found.add(rule);
  }
  assert.ok(found.size >= 8, [...found].join());
});
