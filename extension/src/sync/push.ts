/** Handing over what the server lacks. */
import { nothing, type Stored } from '../records';
import { epochOf } from './account';
import { CallFailed, type PushItem, type PushResult } from './http';
import type { Link } from './link';
import { acknowledged, rebased, resolve, type Outcome } from './resolve';

/** A record in the outbox as it was when it was sealed. */
interface Sent {
  item: PushItem;
  stored: Stored;
}

/** What surrounds an item in JSON, about, in bytes; ids and numbers included. */
const itemOverhead = 100;

/**
 * Pushes the outbox once, in batches. Answers whether conflicts were merged, so that there is more to
 * push at once.
 */
export async function push(link: Link): Promise<boolean> {
  const outbox = [...(await link.records.all())].filter(([id, stored]) => stored.base && link.refused.get(id) !== stored.rev);
  let again = false;
  let batch: Sent[] = [];
  let bytes = 0;
  const send = async () => {
    if (batch.length > 0) again = (await pushBatch(link, batch)) || again;
    [batch, bytes] = [[], 0];
  };
  for (const [id, stored] of outbox) {
    const data = stored.record ? await link.seal(id, stored) : null;
    const size = (data?.length ?? 0) + itemOverhead;
    const { pushItems, pushBytes } = link.account.limits;
    if (batch.length === pushItems || bytes + size > pushBytes) await send();
    batch.push({ item: { id, base: stored.seq, data }, stored });
    bytes += size;
  }
  await send();
  return again;
}

async function pushBatch(link: Link, batch: Sent[]): Promise<boolean> {
  const results = await send(link, batch);
  return link.records.exclusively(async () => {
    let again = false;
    const changes = new Map<string, Stored | undefined>();
    for (const [i, result] of results.entries()) {
      const { item, stored } = batch[i]!;
      again = (await take(link, item.id, stored, result, changes)) || again;
    }
    await link.records.commit(changes);
    return again;
  });
}

/** A single record that even alone is too large for a request counts as refused, like any other. */
async function send(link: Link, batch: Sent[]): Promise<PushResult[]> {
  try {
    return await link.http.push(epochOf(link.account), batch.map(({ item }) => item));
  } catch (error) {
    if (!(error instanceof CallFailed) || error.code !== 'too-large') throw error;
    if (batch.length === 1) return [{ id: batch[0]!.item.id, error: 'too-large' }];
    const half = Math.ceil(batch.length / 2);
    return [...(await send(link, batch.slice(0, half))), ...(await send(link, batch.slice(half)))];
  }
}

/** Notes what became of one item in `changes`; answers whether it is to be pushed again. */
async function take(link: Link, id: string, sent: Stored, result: PushResult, changes: Map<string, Stored | undefined>): Promise<boolean> {
  const local = await link.records.get(id);
  if (!local) return false;
  if (result.error) link.refused.set(id, sent.rev);
  if (result.seq !== undefined) changes.set(id, acknowledged(local, sent, result.seq));
  if (!result.current) return false;
  const { stored, copy } = await meet(link, id, local, result.current);
  changes.set(id, stored);
  if (copy) changes.set(...(await link.conflictCopy(id, local.rev, copy)));
  return true;
}

/** What nobody can read gives way to our edit; the server keeps it among the record's versions. */
async function meet(link: Link, id: string, local: Stored, { seq, data }: { seq: number; data: string | null }): Promise<Outcome> {
  const envelope = await link.unseal({ id, seq, data });
  if (envelope === 'unreadable') return { stored: rebased(local, seq, nothing) };
  return resolve(local, { seq, envelope }, link.merge);
}
