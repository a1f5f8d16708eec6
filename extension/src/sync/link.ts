import { idOfName } from '../ids';
import { nothing, type Records, type Revision, type Stored } from '../records';
import { epochOf, type Account } from './account';
import { conflictId, nameId, seal, unseal, type Envelope, type Keys } from './crypto';
import type { Http, PushResult } from './http';
import type { Merge } from './resolve';

/** Where a record of the server is here. */
export interface Place {
  id: string;
  name?: string;
}

/** All that a round of pulling and pushing works with. */
export class Link {
  /** Revisions that the server will not take, by record. An edit gives another try, and so does room at the server. */
  readonly refused = new Map<string, { rev: string; error: NonNullable<PushResult['error']> }>();
  /** Who moves the account to a new sync code, as far as a pull has told; see move.ts. */
  mover: string | undefined;
  private readonly nameIds = new Map<string, Promise<string>>();

  constructor(
    readonly http: Http,
    readonly records: Records,
    readonly merge: Merge,
    private readonly keys: Keys,
    private readonly device: string,
    /** As it is now: more than the round changes it. */
    private readonly current: () => Account,
    private readonly store: (account: Account) => Promise<void>,
    /** Says how far the round is, in words. */
    readonly progress: (words: string) => void,
  ) {}

  /** The account's id at the server. */
  get id(): string {
    return this.keys.account;
  }

  /** Has what did not fit tried again; answers whether there is any. */
  roomMade(): boolean {
    const waiting = [...this.refused].filter(([, { error }]) => error === 'quota');
    for (const [id] of waiting) this.refused.delete(id);
    return waiting.length > 0;
  }

  get account(): Account {
    return this.current();
  }

  save(account: Account): Promise<void> {
    return this.store(account);
  }

  /** The epoch that the sequences of our records belong to. */
  get epoch(): string {
    return epochOf(this.account.cursor);
  }

  /** A record's id at the server. */
  wireId(id: string, name?: string): Promise<string> {
    if (name === undefined) return Promise.resolve(id);
    if (!this.nameIds.has(name)) this.nameIds.set(name, nameId(this.keys, name));
    return this.nameIds.get(name)!;
  }

  /** The places of the named records that are here, by their ids at the server: deletions carry no name. */
  async namedPlaces(): Promise<Map<string, Place>> {
    const places = new Map<string, Place>();
    for (const [id, { name }] of await this.records.all()) {
      if (name !== undefined) places.set(await this.wireId(id, name), { id, name });
    }
    return places;
  }

  /** Where a record is that is not here yet. */
  async placeOf(wire: string, envelope: Envelope | null): Promise<Place> {
    const name = envelope?.name;
    if (name === undefined || (await this.wireId('', name)) !== wire) return { id: wire };
    return { id: await idOfName(name), name };
  }

  /**
   * What the server is to have of it; null: nothing. That a named record is deleted it keeps like a text, as devices begin
   * with such records, and one may come years after the server has forgotten all other deletions.
   */
  async seal(wire: string, stored: Pick<Stored, 'record' | 'rev' | 'seen' | 'edited' | 'name'>): Promise<string | null> {
    const { record, rev, edited, name } = stored;
    if (!record && name === undefined) return null;
    const seen = record ? stored.seen : []; // it has no say against a text, and must not take more room than one
    return seal(this.keys, wire, { record, rev, seen, at: edited, device: this.device, ...(name && { name }) });
  }

  /** null: deleted. A ciphertext that is not ours, or was damaged, is passed over and never fatal. */
  async unseal(wire: string, data: string | null): Promise<Envelope | null | 'unreadable'> {
    if (data === null) return null;
    try {
      return await unseal(this.keys, wire, data);
    } catch (error) {
      console.warn(`record ${wire} cannot be read`, error);
      return 'unreadable';
    }
  }

  /**
   * Our state of a record that could not be merged, as a new record in the outbox. The engine's
   * "(edited here)" would be wrong on every other device; the copy of a copy says only where it was edited last.
   */
  async conflictCopy(id: string, { name, rev }: Stored, copy: Revision): Promise<[string, Stored]> {
    const record = { ...copy.record! };
    if (typeof record.title === 'string')
      record.title = record.title.replace(/(\(edited on [^)]*\) )*\(edited here\)$/, () => `(edited on ${this.device})`);
    const stored = { ...copy, record, edited: Date.now(), seq: 0, base: nothing };
    return [await conflictId(this.keys, await this.wireId(id, name), rev), stored];
  }
}
