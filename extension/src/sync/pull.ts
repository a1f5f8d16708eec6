/** Taking in what the server has. */
import { nextRevision, nothing, type Stored } from '../records';
import { CallFailed, type Changes, type Item } from './http';
import type { Link } from './link';
import { resolve } from './resolve';

/** What the person said about a pull that would remove most of the library. */
export type Removals = 'accept' | 'refuse' | undefined;

/** Records that are decrypted and stored in one go. */
const portion = 200;

/**
 * Pulls everything new. Deletions of more than ten records that are more than half of the library are held
 * back until the person has decided; answers how many. The cursor stays then, so that they come again.
 */
export async function pull(link: Link, removals: Removals): Promise<number> {
  let pulled: { items: Item[]; next: string };
  let missing: string[] = [];
  try {
    pulled = await collect(link, link.account.cursor);
  } catch (error) {
    const code = error instanceof CallFailed ? error.code : '';
    if (code !== 'cursor-expired' && code !== 'history-reset') throw error;
    if (code === 'history-reset') await forgetHistory(link);
    pulled = await collect(link, '');
    missing = await cleanAndMissing(link, pulled.items);
  }
  const removed = await wouldRemove(link, pulled.items);
  const count = removed.length + missing.length;
  const large = await isLarge(link, count);
  const spared = new Set(large ? removed : []);
  for (let i = 0; i < pulled.items.length; i += portion) {
    link.progress(`${i} of ${pulled.items.length} changes read`);
    await apply(link, pulled.items.slice(i, i + portion), spared, removals);
  }
  if (large && !removals) return count;
  await settle(link, missing, large && removals === 'refuse');
  if (pulled.next !== link.account.cursor) await link.save({ ...link.account, cursor: pulled.next });
  return 0;
}

/** All pages of changes after the cursor. */
async function collect(link: Link, cursor: string): Promise<{ items: Item[]; next: string }> {
  const items = new Map<string, Item>();
  for (let page: Changes | undefined; (page = await link.http.changes(cursor)); ) {
    for (const item of page.items) items.set(item.id, item);
    cursor = page.next;
    link.progress(`${items.size} changes received`);
    if (!page.more) break;
  }
  return { items: [...items.values()], next: cursor };
}

/** Stores a portion of what was pulled; `spared` are deletions that are not simply followed. */
async function apply(link: Link, items: Item[], spared: ReadonlySet<string>, removals: Removals): Promise<void> {
  const remotes = await Promise.all(items.map(async (item) => ({ item, envelope: await link.unseal(item) })));
  await link.records.exclusively(async () => {
    const all = await link.records.all();
    const changes = new Map<string, Stored | undefined>();
    for (const { item, envelope } of remotes) {
      const local = all.get(item.id);
      const known = local && item.seq <= local.seq; // a push of our own comes back
      if (known || envelope === 'unreadable') continue;
      if (local?.record && spared.has(item.id)) {
        if (removals) changes.set(item.id, kept(local, item.seq, removals === 'accept'));
        continue;
      }
      const outcome = await resolve(local, { seq: item.seq, envelope }, link.merge);
      if (local || outcome.stored) changes.set(item.id, outcome.stored);
      if (outcome.copy) changes.set(...(await link.conflictCopy(item.id, local!.rev, outcome.copy)));
    }
    await link.records.commit(changes);
  });
}

/** A record that the server lacks and we keep: in the trash or as it is, and to be pushed again. */
function kept(local: Stored, seq: number, trash: boolean): Stored {
  if (!trash || !local.record) return { ...local, seq, base: nothing };
  return { ...local, ...nextRevision([local]), record: { ...local.record, trashed: true }, seq, base: nothing };
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
 * pulling sorts out what the server has after all. The bases go as well: what the server has now may not
 * descend from them, and a merge would take what it never had for removed.
 */
async function forgetHistory({ records }: Link): Promise<void> {
  await records.exclusively(async () => {
    const changes = new Map<string, Stored>();
    for (const [id, local] of await records.all()) {
      if (local.seq > 0) changes.set(id, { ...local, seq: 0, base: nothing });
    }
    await records.commit(changes);
  });
}

/** What is in no answer of the server, was there once and has no edit of ours. */
async function cleanAndMissing({ records }: Link, items: Item[]): Promise<string[]> {
  const present = new Set(items.map((item) => item.id));
  const all = [...(await records.all())];
  return all.filter(([id, local]) => !present.has(id) && local.record && !local.base && local.seq > 0).map(([id]) => id);
}

async function wouldRemove({ records }: Link, items: Item[]): Promise<string[]> {
  const all = await records.all();
  const removes = ({ id, seq, data }: Item) => {
    const local = all.get(id);
    return data === null && local?.record && !local.base && seq > local.seq;
  };
  return items.filter(removes).map((item) => item.id);
}

async function isLarge({ records }: Link, removed: number): Promise<boolean> {
  const live = [...(await records.all()).values()].filter(({ record }) => record).length;
  return removed > 10 && removed > live / 2;
}
