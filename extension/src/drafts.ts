import { Failed } from './failure';
import type { Storage } from './storage';

const maxDrafts = 200;
const maxAge = 90 * 24 * 60 * 60 * 1000; // ms
const maxLength = 20_000; // code units, far beyond any note
const maxKey = 200; // code units

/**
 * How long a text in mid-typing waits to be written, in milliseconds. A write costs more than judging the text does, and
 * would come just when the page draws what was judged.
 */
const patience = 300;

interface Draft {
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Notes that were begun and not sent, by recipient; on this device only. */
export class Drafts {
  /** Keys known to have room: pruning looks at all drafts, and a draft is saved with each pause. */
  private readonly pruned = new Set<string>();
  /** What {@link keep} was given and has not begun to write. */
  private readonly coming = new Map<string, string>();
  /** Runs while there is any. */
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly now: () => number = Date.now,
  ) {}

  async get(key: string): Promise<string> {
    return this.coming.get(key) ?? (await this.storage.get<Draft>(`draft:${key}`))?.text ?? '';
  }

  /** Saves within {@link patience}, a text of several only the last. Does not say when it fails. */
  keep(key: string, text: string): void {
    this.coming.set(key, text);
    this.timer ??= setTimeout(() => this.flush(), patience);
  }

  /** Saves now what was to be kept: who gave it may be gone. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [key, text] of this.coming) {
      this.save(key, text).catch(() => undefined); // who gave it saves it again when the typing pauses, and hears of it
    }
  }

  /** Empty text forgets the draft. */
  async save(key: string, text: string): Promise<void> {
    this.coming.delete(key);
    if (key.length > maxKey || text.length > maxLength) throw new Failed('too-large', 'This note is too long to be kept as a draft.');
    if (text === '') return this.storage.remove([`draft:${key}`]);
    await this.storage.set({ [`draft:${key}`]: { text, at: this.now() } satisfies Draft });
    if (this.pruned.has(key)) return;
    this.pruned.add(key);
    await this.prune();
  }

  /** Forgets what is older than 90 days, and the oldest beyond 200. */
  private async prune(): Promise<void> {
    const drafts = [...(await this.storage.getAll<Draft>('draft', await this.storage.ids('draft')))];
    drafts.sort(([, a], [, b]) => b.at - a.at);
    const old = drafts.filter(([, { at }], i) => i >= maxDrafts || this.now() - at > maxAge);
    await this.storage.remove(old.map(([key]) => `draft:${key}`));
  }
}
