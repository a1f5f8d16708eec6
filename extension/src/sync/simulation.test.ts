import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failed } from '../failure';
import type { SyncStatus } from '../protocol';
import { converge, Device } from '../testing/device';
import { testServer } from '../testing/server';

/** Marsaglia's xorshift: a seed replays a run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const devices = ['A', 'B', 'C'];
const steps = 80;

/**
 * Three devices edit a few templates over a network that loses requests and answers, are stopped at any moment,
 * run out of room for a while, make new sync codes, and stop syncing and come back. Laws: in the end all have the same
 * library, and each word that was ever saved is in one of its texts.
 */
for (const seed of [1, 2, 3, 5, 8, 13, 21, 34]) {
  test(`devices converge and lose nothing, seed ${seed}`, async (t) => {
    const random = randomNumbers(seed * 2654435761);
    const server = await testServer(t);
    const all = devices.map((name) => new Device(t, name));
    const first = await all[0]!.sync.setUp(server);
    for (const device of all.slice(1)) await device.sync.setUp(server, first);
    for (const device of all) {
      device.network = async (next, url, init) => {
        const fate = random(10);
        if (fate === 0) throw new TypeError('the request was lost');
        const answer = await next(url, init);
        if (fate === 1) throw new TypeError('the answer was lost');
        return answer;
      };
    }
    const words: string[] = [];
    const written: string[] = []; // codes, latest first, by those who stopped syncing
    for (let step = 0; step < steps; step++) {
      const device = all[random(all.length)]!;
      const templates = await device.library.list();
      const template = templates[random(Math.max(templates.length, 3))];
      device.area.full = random(8) === 0;
      switch (random(10)) {
        case 0:
        case 1:
        case 2: {
          const word = `word${step}`;
          const lines = (template?.body ?? 'one\ntwo\nthree').split('\n');
          lines[random(lines.length)] += ` ${word}`;
          const saved = device.save(template?.title ?? `T${step}`, lines.join('\n'), template?.id);
          await saved.then(() => words.push(word), unlessFull);
          break;
        }
        case 3:
          if (template && random(3) === 0) await device.library.trash(template.id).catch(unlessFull);
          break;
        case 4:
          void device.sync.now(); // in the midst of which it is stopped
          await new Promise((resolve) => setTimeout(resolve, random(10)));
          device.restart();
          break;
        case 5:
          if (random(3) === 0) await device.sync.newCode().catch(() => undefined);
          else await enterCode(device, server, all, written);
          break;
        case 6:
          if (random(3) === 0 && (await mayStop(device))) {
            written.unshift(await device.sync.code());
            await device.sync.stop();
          }
          break;
        default:
          await device.sync.now();
      }
    }
    for (const device of all) {
      device.network = (next, url, init) => next(url, init);
      device.area.full = false;
    }
    await converge(...all);
    for (const device of all) await enterCode(device, server, all, written);
    await converge(...all);
    const [library, ...others] = await Promise.all(all.map(everything));
    for (const other of others) assert.deepEqual(other, library);
    const kept = new Set(library!.join(' ').match(/word\d+/g));
    assert.deepEqual(
      words.filter((word) => !kept.has(word)),
      [],
    );
    for (const device of all) assert.equal((await device.sync.status()).state, 'idle');
  });
}

function unlessFull(error: unknown): void {
  if (!(error instanceof Failed) || error.code !== 'storage-full') throw error;
}

/** In the midst of a move nobody else has the code that is to be written down. */
async function mayStop(device: Device): Promise<boolean> {
  const { state, moving } = await device.sync.status();
  return state !== 'off' && !moving;
}

/** A device that needs a code gets it off another one, or from where somebody wrote it down. */
async function enterCode(device: Device, server: string, all: Device[], written: string[]): Promise<void> {
  const needs = ({ state, reason }: SyncStatus) => state === 'off' || reason === 'account-retired';
  if (!needs(await device.sync.status())) return;
  const codes = [...written];
  for (const other of all) if (!needs(await other.sync.status())) codes.unshift(await other.sync.code());
  for (const code of codes) {
    const entered = await device.sync.setUp(server, code).catch((error: unknown) => error as Failed);
    if (typeof entered === 'string') return;
  }
}

async function everything(device: Device): Promise<string[]> {
  return (await device.library.list()).map(({ id, title, body, trashed }) => JSON.stringify([id, title, body, trashed])).sort();
}
