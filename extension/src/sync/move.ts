/**
 * A new sync code: the library moves to a new account, then the old one retires. Until it has, it serves as
 * before; a move that is interrupted anywhere goes on with the next round, since what must survive is in
 * Account.moving and the rest is asked of the servers again. internal/syncapi/README.md has the steps.
 */
import type { Stored } from '../records';
import type { Account, Moving } from './account';
import { CallFailed, type Item, type PushItem } from './http';
import type { Link } from './link';
import { claim, movingName } from './mover';
import { originOf } from './origin';
import { collect } from './pull';
import { batches, send, type Sent } from './push';
import { count, figure } from '../ui/words';

const tries = 5; // to retire while other devices go on writing

export interface Move {
  /** The account that is left. */
  old: Link;
  /** The one that the library goes to. */
  next: Link;
  /** Pulls and pushes at the old account; false: a question waits for the person. */
  exchange: () => Promise<boolean>;
  /** Stores how far the move is; fails if there is no room, as what follows must not be done without. */
  note: (moving: Moving) => Promise<void>;
  /** Stores that nothing comes of the move, and fails as well. */
  abandon: () => Promise<void>;
}

/**
 * What became of a move: done, left to another device that moves the account as well, to go on later, or given
 * up for what the failure says.
 */
export type Outcome = 'moved' | 'left' | 'waiting' | CallFailed;

/** What waiting does not mend while both accounts go on as they are. */
const refusals = ['quota', 'too-large', 'registration-closed', 'invite-needed'];

export async function move(way: Move): Promise<Outcome> {
  try {
    return await tryTo(way);
  } catch (error) {
    if (!(error instanceof CallFailed) || !refusals.includes(error.code) || mayRetire(way.old.account)) throw error;
    await leave(way);
    return new CallFailed(error.code, `${error.message} The old code works as before.`);
  }
}

/** Whether a request to retire may take effect even now: its answer was lost, and nothing has come after it. */
function mayRetire({ moving, cursor }: Account): boolean {
  return moving?.retiring === cursor;
}

async function tryTo(way: Move): Promise<Outcome> {
  const { old, exchange, note } = way;
  let moving = old.account.moving!;
  if (!(await claim(old, moving.by, moving.marked ?? false))) return leave(way);
  await note((moving = { ...moving, marked: true }));
  old.mover = moving.by;
  for (let i = 0; i < tries; i++) {
    if (!(await exchange())) return 'waiting';
    if (old.mover !== moving.by) return leave(way);
    const { cursor } = old.account;
    await carry(way);
    await note({ ...moving, retiring: cursor });
    try {
      await old.http.retire(cursor);
      return 'moved';
    } catch (error) {
      if (!is(error, 'behind')) throw error;
    }
  }
  return 'waiting';
}

/**
 * Goes on when the old account has retired, at our word, which may have taken effect late, or another device's; or when
 * it is deleted, perhaps after that: the server remembers whether it had retired, and at which cursor.
 */
export async function finish(way: Move): Promise<Outcome> {
  const { retiring } = way.old.account.moving!;
  if (retiring === undefined) return leave(way);
  try {
    await way.old.http.retire(retiring);
  } catch (error) {
    if (isOver(error)) return leave(way);
    throw error;
  }
  await carry(way);
  return 'moved';
}

/**
 * The old account stays, or another device moves it, whose code will be asked for. Nobody has the code of ours: it is to
 * be deleted, but not before that is stored, lest a later round move on to what is gone.
 */
async function leave({ abandon }: Move): Promise<Outcome> {
  await abandon();
  return 'left';
}

/** Makes the new account hold what the old one does, whatever it holds by an earlier try. */
async function carry({ old, next }: Move): Promise<void> {
  await next.http.createAccount(next.account.invite);
  const there = await collect(next.http, '', () => undefined);
  const { items, must } = await lacking(old, next, there.items);
  let sent = 0;
  for (const batch of batches(next, items)) {
    old.progress(`moving to the new code, ${figure(sent)} of ${count(items.length, 'record')}`);
    const results = await send(next, batch, there.next);
    for (const { id, current, error } of results) {
      if (current) throw new CallFailed('unavailable', 'The new account was still busy with an earlier try.');
      if (error && must.has(id)) throw new CallFailed(error, 'The library does not fit into a new account on this server.');
    }
    sent += batch.length;
  }
}

/**
 * The pushes that turn what is there into what the old account holds, deletions first, as they make room. All of that
 * must get through. What only we have goes last and stays here where it does not fit.
 */
async function lacking(old: Link, next: Link, there: Item[]): Promise<{ items: Sent[]; must: Set<string> }> {
  const has = new Map(there.map((item) => [item.id, item]));
  const deletions: Sent[] = [];
  const held: Sent[] = [];
  const ours: Sent[] = [];
  const add = async (id: string, given: Stored): Promise<void> => {
    const stored = heldBy(given);
    const wire = await next.wireId(id, stored.name);
    const before = has.get(wire);
    has.delete(wire);
    if (before && (await isAt(next, before, stored))) return;
    const list = !stored.record ? deletions : stored.base?.rev === '' ? ours : held;
    list.push({ id, stored, item: { id: wire, base: before?.seq ?? 0, data: await next.seal(wire, stored) } });
  };
  for (const [id, stored] of await next.records.all()) {
    if (stored.rev !== '' && (stored.record || stored.name)) await add(id, stored);
  }
  // What cannot be read here is not brought over, so others may have to offer it.
  if (!old.account.unread) await add('', originOf(old));
  has.delete(await next.wireId('', movingName));
  for (const { id, seq, data } of has.values()) {
    const item: PushItem = { id, base: seq, data: null }; // deleted since an earlier try
    if (data !== null) deletions.push({ id, stored: gone, item });
  }
  return { items: [...deletions, ...held, ...ours], must: new Set(held.map(({ item }) => item.id)) };
}

/**
 * What the old account has of a record: our edit may not fit there, and is pushed after the move like any other. What
 * was deleted here and written anew goes as it is, since we do not have the text before it any more.
 */
function heldBy(stored: Stored): Stored {
  return stored.record && stored.base?.record && stored.base.rev !== '' ? { ...stored, ...stored.base } : stored;
}

const gone: Stored = { record: null, rev: '', seen: [], edited: 0, seq: 0 };

async function isAt(next: Link, { id, data }: Item, { record, rev }: Stored): Promise<boolean> {
  const envelope = await next.unseal(id, data);
  if (envelope === null || envelope === 'unreadable') return envelope === record;
  return record ? envelope.rev === rev : !envelope.record;
}

/** Whether it says that the account serves nobody any more. */
export function isOver(error: unknown): boolean {
  return is(error, 'account-retired') || is(error, 'account-gone');
}

export function is(error: unknown, code: string): boolean {
  return error instanceof CallFailed && error.code === code;
}
