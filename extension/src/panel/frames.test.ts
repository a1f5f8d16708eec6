import assert from 'node:assert/strict';
import test from 'node:test';
import { oncePerFrame } from './frames';

test('all that asks before a frame is painted in it once, and what asks while painting in the next', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const frames: (() => void)[] = [];
  Object.assign(globalThis, { requestAnimationFrame: (work: () => void) => frames.push(work) });
  t.after(() => Reflect.deleteProperty(globalThis, 'requestAnimationFrame'));
  let painted = 0;
  const ask = oncePerFrame(() => {
    if (++painted === 1) ask();
  });
  ask();
  ask();
  assert.equal(painted, 0);
  frames.shift()!();
  assert.equal(painted, 1);
  frames.shift()!();
  assert.equal(painted, 2);
  t.mock.timers.tick(1000);
  assert.equal(painted, 2, 'a frame that came needs no timer');

  ask();
  t.mock.timers.tick(1000);
  assert.equal(painted, 3, 'a hidden page, which has no frames');
});
