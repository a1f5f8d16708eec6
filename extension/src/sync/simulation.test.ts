import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failed } from '../failure';
import type { SyncStatus, Template } from '../protocol';
import { Device } from '../testing/device';
import { TestServer } from '../testing/server';

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

const steps = 70;
const [from, to] = (process.env.WARMNOTE_SEEDS ?? '1-6').split('-').map(Number);

/**
 * Three devices edit templates and settings over a network that loses requests and answers and delivers twice, are
 * stopped at any moment, run out of room, and so does their account. They make new sync codes, stop syncing and come
 * back; the server forgets what was deleted, or its past comes back. Laws: in the end all have the same library, and
 * what was ever saved is there, unless somebody who saw it deleted or replaced it.
 */
for (let seed = from!; seed <= (to ?? from!); seed++) {
  test(`devices converge and lose nothing, seed ${seed}`, async (t) => {
    const server = await TestServer.start(t);
    const all = ['A', 'B', 'C'].map((name) => new Device(t, name));
    const schedule = new Schedule(seed, server, all);
    await schedule.begin();
    for (let step = 0; step < steps; step++) await schedule.act(step);
    await schedule.settle();
    const told = JSON.stringify({ log: schedule.log, now: await Promise.all(all.map((device) => device.sync.status())) }, null, 1);
    const [library, ...others] = await Promise.all(all.map(everything));
    for (const other of others) assert.deepEqual(other, library, told);
    const there = new Set(library!.join(' ').match(/word\d+x/g));
    const lost = [...schedule.words].filter(([word, deleted]) => !deleted && !there.has(word));
    assert.deepEqual(lost, [], told);
    for (const device of all) assert.equal((await device.sync.status()).state, 'idle', told);
  });
}

class Schedule {
  /** What was saved, and whether somebody has deleted it knowingly since. */
  readonly words = new Map<string, boolean>();
  readonly log: string[] = [];
  /** A past that comes back may lack an account that the library moved to, which only the person can mend: so either comes, not both. */
  private readonly restores: boolean;
  private readonly large: boolean;
  private readonly random: (below: number) => number;
  /** Codes by those who stopped syncing, latest first. */
  private readonly written: string[] = [];
  private saved = false;
  /** The account at the server has no room. */
  private full = false;

  constructor(
    seed: number,
    private readonly server: TestServer,
    private readonly all: Device[],
  ) {
    this.random = randomNumbers(seed * 2654435761);
    this.restores = seed % 3 === 0;
    this.large = seed % 4 === 1;
  }

  async begin(): Promise<void> {
    const [first, ...others] = this.all as [Device, ...Device[]];
    for (const device of this.all) await device.seed('s1', 's2', 's3');
    const code = await first.sync.setUp(this.server.url);
    for (const device of others) await device.sync.setUp(this.server.url, code);
    for (let i = 0; this.large && i < 16; i++) await first.save(`L${i}`, `one\nlarge${i}\nthree`);
    for (const device of this.all) device.network = (...call) => this.disturbed(...call);
  }

  private disturbed: Device['network'] = async (next, url, init) => {
    const fate = this.random(14);
    if (fate === 0) throw new TypeError('the request was lost');
    if (fate === 1) return new Response('busy', { status: 503 });
    if (this.full && init.method === 'POST' && url.endsWith('/changes')) return halfOf(next, url, init);
    const answer = await next(url, init);
    if (fate === 2) throw new TypeError('the answer was lost');
    if (fate === 3) await next(url, init);
    return answer;
  };

  /** Lets one thing happen. */
  async act(step: number): Promise<void> {
    const device = this.all[this.random(this.all.length)]!;
    const word = `word${step}x`;
    device.area.full = this.random(12) === 0;
    this.full = this.random(6) === 0;
    const what = this.random(24);
    this.log.push(`${device.name} ${what} ${word}`);
    if (what < 6) await this.edit(device, what, word);
    else if (what === 6) await this.remove(device);
    else if (what < 9) await this.set(device, what, word);
    else if (what === 9) await this.interrupt(device);
    else if (what < 12) await this.changeCode(device, what);
    else if (what === 12) await this.operate();
    else await this.round(device);
  }

  private async edit(device: Device, what: number, word: string): Promise<void> {
    const templates = await device.library.list();
    const template = templates[this.random(Math.max(templates.length, 3))];
    const { library } = device;
    if (what < 3) {
      const lines = (template?.body ?? 'one\ntwo\nthree').split('\n');
      lines[this.random(lines.length)] += ` ${word}`;
      await this.wrote(word, library.save({ title: word, tags: [], ...template, body: lines.join('\n') }));
    } else if (!template) return;
    else if (what === 3) await this.wrote(word, library.save({ ...template, title: `${template.title} ${word}` }));
    else if (what === 4) await this.wrote(word, library.save({ ...template, tags: [...template.tags, word] }));
    else await (template.trashed ? library.restore(template.id) : library.trash(template.id)).catch(unlessFull);
  }

  private wrote(word: string, saved: Promise<unknown>): Promise<void> {
    return saved.then(() => void this.words.set(word, false), unlessFull);
  }

  /** Deletes a template for good, or all there are. */
  private async remove(device: Device): Promise<void> {
    const templates = await device.library.list();
    const all = this.large && this.random(3) === 0;
    const gone = all ? templates : templates.slice(this.random(templates.length + 1)).slice(0, 1);
    for (const template of gone) await this.removeOne(device, template).catch(unlessFull);
  }

  private async removeOne({ library }: Device, template: Template): Promise<void> {
    await library.trash(template.id);
    await library.delete(template.id);
    for (const word of JSON.stringify(template).match(/word\d+x/g) ?? []) this.words.set(word, true);
  }

  private async set(device: Device, what: number, word: string): Promise<void> {
    if (what === 7) return this.wrote(word, device.settings.change({ rule: 'wordy', words: word, ignored: true }));
    const before = await device.settings.get();
    const saved = device.settings.save({ before, settings: { ...before, me: { ...before.me, role: word } } });
    await this.wrote(
      word,
      saved.then(() => this.words.has(before.me.role) && this.words.set(before.me.role, true)),
    );
  }

  /** Its background is stopped in the midst of a round. */
  private async interrupt(device: Device): Promise<void> {
    void device.sync.now();
    await new Promise((resolve) => setTimeout(resolve, this.random(8)));
    device.restart();
  }

  private async changeCode(device: Device, what: number): Promise<void> {
    const { state, moving } = await device.sync.status();
    if (what === 10 && !this.restores && this.random(3) === 0) await device.sync.newCode().catch(() => undefined);
    else if (what === 10) await this.enterCode(device);
    // In the midst of a move nobody else has the code that is to be written down.
    else if (this.random(4) === 0 && state !== 'off' && !moving) {
      this.written.unshift(await device.sync.code());
      await device.sync.stop();
    }
  }

  private async operate(): Promise<void> {
    if (!this.restores) return this.server.forget();
    if (this.saved && this.random(2) === 0) return this.server.restore();
    this.server.backup();
    this.saved = true;
  }

  private async round(device: Device): Promise<void> {
    const { state } = await device.sync.status();
    await device.sync.now(state !== 'paused' ? undefined : this.random(2) === 0 ? 'accept' : 'refuse');
  }

  /** A device that needs a code gets it off another one, or from where somebody wrote it down. */
  private async enterCode(device: Device): Promise<void> {
    const needs = ({ state, reason }: SyncStatus) => state === 'off' || reason === 'account-retired';
    if (!needs(await device.sync.status())) return;
    const codes = [...this.written];
    for (const other of this.all) if (!needs(await other.sync.status())) codes.unshift(await other.sync.code());
    for (const code of codes) {
      const entered = await device.sync.setUp(this.server.url, code).catch((error: unknown) => error as Failed);
      if (typeof entered === 'string') return;
    }
  }

  /** Nothing goes wrong any more, and everybody does what the status asks for. */
  async settle(): Promise<void> {
    for (const device of this.all) {
      device.network = (next, url, init) => next(url, init);
      device.area.full = false;
    }
    await this.rounds();
    for (const device of this.all) await this.enterCode(device);
    await this.rounds();
  }

  private async rounds(): Promise<void> {
    for (let i = 0; i < 4; i++) {
      for (const device of this.all) {
        await device.sync.now();
        const { state, reason } = await device.sync.status();
        if (state === 'paused') await this.round(device);
        if (reason === 'unauthorized' && this.restores) await device.sync.again();
      }
    }
  }
}

/** An account that is full takes deletions and some of the rest. */
async function halfOf(next: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  const push = JSON.parse(init.body as string) as { items: { id: string; data: string | null }[] };
  const fits = push.items.filter(({ data }, i) => data === null || i % 2 === 0);
  const answer = await next(url, { ...init, body: JSON.stringify({ ...push, items: fits }) });
  if (!answer.ok) return answer;
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return Response.json({ items: push.items.map(({ id }) => items.find((result) => result.id === id) ?? { id, error: 'quota' }) });
}

function unlessFull(error: unknown): void {
  if (!(error instanceof Failed) || error.code !== 'storage-full') throw error;
}

async function everything(device: Device): Promise<string[]> {
  const { me, also, rules } = await device.settings.get();
  const templates = (await device.library.list()).map(({ id, title, body, tags, trashed }) =>
    JSON.stringify([id, title, body, tags, trashed]),
  );
  return [...templates.sort(), JSON.stringify({ me, also, rules })];
}
