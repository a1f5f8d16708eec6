import type { Failure } from '../protocol';

/** What this device knows of its account; stored under the key "sync". */
export interface Account {
  /** The server's address without a slash at its end. */
  server: string;
  /** The sync code as {@link formatCode} writes it. */
  code: string;
  /** How far we have pulled; "" before the first pull. The text before the dot is the server's epoch. */
  cursor: string;
  limits: { pushItems: number; pushBytes: number };
  /** Milliseconds since 1970 of the last full round; 0 never. */
  lastSync: number;
  /** Since when rounds fail, and why; absent while they do not. Kept, since the background may stop. */
  failing?: { since: number; times: number; notBefore: number; why: Failure };
  /** Why there will be no more rounds until the person does something. */
  stopped?: Failure;
}

/** The epoch that the sequences of our records belong to. */
export function epochOf({ cursor }: Account): string {
  return cursor.split('.')[0]!;
}
