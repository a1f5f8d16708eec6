import { Failed } from './failure';
import type { BegunNote, DraftOf, DraftTo } from './protocol';
import type { Storage } from './storage';

const maxAge = 90 * 24 * 60 * 60 * 1000; // ms
const maxLength = 20_000; // code units, far beyond any note
const maxId = 200; // code units

/** How many notes to one person are offered at most. All are kept. */
const maxOffered = 5;

/**
 * How long a text in mid-typing waits to be written, in milliseconds. A write costs more than judging the text does, and
 * would come just when the page draws what was judged.
 */
const patience = 300;

interface Draft {
  to: DraftTo;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * The notes that were written in the last 90 days, on this device only. Those that were sent are among them: whether
 * LinkedIn took one shows only later. Each opening of a note box has a draft of its own, so nothing that is typed
 * anew takes the place of what was begun before.
 */
export class Drafts {
  /** What {@link keep} was given and has not begun to write. */
  private readonly coming = new Map<string, Omit<Draft, 'at'>>();
  /** Runs while there is any. */
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The ids of what was saved since the start: that is not old, whatever was read of it before. */
  private readonly fresh = new Set<string>();

  /** @param forgotten is called once all are forgotten */
  constructor(
    private readonly storage: Storage,
    private readonly forgotten: () => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {
    storage.whenFull(() => this.prune());
  }

  /** What was begun for somebody, newest first. What another of these notes holds from its beginning on is left out. */
  async begun(to: DraftTo): Promise<BegunNote[]> {
    const notes = [...(await this.all())].filter(([, draft]) => isFor(draft.to, to));
    notes.sort(([, a], [, b]) => b.at - a.at);
    const texts = notes.map(([, { text }]) => text);
    return notes
      .map(([id, { text }]) => ({ id, text }))
      .filter(({ text }, i) => !texts.some((other, j) => other.startsWith(text) && (other !== text || j < i)))
      .slice(0, maxOffered);
  }

  /** Saves within {@link patience}, a text of several only the last. Does not say when it fails. */
  keep({ id, to }: DraftOf, text: string): void {
    this.coming.set(id, { to, text });
    this.timer ??= setTimeout(() => this.flush(), patience);
  }

  /** Saves now what was to be kept: who gave it may be gone. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [id, { to, text }] of this.coming) {
      this.save({ id, to }, text).catch(() => undefined); // who gave it saves it again when the typing pauses, and hears of it
    }
  }

  /** Empty text forgets the draft. */
  async save({ id, to }: DraftOf, text: string): Promise<void> {
    this.coming.delete(id);
    if (id.length > maxId || text.length > maxLength) throw new Failed('too-large', 'This note is too long to be kept as a draft.');
    if (text === '') return this.storage.remove([`draft:${id}`]);
    this.fresh.add(id);
    await this.storage.set({ [`draft:${id}`]: { to, text, at: this.now() } satisfies Draft });
  }

  /** Forgets all of them, and says so to who may still offer one. */
  async forget(): Promise<void> {
    this.coming.clear();
    const ids = await this.storage.ids('draft');
    await this.storage.remove(ids.map((id) => `draft:${id}`));
    this.forgotten();
  }

  /** Forgets what is older than 90 days; answers whether there was any. */
  async prune(): Promise<boolean> {
    const drafts = [...(await this.stored())];
    const old = drafts.filter(([id, { at }]) => this.now() - at > maxAge && !this.fresh.has(id));
    await this.storage.remove(old.map(([id]) => `draft:${id}`));
    return old.length > 0;
  }

  /** All of them by id, with what is yet to be written. */
  private async all(): Promise<Map<string, Draft>> {
    const drafts = await this.stored();
    for (const [id, { to, text }] of this.coming) {
      if (text === '') drafts.delete(id);
      else drafts.set(id, { to, text, at: this.now() });
    }
    return drafts;
  }

  /** Drafts of a time when each person had one are without `to`: their id is the person's slug or name. */
  private async stored(): Promise<Map<string, Draft>> {
    const found = await this.storage.getAll<Omit<Draft, 'to'> & Partial<Draft>>('draft', await this.storage.ids('draft'));
    return new Map(Array.from(found, ([id, draft]) => [id, { to: { slug: id, name: id, page: '' }, ...draft }]));
  }
}

/** Whether two notes are for one person, or for nobody known on one page. */
function isFor(a: DraftTo, b: DraftTo): boolean {
  if (a.slug !== '' && b.slug !== '') return a.slug === b.slug;
  if (a.name !== '' && b.name !== '') return a.name.toLowerCase() === b.name.toLowerCase();
  return a.page !== '' && a.page === b.page;
}
