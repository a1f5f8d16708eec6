/**
 * The record by which an account tells which accounts the library was in before it moved there. Whoever had it
 * in one of those has an earlier state of it, and nothing there that would be new here. It is no part of the
 * library.
 */
import { nothing, type Stored } from '../records';
import { textsOf } from '../untyped';
import type { Item } from './http';
import type { Link } from './link';

export const originName = 'origin';

const most = 16;

/** The record for an account that the library moves to from this one. */
export function originOf({ id, account }: Link): Stored {
  const accounts = [id, ...(account.origins ?? [])].slice(0, most);
  return { record: { kind: 'origin', accounts }, rev: id, seen: [], edited: Date.now(), seq: 0, base: nothing, name: originName };
}

/** The accounts that the record among the items tells of, the latest first; none without one. */
export async function originsIn(link: Link, items: Item[]): Promise<string[]> {
  const wire = await link.wireId('', originName);
  const item = items.find(({ id }) => id === wire);
  const envelope = item ? await link.unseal(wire, item.data) : null;
  const record = envelope && envelope !== 'unreadable' ? (envelope.record as { accounts?: unknown } | null) : null;
  return textsOf(record?.accounts);
}
