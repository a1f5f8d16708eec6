/** Taking in what the server has. */
import { forgotten, named, type Stored } from '../records';
import type { Envelope } from './crypto';
import { CallFailed, type Changes, type Http, type Item } from './http';
import type { Link, Place } from './link';
import { moverOf, movingName } from './mover';
import { originName, originsIn } from './origin';
import { isDear, isMany, kept, type Removals } from './removals';
import { isText, resolve, tombstone } from './resolve';
import { count, figure } from '../ui/words';

/** Records that are decrypted and stored in one go. */
const portion = 200;

/** How long what cannot be read is left alone, in ms: whole libraries are pulled for its sake. */
const untilReread = 24 * 60 * 60_000;

/**
 * Pulls everything new. Deletions of more than ten records that are more than half of the library are held
 * back until the person has decided, however many they are by then; see Account.held. The cursor stays then,
 * so that they come again.
 */
export async function pull(link: Link, removals: Removals): Promise<void> {
  const { items, next, missing } = await receive(link);
  if (items.some(({ data }) => data === null)) link.roomMade();
  const all = await link.records.all();
  const removed = await wouldRemove(link, items);
  const gone = removed.length + missing.filter((id) => isDear(all.get(id)!)).length;
  const asked = removals !== undefined || link.account.held !== undefined;
  const question = gone > 0 && (asked || isMany(gone, all));
  const spared = new Set(question ? removed : []);
  const unread = new Set(link.account.unread?.ids);
  for (let i = 0; i < items.length; i += portion) {
    link.progress(`${figure(i)} of ${count(items.length, 'change')} read`);
    await apply(link, items.slice(i, i + portion), spared, removals, unread);
  }
  if (question && !removals) return hold(link, next, gone);
  await settle(link, missing, question && removals === 'refuse');
  await note(link, next, [...unread]);
}

interface Pulled {
  items: Item[];
  /** The cursor after them. */
  next: string;
}

/** All that is new, and which clean records of ours the server no longer has. */
async function receive(link: Link): Promise<Pulled & { missing: string[] }> {
  const received = (changes: number) => link.progress(`${count(changes, 'change')} received`);
  try {
    const { cursor, joining } = link.account;
    const pulled = await collect(link.http, joining === undefined ? cursor : '', received);
    if (joining !== undefined) return { ...pulled, missing: await join(link, pulled.items) };
    if (rereads(link)) pulled.items = (await collect(link.http, '', received)).items;
    return { ...pulled, missing: [] };
  } catch (error) {
    const code = error instanceof CallFailed ? error.code : '';
    if (code !== 'cursor-expired' && code !== 'history-reset') throw error;
    if (code === 'history-reset') await forgetHistory(link);
    const pulled = await collect(link.http, '', received);
    return { ...pulled, missing: await cleanAndMissing(link, pulled.items) };
  }
}

/**
 * Meets all that an account holds which is new here. The library may have moved there from the account that
 * we had: then it is a later state of ours, in another numbering, and what it lacks was deleted. Any other
 * account is offered everything.
 */
async function join(link: Link, items: Item[]): Promise<string[]> {
  const { joining, origins: _, ...account } = link.account;
  const origins = await originsIn(link, items);
  if (!origins.includes(joining!)) {
    await link.records.offerAll();
    await link.save({ ...account, ...(origins.length > 0 && { origins }) });
    return [];
  }
  await renumber(link, (local) => ({ ...local, seq: 0 }));
  await link.save({ ...account, joining: joining!, origins });
  return cleanAndMissing(link, items);
}

/** Whether it is time to see if what could not be read can be read now: it may have been damaged on the way only. */
function rereads({ account: { unread } }: Link): boolean {
  return unread !== undefined && Math.abs(Date.now() - unread.asked) >= untilReread;
}

/** Has removals wait. An account that is not joined yet is pulled in whole again; what we push needs its cursor. */
function hold(link: Link, next: string, held: number): Promise<void> {
  const { account } = link;
  return link.save({ ...account, held, ...(account.joining !== undefined && { cursor: next }) });
}

/** Keeps how far the pull came, and what it could not read; no removal waits any more, and the account is joined. */
async function note(link: Link, cursor: string, ids: string[]): Promise<void> {
  const { unread: before, held, joining, ...account } = link.account;
  if (cursor === account.cursor && ids.length === 0 && !before && !held && joining === undefined) return;
  const asked = before && !rereads(link) ? before.asked : Date.now();
  await link.save({ ...account, cursor, ...(ids.length > 0 && { unread: { ids, asked } }) });
}

/** All pages of changes after the cursor. */
export async function collect(http: Http, cursor: string, received: (count: number) => void): Promise<Pulled> {
  const items = new Map<string, Item>();
  for (let page: Changes | undefined; (page = await http.changes(cursor)); ) {
    for (const item of page.items) items.set(item.id, item);
    cursor = page.next;
    received(items.size);
    if (!page.more) break;
  }
  return { items: [...items.values()], next: cursor };
}

/** A record of the server, read, and where it is here. */
interface Arrival {
  item: Item;
  envelope: Envelope | null;
  place: Place;
}

/** Reads a portion of what was pulled. What cannot be read, which is noted, or is no part of the library, stays out. */
async function read(link: Link, items: Item[], unread: Set<string>): Promise<Arrival[]> {
  const [places, mark, origin] = await Promise.all([link.namedPlaces(), link.wireId('', movingName), link.wireId('', originName)]);
  const arrivals = items.map(async (item) => {
    const envelope = await link.unseal(item.id, item.data);
    if (envelope === 'unreadable') unread.add(item.id);
    else unread.delete(item.id);
    if (item.id === mark) link.mover = moverOf(envelope);
    if (item.id === mark || item.id === origin || envelope === 'unreadable') return undefined;
    return { item, envelope, place: places.get(item.id) ?? (await link.placeOf(item.id, envelope)) };
  });
  return (await Promise.all(arrivals)).filter((arrival) => arrival !== undefined);
}

/** Stores a portion of what was pulled; `spared` are deletions that are not simply followed. */
async function apply(link: Link, items: Item[], spared: ReadonlySet<string>, removals: Removals, unread: Set<string>): Promise<void> {
  const arrivals = await read(link, items, unread);
  await link.records.exclusively(async () => {
    const all = await link.records.all();
    const changes = new Map<string, Stored | undefined>();
    for (const { item, envelope, place } of arrivals) {
      const { id, name } = place;
      const local = all.get(id);
      if (local && item.seq <= local.seq) continue; // a push of our own comes back
      if (local?.record && spared.has(item.id)) {
        if (removals) changes.set(id, kept(local, item.seq, removals === 'accept'));
        continue;
      }
      // Also of what was never here: for the accounts that the library will be in.
      const { stored = tombstone(name, 0, item.seq), copy } = await resolve(local, { seq: item.seq, envelope }, link.merge);
      if (local || stored) changes.set(id, stored && named(stored, name));
      if (copy) changes.set(...(await link.conflictCopy(id, local!, copy)));
    }
    await link.records.commit(changes);
  });
}

/** Clean records that the server no longer has go to the trash, or are pushed again. */
async function settle(link: Link, missing: string[], refuse: boolean): Promise<void> {
  if (missing.length === 0) return;
  await link.records.exclusively(async () => {
    const all = await link.records.all();
    const changes = new Map<string, Stored>();
    for (const id of missing) {
      const local = all.get(id);
      if (local?.record && !local.base) changes.set(id, kept(local, 0, !refuse));
    }
    await link.records.commit(changes);
  });
}

/**
 * The server went back in time. What we have may be newer than what it has, so all of it is in the outbox;
 * pulling sorts out what the server has after all.
 */
function forgetHistory(link: Link): Promise<void> {
  return renumber(link, forgotten);
}

/** Makes of each record that has the server's number what it is without. */
async function renumber({ records }: Link, change: (local: Stored) => Stored): Promise<void> {
  await records.exclusively(async () => {
    const changes = new Map<string, Stored>();
    for (const [id, local] of await records.all()) {
      if (local.seq > 0) changes.set(id, change(local));
    }
    await records.commit(changes);
  });
}

/** What is in no answer of the server, was at one once and has no edit of ours. */
async function cleanAndMissing(link: Link, items: Item[]): Promise<string[]> {
  const present = new Set(items.map((item) => item.id));
  const missing: string[] = [];
  for (const [id, local] of await link.records.all()) {
    const clean = local.record && !local.base && local.rev !== '';
    if (clean && !present.has(await link.wireId(id, local.name))) missing.push(id);
  }
  return missing;
}

/** The ids at the server of what following it would take from the library, and the person would miss. */
async function wouldRemove(link: Link, items: Item[]): Promise<string[]> {
  const [all, places] = await Promise.all([link.records.all(), link.namedPlaces()]);
  const removed: string[] = [];
  for (const { id, seq, data } of items) {
    const place = places.get(id);
    const local = all.get(place?.id ?? id);
    if (!local || !isDear(local) || local.base || seq <= local.seq || (data !== null && !place)) continue;
    const envelope = await link.unseal(id, data);
    if (envelope !== 'unreadable' && !(envelope && isText(envelope))) removed.push(id);
  }
  return removed;
}
