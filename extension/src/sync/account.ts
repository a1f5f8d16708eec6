import type { Failure } from '../protocol';

/** What this device knows of its account; stored under the key "sync". */
export interface Account {
  /** The server's address without a slash at its end. */
  server: string;
  /** The sync code as {@link formatCode} writes it. */
  code: string;
  /** The word that the server wanted before it made the account; a new sync code needs it again. */
  invite?: string;
  /** Names this account for the pages of this device, so that they know when the code they show is over. */
  id: string;
  /** How far we have pulled; "" before the first pull. The text before the dot is the server's epoch. */
  cursor: string;
  limits: { pushItems: number; pushBytes: number };
  /** Milliseconds since 1970 of the last full round; 0 never. */
  lastSync: number;
  /** Since when rounds fail, and why; absent while they do not. Kept, since the background may stop. */
  failing?: { since: number; times: number; notBefore: number; why: Failure };
  /** How many removals wait for the person's word; absent: none. They wait until there is one, whatever else happens. */
  held?: number;
  /** What of the server cannot be read here; absent: nothing. */
  unread?: Unread;
  /** Why there will be no more rounds until the person does something. */
  stopped?: Failure;
  /** Until the first pull is taken in: the account that the library was in before, by its id at the server; "" for none. */
  joining?: string;
  /** The accounts that the library was in before it moved to this one; see origin.ts. */
  origins?: string[];
  /** The library is on its way to a new account, and this one still serves. */
  moving?: Moving;
  /** The sync codes of accounts that a move began and came to nothing: nobody else has them, and they are yet to be deleted. */
  abandoned?: string[];
}

/**
 * Where the library is in an account: what its records' numbers belong to. No secret is in it. Of the account that sync
 * was stopped in it stays, under the key "left", so that coming back brings back nothing that was deleted meanwhile.
 */
export interface Position extends Pick<Account, 'cursor' | 'held' | 'unread' | 'joining' | 'origins'> {
  /** The account's id at the server. */
  account: string;
}

export function positionIn(account: string, { cursor, held, unread, joining, origins }: Account): Position {
  return {
    account,
    cursor,
    ...(held !== undefined && { held }),
    ...(unread && { unread }),
    ...(joining !== undefined && { joining }),
    ...(origins && { origins }),
  };
}

/** Records that were damaged on the way or at the server, or made by another key. */
interface Unread {
  /** Their ids at the server. */
  ids: string[];
  /** Milliseconds since 1970 at which all records were last asked for again for their sake. */
  asked: number;
}

/** How far this device is with moving the library to an account of its own making; see move.ts. */
export interface Moving {
  /** The sync code of the new account. */
  code: string;
  /** Names this move, for the other devices. */
  by: string;
  /** The old account said once that we move it. */
  marked?: true;
  /** The cursor at which we asked the old account to retire. */
  retiring?: string;
}

/** Nothing comes of the move, if there is one. */
export function unmoved({ moving, ...account }: Account): Account {
  return moving ? { ...account, abandoned: [...(account.abandoned ?? []), moving.code] } : account;
}

/** The part of a cursor that names the history that its number belongs to. */
export function epochOf(cursor: string): string {
  return cursor.split('.')[0]!;
}
