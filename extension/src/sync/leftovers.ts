/**
 * What moves to a new sync code began at a server before sync was stopped here, and what is yet to be deleted there. Of the
 * codes only what speaks for an account is kept, by which nobody reads what is in it.
 */
import type { Storage } from '../storage';
import { CallFailed, type Http } from './http';
import { isOver, is } from './move';

export interface Leftover {
  server: string;
  /** The word that the server wanted for a new account. */
  invite?: string;
  /** Since when, in milliseconds since 1970. */
  since: number;
  /** How often it was tried in vain since it is old. */
  overdue?: number;
  /** Accounts of which nobody has the code, each as "<account>.<token>". */
  doomed: string[];
  /** A move whose end had no answer. The person was shown both codes: the new account goes only if it is not in force. */
  asked?: { old: string; cursor: string; next: string };
}

const late = 10 * 60_000; // ms after which no request is still on its way
const longest = 90 * 24 * 60 * 60_000; // ms after which a server that does not answer is taken for gone
const lastTries = 24; // hours: for all of longest the browser may have been closed, and now it has no network yet

type Dial = (server: string, bearer: string) => Http;

/** All leftovers, which are stored where there is room, and else kept as long as the background runs. */
export class Leftovers {
  private all: Leftover[] = [];
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly dial: Dial,
  ) {}

  async load(): Promise<void> {
    this.all = (await this.storage.get<Leftover[]>('leftovers')) ?? [];
  }

  get any(): boolean {
    return this.all.length > 0;
  }

  async add(leftover: Leftover): Promise<void> {
    if (leftover.doomed.length > 0 || leftover.asked) await this.become([...this.all, leftover]);
  }

  /** Somebody has entered this account here: it stays, and so does what they may still choose instead. */
  async spare(bearer: string): Promise<void> {
    const spared = ({ doomed, asked, ...leftover }: Leftover): Leftover => ({
      ...leftover,
      doomed: doomed.filter((one) => one !== bearer),
      ...(asked && asked.next !== bearer && { asked }),
    });
    if (this.any) await this.become(this.all.map(spared));
  }

  /** Deletes what is to be deleted, as far as servers answer. */
  sweep(): Promise<void> {
    return (this.sweeping ??= this.sweepAll().finally(() => (this.sweeping = undefined)));
  }

  private async sweepAll(): Promise<void> {
    for (const leftover of this.all) {
      const left = await this.clear(leftover);
      const overdue = Date.now() - leftover.since > longest ? (leftover.overdue ?? 0) + 1 : 0;
      const kept = overdue > lastTries ? [] : [{ ...left, overdue }];
      // Somebody may have spared it meanwhile, or added another.
      await this.become(this.all.flatMap((one) => (one === leftover ? kept : one)));
    }
  }

  /** Answers what is left of it. */
  private async clear(leftover: Leftover): Promise<Leftover> {
    const { asked, ...rest } = leftover;
    const fate = asked && (await fateOf(this.dial(rest.server, asked.old), asked.cursor, Date.now() - rest.since));
    const doomed: string[] = [];
    for (const bearer of [...rest.doomed, ...(asked && fate === 'stays' ? [asked.next] : [])]) {
      if (!this.all.includes(leftover)) break;
      await this.dial(rest.server, bearer)
        .unmakeAccount(rest.invite)
        .catch(() => doomed.push(bearer));
    }
    return { ...rest, doomed, ...(asked && !fate && { asked }) };
  }

  private async become(all: Leftover[]): Promise<void> {
    this.all = all.filter(({ doomed, asked }) => doomed.length > 0 || asked);
    await (this.any ? this.storage.set({ leftovers: this.all }) : this.storage.remove(['leftovers'])).catch(() => undefined);
  }
}

/**
 * What became of an account that was asked to retire at this cursor: it has retired at our word, or it stays, or was ended by
 * another device; undefined: that is not known yet. At first it is asked to once more. Later, when no request is on its way any
 * more, it is not: by then the person may go on with the old code.
 */
async function fateOf(old: Http, cursor: string, age: number): Promise<'retired' | 'stays' | undefined> {
  const failure = (error: unknown) => (error instanceof CallFailed ? error : undefined);
  if (age > late) {
    const says = await old.checkAccount().then(() => 'stays' as const, failure);
    if (says === 'stays' || !isOver(says)) return says === 'stays' ? says : undefined;
  }
  const says = await old.retire(cursor).then(() => 'retired' as const, failure);
  if (says === 'retired') return says;
  return isOver(says) || ['behind', 'cursor-expired', 'history-reset'].some((code) => is(says, code)) ? 'stays' : undefined;
}
