/** Handing over what the server lacks. */
import { named, nothing, type Stored } from '../records';
import { epochOf } from './account';
import { CallFailed, type PushItem, type PushResult } from './http';
import type { Link } from './link';
import { acknowledged, rebased, resolve, type Outcome } from './resolve';
import { count, figure } from '../ui/words';

/** A record as it was when it was sealed. */
export interface Sent {
  /** Here; the item has the one at the server. */
  id: string;
  item: PushItem;
  stored: Stored;
}

/** What surrounds an item in JSON, about, in bytes; ids and numbers included. */
const itemOverhead = 100;

/** Records that are sealed at a time: all of a first sync would take twice the library's memory. */
const portion = 500;

/**
 * Pushes the outbox once, in batches. Answers whether conflicts were merged, so that there is more to
 * push at once.
 */
export async function push(link: Link): Promise<boolean> {
  const outbox = await readied(link);
  let again = false;
  for (let i = 0; i < outbox.length; i += portion) {
    const sealed = await Promise.all(outbox.slice(i, i + portion).map(([id, stored]) => seal(link, id, stored)));
    let sent = i;
    for (const batch of batches(link, sealed)) {
      link.progress(`${figure(sent)} of ${count(outbox.length, 'change')} sent`);
      again = (await pushBatch(link, batch)) || again;
      sent += batch.length;
    }
  }
  return again;
}

/**
 * The outbox, deletions first, as they make room. It is stored so that the next edit of a record knows the state
 * that is about to be sent: whether or not its answer gets here, others may build upon it.
 */
function readied({ records, refused }: Link): Promise<[id: string, stored: Stored][]> {
  return records.exclusively(async () => {
    const waiting = [...(await records.all())].filter(([id, stored]) => stored.base && refused.get(id)?.rev !== stored.rev);
    const outbox = [...waiting.filter(([, { record }]) => !record), ...waiting.filter(([, { record }]) => record)];
    const edited = outbox.filter(([, { sent }]) => sent);
    await records.commit(new Map(edited.map(([id, { sent: _, ...stored }]) => [id, stored])));
    return outbox;
  });
}

async function seal(link: Link, id: string, stored: Stored): Promise<Sent> {
  const wire = await link.wireId(id, stored.name);
  return { id, stored, item: { id: wire, base: stored.seq, data: await link.seal(wire, stored) } };
}

/** As many at a time as the server takes. */
export function* batches(link: Link, items: Sent[]): Generator<Sent[]> {
  const { pushItems, pushBytes } = link.account.limits;
  let batch: Sent[] = [];
  let bytes = 0;
  for (const sent of items) {
    const size = (sent.item.data?.length ?? 0) + itemOverhead;
    if (batch.length > 0 && (batch.length === pushItems || bytes + size > pushBytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(sent);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

async function pushBatch(link: Link, batch: Sent[]): Promise<boolean> {
  const results = await send(link, batch, link.account.cursor);
  return link.records.exclusively(async () => {
    let again = false;
    const changes = new Map<string, Stored | undefined>();
    for (const [i, result] of results.entries()) {
      const { id, stored } = batch[i]!;
      again = (await take(link, id, stored, result, changes)) || again;
    }
    await link.records.commit(changes);
    return again;
  });
}

/** A single record that even alone is too large for a request counts as refused, like any other. */
export async function send(link: Link, batch: Sent[], cursor: string): Promise<PushResult[]> {
  try {
    return await link.http.push(
      epochOf(cursor),
      batch.map(({ item }) => item),
    );
  } catch (error) {
    if (!(error instanceof CallFailed) || error.code !== 'too-large') throw error;
    if (batch.length === 1) return [{ id: batch[0]!.item.id, error: 'too-large' }];
    const half = Math.ceil(batch.length / 2);
    return [...(await send(link, batch.slice(0, half), cursor)), ...(await send(link, batch.slice(half), cursor))];
  }
}

/** Notes what became of one item in `changes`; answers whether it is to be pushed again. */
async function take(link: Link, id: string, sent: Stored, result: PushResult, changes: Map<string, Stored | undefined>): Promise<boolean> {
  const local = await link.records.get(id);
  if (!local) return false;
  if (result.error) link.refused.set(id, { rev: sent.rev, error: result.error });
  if (result.seq !== undefined) changes.set(id, acknowledged(local, sent, result.seq));
  if (!result.current) return result.seq !== undefined && makesRoom(sent) && link.roomMade();
  const { stored, copy } = await meet(link, result.id, local, result.current);
  changes.set(id, stored && named(stored, local.name));
  if (copy) changes.set(...(await link.conflictCopy(id, local, copy)));
  return true;
}

/** Whether the server needs less room for it than for what it had. */
function makesRoom({ record, base }: Stored): boolean {
  return record ? JSON.stringify(record).length < JSON.stringify(base!.record).length : base!.rev !== '';
}

/** What nobody can read gives way to our edit; the server keeps it among the record's versions. */
async function meet(link: Link, wire: string, local: Stored, { seq, data }: { seq: number; data: string | null }): Promise<Outcome> {
  const envelope = await link.unseal(wire, data);
  if (envelope === 'unreadable') return { stored: rebased(local, seq, nothing) };
  return resolve(local, { seq, envelope }, link.merge);
}
