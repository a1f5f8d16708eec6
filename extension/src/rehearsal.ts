/**
 * Calls that nobody waits for. A browser compiles each function of the engine when it first runs, and the lists of names are
 * unpacked when first asked for: together 20 to 40 ms, which would otherwise come with a person's first key.
 */
import type { Engine, Operations } from './engine';

/** A note with something of everything to find, and too long, so that cuts are looked for as well. */
const note =
  'Hi ANNA!!! i saw your talk on rivers at RiverConf, congrats 🎉 My name is Eva and I am a passionate hydrologist at Acme. ' +
  'We offer gauges in order to help teams like yours, so mail me at eva@example.com or book a call: acme.example/eva. Are you hiring?';

const recipient = { first: 'Anna', last: 'Kim', company: 'Riverside', title: 'Engineer' };

const body = 'Hi {{first_name | there}}, {{#if company}}I see that you work at {{company}}.{{/if}} {{ask "What do you share?"}}';

type Call = { [O in keyof Operations]: readonly [O, Operations[O][0]] }[keyof Operations];

export const calls: readonly Call[] = [
  ['name', { displayed: 'Dr. Anna Kim, PhD' }],
  ['check', { text: note, limit: 200, recipient, typing: true }],
  ['check', { text: note, limit: 200, recipient }],
  ['render', { body, person: { first_name: 'Anna', company: 'Riverside' } }],
  ['inspect', { body }],
];

/** Who woke the background asks first, and is not to wait for a rehearsal. Milliseconds. */
const pause = 200;

/** Goes through the engine's work once, in turns of its own: what a person asks for meanwhile comes between. */
export async function rehearse(engine: Engine): Promise<void> {
  await engine.ready();
  await turn(pause);
  for (const [op, request] of calls) {
    await engine.call(op, request as never);
    await turn();
  }
}

function turn(after = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, after));
}
