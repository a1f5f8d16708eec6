/**
 * What was typed into the editor and is not saved yet. It is written on each keystroke, without waiting
 * for anyone (hence localStorage), so that a tab that closes takes nothing with it.
 */
import { isCriterion } from '../../criteria';
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

/** Reads whatever the storage holds: null unless it has a body, and what else is not of its kind is as if it were empty. */
function parse(text: string | null): UnsavedTemplate | null {
  try {
    const words = JSON.parse(text ?? 'null') as Partial<UnsavedTemplate> | null;
    const form = words && formIn(words);
    if (!form) return null;
    const base = words.base && formIn(words.base);
    return { ...form, ...(base && { base }), typed: typeof words.typed === 'number' ? words.typed : 0 };
  } catch {
    return null;
  }
}

function formIn({ title, body, tags, suits }: Partial<Form>): Form | null {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  if (typeof body !== 'string') return null;
  return { title: textOf(title), body, tags: textOf(tags), suits: Array.isArray(suits) ? suits.filter(isCriterion) : [] };
}
