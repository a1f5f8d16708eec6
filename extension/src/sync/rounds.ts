import { toFailure } from '../failure';
import { newId } from '../ids';
import type { Records } from '../records';
import type { Storage } from '../storage';
import { positionIn, unmoved, type Account, type Position } from './account';
import { parseCode } from './code';
import { deriveKeys, type Keys } from './crypto';
import { CallFailed, Http } from './http';
import { Leftovers } from './leftovers';
import { Link } from './link';
import { finish, isOver, move, type Outcome } from './move';
import { pull } from './pull';
import { push } from './push';
import type { Removals } from './removals';
import type { Merge } from './resolve';

const maxPushes = 5; // in a row that end in conflicts
const firstDelay = 2_000; // ms after the first failure; doubled with each
const longestDelay = 5 * 60_000; // ms
const longestRest = 60 * 60_000; // ms that a server may ask for

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
  /** What accounts that sync was stopped in have left to be deleted. */
  readonly leftovers: Leftovers;
  private link: Link | undefined;
  private running: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private calls = new AbortController();
  /** How many acts are under way that no round may disturb. */
  private halts = 0;
  /** Settles when the last of them is over. */
  private acts: Promise<unknown> = Promise.resolve();

  constructor(private readonly around: Surroundings) {
    this.leftovers = new Leftovers(around.storage, (...dialled) => this.dial(...dialled));
  }

  /** Reads what is stored. */
  async load(): Promise<Account | undefined> {
    await this.leftovers.load();
    const account = await this.around.storage.get<Account>('sync');
    if (account) await this.unleave(account);
    return account;
  }

  /** Plans the next round in so many milliseconds, or later where a failing server needs its rest. */
  plan(delay: number): void {
    clearTimeout(this.timer);
    const rest = (this.account?.failing?.notBefore ?? 0) - Date.now();
    // A longer one was never asked for: the clock was set back.
    this.timer = setTimeout(() => void this.run(), rest > longestRest ? delay : Math.max(delay, rest));
  }

  /** A whole round, after the one that runs. Never rejects: what goes wrong is in the account. */
  async run(removals?: Removals): Promise<void> {
    while (this.running) await this.running;
    this.running = this.round(removals);
    await this.running;
    this.running = undefined;
  }

  /**
   * Breaks off the round under way, forgets the connection and the plan, and acts while no round can begin. One act
   * comes after another: none breaks off the calls of the one before.
   */
  halted<T>(act: () => Promise<T>): Promise<T> {
    this.halts++;
    const done = this.acts.then(async () => {
      this.calls.abort();
      await this.running;
      clearTimeout(this.timer);
      this.calls = new AbortController();
      this.link = undefined;
      return act();
    });
    const over = done.finally(() => this.halts--);
    this.acts = over.catch(() => undefined);
    return over;
  }

  /** Stores what nothing may be done without; fails when there is no room. */
  async commit(account: Account): Promise<void> {
    await this.around.storage.set({ sync: account });
    this.account = account;
  }

  async store(account: Account): Promise<void> {
    this.account = account;
    // Without room the round goes on all the same: what is stored is older, so it only repeats some work.
    await this.around.storage.set({ sync: account }).catch(() => undefined);
  }

  /** Goes over to another account, where the next pull offers the library, or stays, if that cannot be stored. */
  async adopt(account: Account): Promise<void> {
    const before = await this.position();
    await this.commit({ ...account, joining: before ? (before.joining ?? before.account) : '' });
    this.link = undefined;
  }

  /** Goes back to the account that was left here, where it was, or else adopts it. */
  async enter(account: Account): Promise<void> {
    const left = this.account ? undefined : await this.position();
    const keys = await keysOf(account.code);
    if (this.account && this.account.server !== account.server) await this.remember(this.account);
    await this.leftovers.spare(bearerOf(keys));
    if (left?.account !== keys.account) return this.adopt({ ...account, ...this.abandonedFor(account) });
    const { account: _, ...position } = left;
    await this.commit({ ...account, ...position });
    this.link = undefined;
  }

  /** What stays to be deleted at the server when another account is entered: not that one, whose code was shown to who stops. */
  private abandonedFor({ server, code }: Account): Pick<Account, 'abandoned'> {
    const codes = this.account?.server === server ? (unmoved(this.account).abandoned ?? []) : [];
    const abandoned = codes.filter((one) => one !== code);
    return abandoned.length > 0 ? { abandoned } : {};
  }

  /** Forgets the account, but not where the library is in it. Without room for that a return offers everything. */
  async leave(): Promise<void> {
    if (!this.account) return;
    const { storage } = this.around;
    await this.remember(this.account);
    await storage.set({ left: await this.position() }).catch(() => storage.remove(['left']));
    await storage.remove(['sync']);
    this.account = undefined;
  }

  /** Forgets the account and where the library is in it: there is none to come back to. */
  async forget(): Promise<void> {
    await this.around.storage.remove(['sync', 'left']);
    this.account = undefined;
  }

  /** Where the library is, or was when sync was stopped; undefined: in no account yet. */
  private async position(): Promise<Position | undefined> {
    if (!this.account) return this.around.storage.get<Position>('left');
    return positionIn((await keysOf(this.account.code)).account, this.account);
  }

  dial(server: string, bearer: string): Http {
    return new Http(server, bearer, this.around.fetch ?? ((...request) => fetch(...request)), this.calls.signal);
  }

  /** The calls to an account; its "unauthorized" and the like are the caller's to explain. */
  async dialAccount(server: string, code: string): Promise<Http> {
    return this.dial(server, bearerOf(await keysOf(code)));
  }

  /** Deletes accounts that moves have begun, as nobody will have their codes. Answers the codes of those that may be there still. */
  async drop({ server, invite, abandoned = [] }: Account): Promise<string[]> {
    const left: string[] = [];
    for (const code of abandoned) {
      const next = await this.dialAccount(server, code);
      await next.unmakeAccount(invite).catch(() => left.push(code));
    }
    return left;
  }

  /** Deletes what moves that came to nothing have begun; where the server does not answer, a later round does. */
  async clearUp(): Promise<void> {
    if (!this.account?.abandoned) return;
    const left = await this.drop(this.account);
    const { abandoned: _, ...stays } = this.account;
    await this.store({ ...stays, ...(left.length > 0 && { abandoned: left }) });
  }

  /** Keeps what is to be deleted of the moves from an account that is about to be forgotten here. */
  private async remember(account: Account): Promise<void> {
    const { server, code, invite, moving } = account;
    const retiring = moving?.retiring;
    const bearers = (codes: string[] = []) => Promise.all(codes.map(async (one) => bearerOf(await keysOf(one))));
    const [old, next] = await bearers([code, ...(moving ? [moving.code] : [])]);
    await this.leftovers.add({
      server,
      ...(invite && { invite }),
      since: Date.now(),
      doomed: await bearers(retiring === undefined ? unmoved(account).abandoned : account.abandoned),
      ...(retiring !== undefined && { asked: { old: old!, cursor: retiring, next: next! } }),
    });
  }

  /** Leaves what the account still needs, though it was just about to be left here: the background was stopped amid that. */
  private async unleave({ code, moving }: Account): Promise<void> {
    if (!this.leftovers.any) return;
    for (const one of [code, ...(moving ? [moving.code] : [])]) await this.leftovers.spare(bearerOf(await keysOf(one)));
  }

  /** Whether the server will not take this revision of the record. */
  refuses(id: string, rev: string): boolean {
    return this.link?.refused.get(id)?.rev === rev;
  }

  /** Has the next round try again what the server would not take. */
  forgetRefusals(): void {
    this.link?.refused.clear();
  }

  private async round(removals: Removals): Promise<void> {
    if (!this.account || this.account.stopped || this.halts > 0) return;
    clearTimeout(this.timer); // what was planned before is done by this round
    this.show('');
    try {
      await this.exchange(removals);
      if (this.account.moving && !this.account.held) await this.move(move);
      else await this.clearUp();
    } catch (error) {
      await this.goneOver(error).catch((why: unknown) => this.failed(why));
    }
    this.show(undefined);
  }

  /** Pulls and pushes once; false: removals wait for the person's word. */
  private async exchange(removals?: Removals): Promise<boolean> {
    this.link ??= await this.connect(this.account!.code);
    const { link } = this;
    await pull(link, removals);
    let pushes = 1;
    while ((await push(link)) && pushes < maxPushes) pushes++;
    const { failing, ...account } = link.account;
    const lastSync = account.held ? account.lastSync : Date.now();
    // What keeps a move from its end stays said, and tried less and less often.
    await this.store({ ...account, ...(account.moving && failing && { failing }), lastSync });
    if (pushes === maxPushes) this.plan(longestDelay);
    return !account.held;
  }

  /**
   * The account has retired, perhaps at our word, in this round or before, and may be deleted since; then the move needs
   * no more than its end.
   */
  private async goneOver(error: unknown): Promise<void> {
    if (!isOver(error) || !this.account?.moving || (await this.move(finish)) !== 'moved') throw error;
  }

  /** Takes the move to a new sync code as far as it goes. */
  private async move(step: typeof move): Promise<Outcome> {
    const old = this.link!;
    const { moving, failing: _, unread: __, ...account } = old.account;
    const moved: Account = { ...account, code: moving!.code, id: newId(8), cursor: '', lastSync: 0 };
    const next = await this.connect(moved.code, () => moved);
    const outcome = await step({
      old,
      next,
      exchange: async () => (await this.exchange()) && (await this.pulled(old)),
      note: (changed) => this.commit({ ...old.account, moving: changed }),
      abandon: () => this.commit(unmoved(old.account)),
    });
    if (outcome === 'moved') {
      await this.adopt(moved);
      await this.exchange();
    } else {
      const { failing: ___, ...stays } = old.account;
      await this.store(stays);
      await this.clearUp();
      if (outcome instanceof CallFailed) throw outcome;
    }
    return outcome;
  }

  /** One more pull, so that the cursor is the account's head, our own pushes included. */
  private async pulled(link: Link): Promise<boolean> {
    await pull(link, undefined);
    return !link.account.held;
  }

  private show(progress: string | undefined): void {
    this.progress = progress;
    this.around.changed();
  }

  private async failed(error: unknown): Promise<void> {
    if (this.halts > 0) return; // we broke the round off ourselves; what else may be wrong the next one finds, too
    const why = toFailure(error);
    const account = this.account!;
    // A server that does not know the account may get it back, and then is asked how a move stands.
    if (why.code === 'upgrade-required' || why.code === 'unauthorized') return this.store({ ...account, stopped: why });
    if (final.includes(why.code)) {
      await this.store({ ...unmoved(account), stopped: why }); // there is nothing left to move from
      return this.clearUp();
    }
    const times = (account.failing?.times ?? 0) + 1;
    const notBefore = Date.now() + delayAfter(times, error instanceof CallFailed ? error.retryAfter : 0);
    await this.store({ ...account, failing: { since: account.failing?.since ?? Date.now(), times, notBefore, why } });
    this.plan(0);
  }

  private async connect(code: string, current = () => this.account!): Promise<Link> {
    const { records, merge, device } = this.around;
    const keys = await keysOf(code);
    const http = this.dial(current().server, bearerOf(keys));
    return new Link(
      http,
      records,
      merge,
      keys,
      device,
      current,
      (changed) => this.store(changed),
      (words) => this.show(words),
    );
  }
}

async function keysOf(code: string): Promise<Keys> {
  return deriveKeys(await parseCode(code));
}

function bearerOf({ account, token }: Keys): string {
  return `${account}.${token}`;
}

/** Exponential with jitter, so that a server that comes back is not met by all devices at once. */
export function delayAfter(times: number, retryAfter: number, random = Math.random): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** (times - 1));
  return Math.max(Math.min(longestRest, retryAfter), delay * (0.5 + random()));
}
