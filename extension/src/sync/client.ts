/**
 * Sync, as the rest of the background sees it. Rounds run at start, after edits, when a picker or the
 * library opens, and again after a failure, while the background lives. There is no alarm: it would take
 * one more permission, and whatever needs the newest templates opens a Port, which wakes the background.
 */
import { Failed } from '../failure';
import type { SyncStatus } from '../protocol';
import type { Account } from './account';
import type { Removals } from './pull';
import { Rounds, type Surroundings } from './rounds';
import { openAccount } from './set-up';
import { statusOf } from './status';

const afterEdit = 2_000; // ms: one push for a burst of edits
const fresh = 5_000; // ms in which another look at the server is not worth a request

export interface Options extends Omit<Surroundings, 'changed'> {
  changed: (status: SyncStatus) => void;
}

export class SyncClient {
  private readonly rounds: Rounds;
  private readonly loaded: Promise<void>;

  constructor(private readonly options: Options) {
    this.rounds = new Rounds({ ...options, changed: () => void this.announce() });
    this.loaded = options.storage.get<Account>('sync').then((account) => void (this.rounds.account = account));
  }

  async status(): Promise<SyncStatus> {
    await this.loaded;
    const { account, progress, held } = this.rounds;
    const outbox = account ? [...(await this.options.records.all())].filter(([, { base }]) => base) : [];
    const refused = outbox.filter(([id, { rev }]) => this.rounds.refuses(id, rev)).length;
    return statusOf(account, { progress, held, refused, pending: outbox.length });
  }

  /** The sync code of this device. */
  async code(): Promise<string> {
    await this.loaded;
    if (!this.rounds.account) throw new Failed('sync-off', 'Sync is not set up on this device.');
    return this.rounds.account.code;
  }

  /** An edit was made here. */
  edited(): void {
    if (!this.rounds.account) return;
    this.rounds.plan(afterEdit);
    void this.announce();
  }

  /** Someone is about to look at the library. */
  async opened(): Promise<void> {
    await this.loaded;
    const { account } = this.rounds;
    if (account && Date.now() - account.lastSync > fresh) this.rounds.plan(0);
  }

  /** A round now, also when the last one failed or was stopped, with the person's word on removals. */
  async now(removals?: Removals): Promise<SyncStatus> {
    await this.loaded;
    if (this.rounds.account) {
      const { failing: _, stopped: __, ...account } = this.rounds.account;
      await this.rounds.store(account);
      await this.rounds.run(removals);
    }
    return this.status();
  }

  /**
   * Joins the account of the code at the server, or makes one. Answers the code. When it fails, all stays
   * as it was.
   */
  async setUp(server: string, code?: string): Promise<string> {
    await this.loaded;
    const account = await openAccount(server, code, (...dialled) => this.rounds.dial(...dialled));
    await this.rounds.halt();
    try {
      await this.options.records.offerAll({ sync: account });
      this.rounds.account = account;
    } finally {
      this.rounds.plan(0);
    }
    return account.code;
  }

  /** Forgets the account on this device; the library stays. */
  async stop(): Promise<SyncStatus> {
    await this.loaded;
    await this.rounds.halt();
    await this.options.storage.remove(['sync']);
    this.rounds.account = undefined;
    return this.announce();
  }

  private async announce(): Promise<SyncStatus> {
    const status = await this.status();
    this.options.changed(status);
    return status;
  }
}
