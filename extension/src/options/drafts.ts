/**
 * What was typed into the editor and is not saved yet. It is written on each keystroke, without waiting
 * for anyone (hence localStorage), so that a tab that closes takes nothing with it.
 */
import type { Form } from './library/form';

export interface Draft extends Form {
  /** The saved template that was being changed; absent for one that was never saved. */
  base?: Form;
  /** Milliseconds since 1970, for the order of the list. */
  typed: number;
}

const prefix = 'draft:';

/** The drafts of this browser, by the id of the record that each is or is to become. */
export class Drafts {
  private listeners = new Set<() => void>();

  constructor(private storage: Storage) {}

  get(id: string): Draft | null {
    return parseDraft(this.storage.getItem(prefix + id));
  }

  /** All drafts by id. */
  all(): Map<string, Draft> {
    const drafts = new Map<string, Draft>();
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i) ?? '';
      const draft = key.startsWith(prefix) && parseDraft(this.storage.getItem(key));
      if (draft) drafts.set(key.slice(prefix.length), draft);
    }
    return drafts;
  }

  /** Answers whether there was room for it. */
  put(id: string, draft: Draft): boolean {
    try {
      this.storage.setItem(prefix + id, JSON.stringify(draft));
    } catch {
      return false;
    }
    this.announce();
    return true;
  }

  drop(id: string): void {
    this.storage.removeItem(prefix + id);
    this.announce();
  }

  /** Calls the listener after each change in this tab, until the answered function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private announce(): void {
    for (const listener of this.listeners) listener();
  }
}

function parseDraft(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    if (typeof draft?.body !== 'string') return null;
    return { ...draft, body: draft.body, title: draft.title ?? '', tags: draft.tags ?? '', typed: draft.typed ?? 0 };
  } catch {
    return null;
  }
}
