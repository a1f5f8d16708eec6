/**
 * The record by which the devices of an account agree on who moves it to a new sync code: two at once would
 * part the library. It is no part of the library.
 */
import type { Envelope } from './crypto';
import { CallFailed } from './http';
import type { Link } from './link';

export const movingName = 'moving';

/** Whom the record names. */
export function moverOf(envelope: Envelope | null | 'unreadable'): string | undefined {
  const by = envelope && envelope !== 'unreadable' ? (envelope.record as { by?: unknown } | null)?.by : undefined;
  return typeof by === 'string' ? by : undefined;
}

/**
 * Has the account say that we move it, over whatever it said when we begin. False when it says later that
 * another device does.
 */
export async function claim(link: Link, by: string, begun: boolean): Promise<boolean> {
  const wire = await link.wireId('', movingName);
  const data = await link.seal(wire, { record: { kind: 'moving', by }, rev: by, seen: [], edited: Date.now(), name: movingName });
  for (let base = 0; ; ) {
    const [result] = await link.http.push(link.epoch, [{ id: wire, base, data }]);
    if (result?.error)
      throw new CallFailed(
        result.error,
        'The account is full, so it cannot be moved. Delete some templates, then ask for a new code again.',
      );
    if (!result?.current) return true;
    const there = moverOf(await link.unseal(wire, result.current.data));
    if (there === by || begun) return there === by;
    base = result.current.seq;
  }
}
