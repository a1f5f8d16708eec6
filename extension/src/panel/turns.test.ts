import assert from 'node:assert/strict';
import test from 'node:test';
import { oncePerTurn } from './turns';

test('all that asks in one turn is painted at its end, and what asks while painting after it', async () => {
  let painted = 0;
  const ask = oncePerTurn(() => {
    if (++painted === 1) ask();
  });
  ask();
  ask();
  assert.equal(painted, 0);
  await new Promise(setImmediate);
  assert.equal(painted, 2);
  ask();
  await new Promise(setImmediate);
  assert.equal(painted, 3);
});
