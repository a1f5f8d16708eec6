import { toFailure } from '../failure';
import type { Records } from '../records';
import type { Storage } from '../storage';
import type { Account } from './account';
import { parseCode } from './code';
import { deriveKeys } from './crypto';
import { CallFailed, Http } from './http';
import { Link } from './link';
import { pull, type Removals } from './pull';
import { push } from './push';
import type { Merge } from './resolve';

const maxPushes = 5; // in a row that end in conflicts
const firstDelay = 2_000; // ms after the first failure; doubled with each
const longestDelay = 5 * 60_000; // ms

/** After these only the person can go on. */
const final = ['unauthorized', 'account-gone', 'account-retired', 'upgrade-required'];

export interface Surroundings {
  storage: Storage;
  records: Records;
  merge: Merge;
  /** A name for this device, for the titles of conflict copies. */
  device: string;
  /** What {@link Rounds} shows of itself has changed. */
  changed: () => void;
  fetch?: typeof globalThis.fetch;
}

/**
 * Rounds of pulling and pushing, one at a time, and when the next one is due. A round may be cut short
 * anywhere, since each step leaves storage consistent.
 */
export class Rounds {
  account: Account | undefined;
  /** How far the running round is, in words; undefined: none runs. */
  progress: string | undefined;
  /** Removals that wait for the person's word. */
  held = 0;
  private link: Link | undefined;
  private running: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private calls = new AbortController();

  constructor(private readonly around: Surroundings) {}

  /** Plans the next round in so many milliseconds, or later where a failing server needs its rest. */
  plan(delay: number): void {
    clearTimeout(this.timer);
    const wait = Math.max(delay, (this.account?.failing?.notBefore ?? 0) - Date.now());
    this.timer = setTimeout(() => void this.run(), wait);
  }

  /** A whole round, after the one that runs. Never rejects: what goes wrong is in the account. */
  async run(removals?: Removals): Promise<void> {
    while (this.running) await this.running;
    this.running = this.round(removals);
    await this.running;
    this.running = undefined;
  }

  /** Breaks off the round under way and forgets the connection and the plan. */
  async halt(): Promise<void> {
    this.calls.abort();
    await this.running;
    clearTimeout(this.timer);
    this.calls = new AbortController();
    this.link = undefined;
    this.held = 0;
  }

  async store(account: Account): Promise<void> {
    this.account = account;
    if (this.link) this.link.account = account;
    // Without room the round goes on all the same: what is stored is older, so it only repeats some work.
    await this.around.storage.set({ sync: account }).catch(() => undefined);
  }

  dial(server: string, bearer: string): Http {
    return new Http(server, bearer, this.around.fetch ?? ((...request) => fetch(...request)), this.calls.signal);
  }

  /** Whether the server will not take this revision of the record. */
  refuses(id: string, rev: string): boolean {
    return this.link?.refused.get(id) === rev;
  }

  private async round(removals: Removals): Promise<void> {
    if (!this.account || this.account.stopped) return;
    this.show('');
    try {
      this.link ??= await this.connect(this.account);
      this.held = await pull(this.link, removals);
      let pushes = 1;
      while ((await push(this.link)) && pushes < maxPushes) pushes++;
      const { failing: _, ...account } = this.link.account;
      await this.store({ ...account, lastSync: Date.now() });
      if (pushes === maxPushes) this.plan(longestDelay);
    } catch (error) {
      await this.failed(error);
    }
    this.show(undefined);
  }

  private show(progress: string | undefined): void {
    this.progress = progress;
    this.around.changed();
  }

  private async failed(error: unknown): Promise<void> {
    const why = toFailure(error);
    const account = this.account!;
    if (final.includes(why.code)) return this.store({ ...account, stopped: why });
    const times = (account.failing?.times ?? 0) + 1;
    const notBefore = Date.now() + delayAfter(times, error instanceof CallFailed ? error.retryAfter : 0);
    await this.store({ ...account, failing: { since: account.failing?.since ?? Date.now(), times, notBefore, why } });
    this.plan(0);
  }

  private async connect(account: Account): Promise<Link> {
    const { records, merge, device } = this.around;
    const keys = await deriveKeys(await parseCode(account.code));
    const http = this.dial(account.server, `${keys.account}.${keys.token}`);
    const save = (changed: Account) => this.store(changed);
    return new Link(http, records, merge, keys, device, account, save, (words) => this.show(words));
  }
}

/** Exponential with jitter, so that a server that comes back is not met by all devices at once. */
function delayAfter(times: number, retryAfter: number): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** (times - 1));
  return Math.max(retryAfter, delay * (0.5 + Math.random()));
}
