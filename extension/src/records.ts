/**
 * The library's records as they are stored: one key a record, which also holds what sync must know about
 * it, so that a record and its place in the outbox can never disagree. Everything is in memory besides;
 * memory changes only after storage has.
 */
import { newId, type idOfName } from './ids';
import { same } from './same';
import type { LibraryRecord } from './protocol';
import type { Storage } from './storage';

/** A state of a record that other devices can refer to. */
export interface Revision {
  /** null: deleted. */
  record: LibraryRecord | null;
  /** 64 random bits for each edit, base64url. */
  rev: string;
  /** The newest revisions that this one descends from, newest first, at most {@link maxSeen}. */
  seen: string[];
}

export interface Stored extends Revision {
  /** Of a named record, whose id at the server follows from it and the account; see {@link idOfName}. */
  name?: string;
  /** Milliseconds since 1970, for showing; 0 or less for a starter that nobody has edited. */
  edited: number;
  /** The server's version that this state was made from; 0: the server has none. */
  seq: number;
  /** What the server had at `seq`, while it lacks the state above: the record is in the outbox. */
  base?: Revision;
  /**
   * An earlier state that a push may have brought to the server, though no answer said so; absent: this very
   * state may have been. Another device may have built upon it.
   */
  sent?: Revision;
}

/** An earlier state, kept on this device. */
export interface Version {
  record: LibraryRecord;
  edited: number;
}

const maxSeen = 16;
/** Earlier states that are kept of a template. */
export const maxVersions = 20;

/** Where the base of a record is that no server has had. */
export const nothing: Revision = { record: null, rev: '', seen: [] };

export class Records {
  private readonly stored = new Map<string, Stored>();
  private readonly loaded: Promise<void>;
  private turn: Promise<unknown> = Promise.resolve();

  /** `changed` is called after each commit with the records' ids; edits of this device say so. */
  constructor(
    private readonly storage: Storage,
    private readonly changed: (edited: boolean, ids: Iterable<string>) => void,
  ) {
    this.loaded = this.load();
  }

  /**
   * Everything there is. With a null record: what was deleted here and not yet on the server, and named records
   * that are deleted.
   */
  async all(): Promise<ReadonlyMap<string, Stored>> {
    await this.loaded;
    return this.stored;
  }

  async get(id: string): Promise<Stored | undefined> {
    await this.loaded;
    return this.stored.get(id);
  }

  /** An edit by the person. `change` gets null for what is not there, and answers null to delete; `at` is when it counts as made. */
  async edit(id: string, change: (record: LibraryRecord | null) => LibraryRecord | null, at = Date.now()): Promise<Stored | undefined> {
    await this.editAll([id], change, {}, new Map(), at);
    return this.stored.get(id);
  }

  /**
   * Edits by the person that are stored together with `items`, or not at all. `names` has those of named
   * records that may be new.
   */
  editAll(
    ids: string[],
    change: (record: LibraryRecord | null, id: string) => LibraryRecord | null | Promise<LibraryRecord | null>,
    items: Record<string, unknown> = {},
    names: ReadonlyMap<string, string> = new Map(),
    at = Date.now(),
  ): Promise<void> {
    return this.exclusively(async () => {
      const changes = new Map<string, Stored>();
      for (const id of ids) {
        const old = this.stored.get(id);
        const record = await change(old?.record ?? null, id);
        if (!same(record, old?.record ?? null)) changes.set(id, edited(old, record, at, names.get(id)));
      }
      if (changes.size > 0) await this.commit(changes, true, items);
    });
  }

  /** Runs one change after another, so that each sees what the one before has stored. */
  exclusively<T>(change: () => Promise<T>): Promise<T> {
    const result = this.turn.then(() => this.loaded).then(change);
    this.turn = result.catch(() => undefined);
    return result;
  }

  /**
   * Stores all of the changes, with `items` beside them, or none; undefined forgets a record. What they
   * replace becomes a version, but going to the trash and back replaces nothing, and a deletion takes the versions with
   * it. Only inside {@link exclusively}.
   */
  async commit(changes: ReadonlyMap<string, Stored | undefined>, byPerson = false, items: Record<string, unknown> = {}): Promise<void> {
    const set: Record<string, unknown> = { ...items, ...(await this.versionsAfter(changes)) };
    const forgotten: string[] = [];
    for (const [id, stored] of changes) {
      if (stored) set[`record:${id}`] = stored;
      else forgotten.push(`record:${id}`);
      if (!stored?.record) forgotten.push(`versions:${id}`);
    }
    if (Object.keys(set).length > 0) await this.storage.set(set);
    await this.storage.remove(forgotten);
    for (const [id, stored] of changes) {
      if (stored) this.stored.set(id, stored);
      else this.stored.delete(id);
    }
    if (changes.size > 0) this.changed(byPerson, changes.keys());
  }

  /**
   * Puts everything in the outbox, for an account that may have none or all of it. Untouched starters stay
   * out; deletions of what no other device can have are forgotten.
   */
  offerAll(): Promise<void> {
    return this.exclusively(() => {
      const changes = new Map<string, Stored | undefined>();
      for (const [id, stored] of this.stored) {
        if (!stored.record && !stored.base?.rev && !stored.name) changes.set(id, undefined);
        else if (stored.rev !== '') changes.set(id, forgotten(stored));
      }
      return this.commit(changes);
    });
  }

  /** Earlier states, newest first. */
  async versions(id: string): Promise<Version[]> {
    return (await this.storage.get<Version[]>(`versions:${id}`)) ?? [];
  }

  /** Earlier states of all records, by id. */
  async allVersions(): Promise<Map<string, Version[]>> {
    return this.storage.getAll('versions', this.stored.keys());
  }

  private async versionsAfter(changes: ReadonlyMap<string, Stored | undefined>): Promise<Record<string, Version[]>> {
    const replaced = new Map<string, Version>();
    for (const [id, stored] of changes) {
      const old = this.stored.get(id);
      if (stored?.record && old?.record?.kind === 'template' && !same(untrashed(old.record), untrashed(stored.record)))
        replaced.set(id, { record: old.record, edited: old.edited });
    }
    const kept = await this.storage.getAll<Version[]>('versions', replaced.keys());
    const entries = Array.from(replaced, ([id, version]) => {
      return [`versions:${id}`, [version, ...(kept.get(id) ?? [])].slice(0, maxVersions)] as const;
    });
    return Object.fromEntries(entries);
  }

  private async load(): Promise<void> {
    const found = await this.storage.getAll<Stored>('record', await this.storage.ids('record'));
    for (const [id, stored] of found) this.stored.set(id, stored);
  }
}

function untrashed({ trashed: _, ...record }: LibraryRecord): object {
  return record;
}

/**
 * A new state by this device, on top of the old one. A deletion keeps no text: else it would need more room than what
 * it deletes, and could not be made where there is none. It needs none: against an edit elsewhere it gives way unmerged.
 */
function edited(old: Stored | undefined, record: LibraryRecord | null, at: number, name = old?.name): Stored {
  const { rev, seen } = nextRevision(old ? [old] : []);
  const before = old && { record: old.record, rev: old.rev, seen: old.seen };
  const base = old?.base ?? before ?? nothing;
  const sent = old?.base && (old.sent ?? before);
  const kept = (state: Revision) => (record ? state : { ...nothing, rev: state.rev });
  return {
    record,
    rev,
    seen,
    edited: at,
    seq: old?.seq ?? 0,
    base: kept(base),
    ...(sent && { sent: kept(sent) }),
    ...(name && { name }),
  };
}

/**
 * A record for a server of which nobody knows what it has: to be pushed, unless it was never touched. An
 * edit keeps its base, which counts if what the server has descends from it; see resolve.
 */
export function forgotten(local: Stored): Stored {
  const base = local.base ?? (local.rev === '' ? undefined : nothing);
  return { ...local, seq: 0, ...(base && { base }) };
}

/** The same under that name, or under none. */
export function named({ name: _, ...stored }: Stored, name: string | undefined): Stored {
  return name === undefined ? stored : { ...stored, name };
}

/** A revision that descends from those given: the parents first, then what they have seen by turns. */
export function nextRevision(parents: Revision[]): { rev: string; seen: string[] } {
  const lists = parents.map((parent) => [parent.rev, ...parent.seen]);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const byTurns = Array.from({ length: longest }, (_, i) => lists.map((list) => list[i])).flat();
  const seen = [...new Set(byTurns.filter((rev) => rev !== undefined && rev !== ''))] as string[];
  return { rev: newId(8), seen: seen.slice(0, maxSeen) };
}
