/**
 * When to sync, and setting it up. A round pulls, then pushes; it may be cut short anywhere, since each
 * step leaves storage consistent. Rounds run at start, after edits, when a picker or the library opens,
 * and again after a failure, while the background lives. There is no alarm: it would take one more
 * permission, and whatever needs the newest templates opens a Port, which wakes the background.
 */
import { Failed, toFailure } from '../failure';
import type { Records } from '../records';
import type { SyncStatus } from '../protocol';
import type { Storage } from '../storage';
import type { Account } from './account';
import { parseAddress } from './address';
import { formatCode, newSecret, parseCode } from './code';
import { deriveKeys } from './crypto';
import { CallFailed, Http } from './http';
import { Link } from './link';
import { pull, type Removals } from './pull';
import { push } from './push';
import type { Merge } from './resolve';
import { statusOf } from './status';

const afterEdit = 2_000; // ms: one push for a burst of edits
const fresh = 5_000; // ms in which another look at the server is not worth a request
const maxRounds = 5; // pushes in a row that end in conflicts
const firstDelay = 2_000; // ms after the first failure; doubled with each
const longestDelay = 5 * 60_000; // ms

/** After these only the person can go on. */
const final = ['unauthorized', 'account-gone', 'account-retired', 'upgrade-required'];

export interface Options {
  storage: Storage;
  records: Records;
  merge: Merge;
  device: string;
  changed: (status: SyncStatus) => void;
  fetch?: typeof globalThis.fetch;
}

export class SyncClient {
  private account: Account | undefined;
  private readonly loaded: Promise<void>;
  private link: Link | undefined;
  private running: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private progress: string | undefined;
  private held = 0;
  private calls = new AbortController();

  constructor(private readonly options: Options) {
    this.loaded = this.options.storage.get<Account>('sync').then((account) => void (this.account = account));
  }

  async status(): Promise<SyncStatus> {
    await this.loaded;
    const outbox = [...(await this.options.records.all())].filter(([, { base }]) => base);
    const refused = outbox.filter(([id, { rev }]) => this.link?.refused.get(id) === rev).length;
    const { progress, held } = this;
    return statusOf(this.account, { progress, held, refused, pending: this.account ? outbox.length : 0 });
  }

  /** The sync code of this device. */
  async code(): Promise<string> {
    await this.loaded;
    if (!this.account) throw new Failed('sync-off', 'Sync is not set up on this device.');
    return this.account.code;
  }

  /** An edit was made here. */
  edited(): void {
    if (!this.account) return;
    this.schedule(afterEdit);
    void this.announce();
  }

  /** Someone is about to look at the library. */
  async opened(): Promise<void> {
    await this.loaded;
    if (this.account && Date.now() - this.account.lastSync > fresh) this.schedule(0);
  }

  /** A round now, also when the last one failed or was stopped, with the person's word on removals. */
  async now(removals?: Removals): Promise<SyncStatus> {
    await this.loaded;
    if (this.account) {
      await this.running;
      const { failing: _, stopped: __, ...account } = this.account;
      await this.store(account);
      await this.round(removals);
    }
    return this.status();
  }

  /** Joins the account of the code, or makes one. Answers the code. */
  async setUp(typed: string, typedCode?: string): Promise<string> {
    await this.loaded;
    const server = address(typed);
    const secret = typedCode === undefined ? newSecret() : await parseCode(typedCode);
    const keys = await deriveKeys(secret);
    const info = await this.http(server, '').info();
    const http = this.http(server, `${keys.account}.${keys.token}`);
    if (typedCode === undefined) await http.createAccount();
    else await http.checkAccount().catch(explainUnknown);
    const { pushItems, pushBytes } = info.limits;
    const account: Account = { server, code: await formatCode(secret), cursor: '', limits: { pushItems, pushBytes }, lastSync: 0 };
    await this.halt();
    try {
      await this.options.records.offerAll({ sync: account });
      this.account = account;
    } finally {
      this.schedule(0);
    }
    return account.code;
  }

  /** Forgets the account on this device; the library stays. */
  async stop(): Promise<SyncStatus> {
    await this.loaded;
    await this.halt();
    await this.options.storage.remove(['sync']);
    this.account = undefined;
    return this.announce();
  }

  /** Breaks off the round under way and forgets the connection. */
  private async halt(): Promise<void> {
    this.calls.abort();
    await this.running;
    clearTimeout(this.timer);
    this.calls = new AbortController();
    this.link = undefined;
    this.held = 0;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    const wait = Math.max(delay, (this.account?.failing?.notBefore ?? 0) - Date.now());
    this.timer = setTimeout(() => void this.round(), wait);
  }

  /** One round at a time; never rejects: what goes wrong is in the status. */
  private round(removals?: Removals): Promise<void> {
    this.running ??= this.tryRound(removals).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async tryRound(removals: Removals): Promise<void> {
    await this.loaded;
    if (!this.account || this.account.stopped) return;
    this.progress = '';
    void this.announce();
    try {
      this.link ??= await this.connect(this.account);
      this.held = await pull(this.link, removals);
      for (let i = 0; i < maxRounds && (await push(this.link)); i++);
      const { failing: _, ...account } = this.link.account;
      await this.link.save({ ...account, lastSync: Date.now() });
    } catch (error) {
      await this.failed(error);
    }
    this.progress = undefined;
    await this.announce();
  }

  private async failed(error: unknown): Promise<void> {
    const why = toFailure(error);
    const account = this.link?.account ?? this.account!;
    if (final.includes(why.code)) {
      await this.store({ ...account, stopped: { code: why.code, message: explain(why.code, why.message) } });
    } else {
      const times = (account.failing?.times ?? 0) + 1;
      const notBefore = Date.now() + delayAfter(times, error instanceof CallFailed ? error.retryAfter : 0);
      await this.store({ ...account, failing: { since: account.failing?.since ?? Date.now(), times, notBefore, why } });
      this.schedule(0);
    }
  }

  private async connect(account: Account): Promise<Link> {
    const { records, merge, device } = this.options;
    const keys = await deriveKeys(await parseCode(account.code));
    const http = this.http(account.server, `${keys.account}.${keys.token}`);
    const progress = (words: string) => {
      this.progress = words;
      void this.announce();
    };
    return new Link(http, records, merge, keys, device, account, (changed) => this.store(changed), progress);
  }

  private async store(account: Account): Promise<void> {
    this.account = account;
    if (this.link) this.link.account = account;
    // Without room the round goes on all the same: what is stored is older, so it only repeats some work.
    await this.options.storage.set({ sync: account }).catch(() => undefined);
  }

  private http(server: string, bearer: string): Http {
    return new Http(server, bearer, this.options.fetch ?? ((...request) => fetch(...request)), this.calls.signal);
  }

  private async announce(): Promise<SyncStatus> {
    const status = await this.status();
    this.options.changed(status);
    return status;
  }
}

/** Exponential with jitter, so that a server that comes back is not met by all devices at once. */
function delayAfter(times: number, retryAfter: number): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** (times - 1));
  return Math.max(retryAfter, delay * (0.5 + Math.random()));
}

function address(typed: string): string {
  const parsed = parseAddress(typed);
  if ('problem' in parsed) throw new Failed('bad-address', parsed.problem);
  return parsed.url;
}

function explainUnknown(error: unknown): never {
  if (!(error instanceof CallFailed) || error.code !== 'unauthorized') throw error;
  throw new Failed('unauthorized', 'This server does not know this sync code. Check the code, and whether your other device uses this server.');
}

function explain(code: string, message: string): string {
  switch (code) {
    case 'unauthorized':
      return 'The server no longer knows this device’s sync code. Your templates are safe here; check the address, or set sync up again.';
    case 'account-gone':
      return 'This account was deleted from the server. Your templates stay on this device; set sync up anew to go on.';
    case 'account-retired':
      return 'Another device made a new sync code. Enter the new code here to go on; your templates stay on this device.';
    default:
      return message;
  }
}
