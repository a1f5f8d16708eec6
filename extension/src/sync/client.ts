/**
 * Sync, as the rest of the background sees it. Rounds run at start, after edits, when a picker or the
 * library opens, again after a failure, and by an alarm, which also starts a background that was stopped.
 */
import { Failed } from '../failure';
import { newId } from '../ids';
import type { Alarm } from '../platform';
import type { SyncCodes, SyncStatus } from '../protocol';
import { same } from '../same';
import { unmoved, type Account } from './account';
import { formatCode, newSecret } from './code';
import { CallFailed } from './http';
import type { Removals } from './removals';
import { Rounds, type Surroundings } from './rounds';
import { openAccount } from './set-up';
import { statusOf } from './status';

const afterEdit = 2_000; // ms: one push for a burst of edits
const fresh = 5_000; // ms in which another look at the server is not worth a request
const alarmEvery = 5; // minutes: what other devices did, and what waits here, at the latest
const sweepEvery = 60; // minutes: what is left to be deleted at a server in which sync was stopped

export interface Options extends Omit<Surroundings, 'changed'> {
  changed: (status: SyncStatus) => void;
  alarm?: Alarm;
}

export class SyncClient {
  private readonly rounds: Rounds;
  private readonly loaded: Promise<void>;
  /** The move that is being begun. */
  private beginning: Promise<void> | undefined;

  constructor(private readonly options: Options) {
    this.rounds = new Rounds({ ...options, changed: () => void this.announce() });
    this.loaded = this.rounds.load().then((account) => {
      this.rounds.account = account && reopened(account);
      this.setAlarm();
    });
    options.alarm?.listen(() => void this.woken());
  }

  async status(): Promise<SyncStatus> {
    await this.loaded;
    const { account, progress } = this.rounds;
    const outbox = account ? [...(await this.options.records.all())].filter(([, { base }]) => base) : [];
    const unfit = outbox.filter(([id, { rev }]) => this.rounds.refuses(id, rev));
    const refused = unfit.flatMap(([, { record }]) => (record ? [record.kind] : []));
    return statusOf(account, { progress, refused, undeleted: unfit.length - refused.length, pending: outbox.length });
  }

  /** The sync code of this device. */
  async code(): Promise<string> {
    return (await this.account()).code;
  }

  /** That, and the one that may have taken its place: the old account was asked to retire, and the answer is not here. */
  async codes(): Promise<SyncCodes> {
    return codesOf(await this.account());
  }

  /** An edit was made here. */
  edited(): void {
    if (!this.rounds.account) return;
    this.rounds.plan(afterEdit);
    void this.announce();
  }

  /** Someone is about to look at the library: a round now, or when the last one has aged a little. */
  async opened(): Promise<void> {
    await this.loaded;
    void this.sweep();
    const { account } = this.rounds;
    if (!account) return;
    const age = Date.now() - account.lastSync; // below 0: the clock was set back
    this.rounds.plan(age >= 0 && age < fresh ? fresh - age : 0);
  }

  /** A round now, also when the last one failed or was stopped, with the person's word on removals. */
  async now(removals?: Removals): Promise<SyncStatus> {
    await this.loaded;
    if (this.rounds.account) {
      const { failing: _, stopped: __, ...account } = this.rounds.account;
      if (account.unread) account.unread = { ...account.unread, asked: 0 };
      await this.rounds.store(account);
      this.rounds.forgetRefusals();
      await this.rounds.run(removals);
    }
    return this.status();
  }

  /**
   * Joins the account of the code at the server, or makes one, with the invite word where the server wants
   * one. Answers the code. When it fails, all stays as it was.
   */
  async setUp(server: string, code?: string, invite?: string): Promise<string> {
    await this.loaded;
    const done = this.rounds.halted(async () => {
      if (code === undefined && this.rounds.account) throw new Failed('sync-on', 'Sync has been set up meanwhile, in another tab.');
      const account = await openAccount((...dialled) => this.rounds.dial(...dialled), server, code, invite);
      await this.rounds.enter(account).catch(async (error: unknown) => {
        if (code === undefined) await this.rounds.drop({ ...account, abandoned: [account.code] }); // nobody has its code
        throw error;
      });
      return account;
    });
    const account = await done.finally(() => this.rounds.plan(0));
    this.setAlarm();
    return account.code;
  }

  /**
   * Makes a new sync code, moves the library there and has the old one retire. When that is interrupted, the
   * old one serves until a later round gets to the end; when the server refuses it, all stays as it was. The
   * invite word is for a server that wants one.
   */
  async newCode(invite?: string): Promise<SyncStatus> {
    const before = await this.account();
    // Two pages may ask at once: that is one move, to one account.
    if (!before.moving) await (this.beginning ??= this.beginMove(invite).finally(() => (this.beginning = undefined)));
    const status = await this.now();
    const { account } = this.rounds;
    if (account?.code === before.code && !account.moving && account.failing)
      throw new Failed(account.failing.why.code, account.failing.why.message);
    return status;
  }

  /** Makes the account that the library will move to. Nothing of the move is done before its code is stored. */
  private async beginMove(typed?: string): Promise<void> {
    const { server, invite = '' } = { ...(await this.account()), ...(typed && { invite: typed }) };
    const moving = { code: await formatCode(newSecret()), by: newId(8) };
    const begun = this.rounds.halted(async () => {
      const account = await this.account();
      // Should there be no answer, a later round deletes it, for which it may need the word.
      await this.rounds.commit(unmoved({ ...account, ...(invite && { invite }), moving }));
      await (await this.rounds.dialAccount(server, moving.code)).createAccount(invite);
      await this.rounds.commit({ ...account, ...(invite && { invite }), moving });
    });
    await begun.finally(() => this.rounds.plan(0));
  }

  /**
   * Makes the account again, with this device's code and library, at a server that lost it. One that was
   * deleted stays so.
   */
  async again(typed?: string): Promise<SyncStatus> {
    const { server, code, invite = '' } = { ...(await this.account()), ...(typed && { invite: typed }) };
    await (await this.rounds.dialAccount(server, code)).createAccount(invite);
    await this.rounds.halted(() => {
      const { stopped: _, failing: __, held: ___, ...account } = this.rounds.account!;
      return this.rounds.adopt({ ...account, ...(invite && { invite }), cursor: '' });
    });
    return this.now();
  }

  /** Deletes the account and all it holds from the server, then forgets it here; the library stays. */
  async deleteAccount(): Promise<SyncStatus> {
    await this.account();
    const done = this.rounds.halted(async () => {
      const account = await this.account(); // after what another page asked for before
      const http = await this.rounds.dialAccount(account.server, account.code);
      if (account.moving?.retiring === undefined) await http.checkAccount().catch(explainMoved);
      await http.deleteAccount().catch(explainNone);
      const left = await this.rounds.drop(unmoved(account));
      if (left.length > 0) {
        await this.rounds.store({ ...unmoved(account), abandoned: left }); // the next round finds that the account is gone, and tries again
        throw new Failed(
          'unreachable',
          'The account is deleted, but not all that a new sync code had begun: the server stopped answering.',
        );
      }
      await this.rounds.forget();
    });
    await done.catch((error: unknown) => {
      this.rounds.plan(0);
      throw error;
    });
    return this.announce();
  }

  /**
   * Forgets the account on this device; the library stays, and goes on from here when the account is entered again. Not
   * where the person, who was shown these codes, has not seen one that a move made or brought into force meanwhile.
   */
  async stop(shown?: SyncCodes): Promise<SyncStatus> {
    await this.loaded;
    const done = this.rounds.halted(async () => {
      const { account } = this.rounds;
      if (shown && account && !same(shown, codesOf(account)))
        throw new Failed(
          'code-changed',
          'The sync code has changed in this moment. Press “Stop syncing here” once more to see what to write down.',
        );
      await this.rounds.leave();
      void this.sweep(); // nobody waits for a server that does not answer
    });
    await done.catch((error: unknown) => {
      this.rounds.plan(0);
      throw error;
    });
    return this.announce();
  }

  private async account(): Promise<Account> {
    await this.loaded;
    if (!this.rounds.account) throw new Failed('sync-off', 'Sync is not set up in this browser.');
    return this.rounds.account;
  }

  private async woken(): Promise<void> {
    await this.loaded;
    void this.sweep();
    if (this.rounds.account) this.rounds.plan(0);
  }

  private async sweep(): Promise<void> {
    if (!this.rounds.leftovers.any) return;
    await this.rounds.leftovers.sweep();
    this.setAlarm();
  }

  private async announce(): Promise<SyncStatus> {
    this.setAlarm();
    const status = await this.status();
    this.options.changed(status);
    return status;
  }

  private setAlarm(): void {
    const { account } = this.rounds;
    this.options.alarm?.every(account && !account.stopped ? alarmEvery : this.rounds.leftovers.any ? sweepEvery : 0);
  }
}

function codesOf({ code, moving }: Account): SyncCodes {
  return { code, next: moving?.retiring === undefined ? '' : moving.code };
}

/** As it was stored, but not stopped for want of an update: this may be the first start after it. */
function reopened({ stopped, ...account }: Account): Account {
  return stopped && stopped.code !== 'upgrade-required' ? { ...account, stopped } : account;
}

/** Why deleting the account would not delete what another browser has moved; what is not there is for the deletion to tell. */
function explainMoved(error: unknown): void {
  const code = error instanceof CallFailed ? error.code : '';
  if (code === 'unauthorized' || code === 'account-gone') return;
  if (code !== 'account-retired') throw error;
  throw new Failed(
    'account-retired',
    'Another browser made a new sync code, and what the server keeps is in a new account. Delete that from there, or enter the new code here first.',
  );
}

/** Why the account cannot be deleted at a server that lost it. */
function explainNone(error: unknown): never {
  if (!(error instanceof CallFailed) || error.code !== 'unauthorized') throw error;
  throw new Failed(
    'unauthorized',
    'This server does not know this browser’s sync code, so there is nothing of it to delete. To end sync here, press “Stop syncing here”.',
  );
}
