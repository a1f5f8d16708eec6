import { nothing, type Records, type Revision, type Stored } from '../records';
import type { Account } from './account';
import { conflictId, seal, unseal, type Envelope, type Keys } from './crypto';
import type { Http, Item } from './http';
import type { Merge } from './resolve';

/** All that a round of pulling and pushing works with. */
export class Link {
  /** Revisions that the server will not take, by record; an edit gives another try. */
  readonly refused = new Map<string, string>();

  constructor(
    readonly http: Http,
    readonly records: Records,
    readonly merge: Merge,
    private readonly keys: Keys,
    private readonly device: string,
    public account: Account,
    private readonly store: (account: Account) => Promise<void>,
    /** Says how far the round is, in words. */
    readonly progress: (words: string) => void,
  ) {}

  async save(account: Account): Promise<void> {
    this.account = account;
    await this.store(account);
  }

  seal(id: string, { record, rev, seen, edited }: Stored): Promise<string> {
    return seal(this.keys, id, { record: record!, rev, seen, at: edited, device: this.device });
  }

  /** null: deleted. A ciphertext that is not ours, or was damaged, is passed over and never fatal. */
  async unseal({ id, data }: Item): Promise<Envelope | null | 'unreadable'> {
    if (data === null) return null;
    try {
      return await unseal(this.keys, id, data);
    } catch (error) {
      console.warn(`record ${id} cannot be read`, error);
      return 'unreadable';
    }
  }

  /**
   * Our state of a record that could not be merged, as a new record in the outbox. The engine's
   * "(edited here)" would be wrong on every other device.
   */
  async conflictCopy(id: string, rev: string, copy: Revision): Promise<[string, Stored]> {
    const record = { ...copy.record! };
    if (typeof record.title === 'string') record.title = record.title.replace(/\(edited here\)$/, `(edited on ${this.device})`);
    const stored = { ...copy, record, edited: Date.now(), seq: 0, base: nothing };
    return [await conflictId(this.keys, id, rev), stored];
  }
}
