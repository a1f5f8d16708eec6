/**
 * What was typed into the editor and is not saved yet. It is written on each keystroke, without waiting
 * for anyone (hence localStorage), so that a tab that closes takes nothing with it.
 */
import type { Form } from './form';

export interface UnsavedTemplate extends Form {
  /** The saved template that was being changed; absent for one that was never saved. */
  base?: Form;
  /** Milliseconds since 1970, for the order of the list. */
  typed: number;
}

const prefix = 'unsaved:';

/** What this browser keeps, by the id of the record that it is or is to become. */
export class Unsaved {
  private listeners = new Set<() => void>();

  constructor(private storage: Storage) {}

  get(id: string): UnsavedTemplate | null {
    return parse(this.storage.getItem(prefix + id));
  }

  /** All of it, by id. */
  all(): Map<string, UnsavedTemplate> {
    const found = new Map<string, UnsavedTemplate>();
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i) ?? '';
      const words = key.startsWith(prefix) && parse(this.storage.getItem(key));
      if (words) found.set(key.slice(prefix.length), words);
    }
    return found;
  }

  /** Answers whether there was room for it. */
  put(id: string, words: UnsavedTemplate): boolean {
    try {
      this.storage.setItem(prefix + id, JSON.stringify(words));
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

function parse(text: string | null): UnsavedTemplate | null {
  try {
    const words = JSON.parse(text ?? 'null') as Partial<UnsavedTemplate> | null;
    if (typeof words?.body !== 'string') return null;
    const { body, title = '', tags = '', suits = [], typed = 0 } = words;
    return { ...words, body, title, tags, suits, typed };
  } catch {
    return null;
  }
}
