/**
 * What was typed into the editor and is not saved yet. It is written on each keystroke, without waiting
 * for anyone (hence localStorage), so that a tab that closes takes nothing with it.
 */
import { isCondition } from '../../conditions';
import { newId } from '../../ids';
import type { Area } from '../../platform';
import { textOf } from '../../untyped';
import { sameForm, type Form } from './form';

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

  /** @param copy outlives a browser that is killed: what localStorage is given, Chrome writes up to a minute later */
  constructor(
    private storage: Storage,
    private readonly copy?: Area,
  ) {}

  /** Takes back what a browser that was killed had not written yet. */
  async recover(): Promise<void> {
    const copies = (await this.copy?.get(await this.copy.keys())) ?? {};
    for (const [id, text] of Object.entries(copies)) {
      if (typeof text === 'string' && (parse(text)?.typed ?? 0) > (this.get(id)?.typed ?? 0)) this.store(id, text);
    }
    this.announce();
  }

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
    const done = this.store(id, JSON.stringify(words));
    if (done) this.announce();
    return done;
  }

  drop(id: string): void {
    this.storage.removeItem(prefix + id);
    this.copy?.remove([id]).catch(() => undefined);
    this.announce();
  }

  /** What an editor that opens now has to do with. */
  hold(id: string): Hold {
    return new Hold(this, id);
  }

  /** Calls the listener after each change, until the answered function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** There was a change: in this window, or in another one, of which the browser tells. */
  announce(): void {
    for (const listener of this.listeners) listener();
  }

  /** As it is stored, null for nothing. */
  stored(id: string): string | null {
    return this.storage.getItem(prefix + id);
  }

  /** Stores without a word about it; answers whether there was room. */
  store(id: string, text: string): boolean {
    try {
      this.storage.setItem(prefix + id, text);
      this.copy?.set({ [id]: text }).catch(() => undefined); // it is stored, if not for a crash
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * What is kept of one template, as one window knows it. Several may have the template open: what another one has put
 * there since is neither replaced nor dropped.
 */
export class Hold {
  private known: string | null;

  constructor(
    private readonly unsaved: Unsaved,
    private readonly id: string,
  ) {
    this.known = unsaved.stored(id);
  }

  get words(): UnsavedTemplate | null {
    return parse(this.known);
  }

  /** Whether another window has changed it since. */
  get overtaken(): boolean {
    return this.unsaved.stored(this.id) !== this.known;
  }

  /** Takes note of what is there now. */
  follow(): void {
    this.known = this.unsaved.stored(this.id);
  }

  /** Answers whether there was room for it. What another window has put there becomes a template of its own. */
  put(words: UnsavedTemplate): boolean {
    const text = JSON.stringify(words);
    if (!this.giveWay(words) || !this.unsaved.store(this.id, text)) return false;
    this.known = text;
    this.unsaved.announce();
    return true;
  }

  drop(): void {
    if (this.overtaken) return;
    this.known = null;
    this.unsaved.drop(this.id);
  }

  private giveWay(words: UnsavedTemplate): boolean {
    const others = this.overtaken && parse(this.unsaved.stored(this.id));
    if (!others || sameForm(others, words)) return true;
    const { base: _, ...copy } = { ...others, title: `${others.title} (other window)`.trim() };
    return this.unsaved.store(newId(), JSON.stringify(copy));
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
  if (typeof body !== 'string') return null;
  return { title: textOf(title), body, tags: textOf(tags), suits: Array.isArray(suits) ? suits.filter(isCondition) : [] };
}
