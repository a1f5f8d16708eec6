import { Failed } from './failure';
import { newId } from './ids';
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
  /** Who wrote it last; unknown of old ones. */
  by?: string;
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
  private readonly coming = new Map<string, Omit<DraftOf, 'id'> & { text: string }>();
  /** Runs while there is any. */
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was last read or written of each, by id. */
  private readonly last = new Map<string, Draft>();
  /** Reads what is stored when the background starts; undefined once it has. Nothing is written over unread. */
  private reading: Promise<Map<string, Draft>> | undefined;
  /** Ends when all that was being written is. */
  private writing: Promise<unknown> = Promise.resolve();

  /** @param forgotten is called once all are forgotten */
  constructor(
    private readonly storage: Storage,
    private readonly forgotten: () => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {
    storage.whenFull(() => this.prune());
    this.reading = this.stored();
    void this.reading.catch(() => undefined).finally(() => (this.reading = undefined));
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
  keep({ id, ...draft }: DraftOf, text: string): void {
    this.coming.set(id, { ...draft, text });
    this.timer ??= setTimeout(() => this.flush(), patience);
  }

  /** Saves now what was to be kept: who gave it may be gone. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [id, { text, ...draft }] of this.coming) {
      this.save({ id, ...draft }, text).catch(() => undefined); // who gave it saves it again when the typing pauses, and hears of it
    }
  }

  /**
   * Empty text forgets the draft. Two openings may have the same one, when it was brought back in another tab: what the
   * other wrote, and this text does not begin with, becomes a draft of its own.
   */
  save(draft: DraftOf, text: string): Promise<void> {
    this.coming.delete(draft.id);
    const written = this.write(draft, text);
    this.writing = Promise.allSettled([this.writing, written]);
    return written;
  }

  private async write({ id, to, by }: DraftOf, text: string): Promise<void> {
    if (id.length > maxId || text.length > maxLength) throw new Failed('too-large', 'This note is too long to be kept as a draft.');
    if (this.reading) await this.reading.catch(() => undefined);
    const before = this.last.get(id);
    const others = before?.by !== undefined && before.by !== by && !text.startsWith(before.text);
    const draft: Draft | undefined = text === '' ? undefined : { to, by, text, at: this.now() };
    this.note(id, draft);
    try {
      const items = { ...(others && { [`draft:${newId()}`]: before }), ...(draft && { [`draft:${id}`]: draft }) };
      if (others || draft) await this.storage.set(items);
      if (!draft) await this.storage.remove([`draft:${id}`]);
    } catch (error) {
      if (this.last.get(id) === draft) this.note(id, before); // else what the other wrote would not be kept the next time
      throw error;
    }
  }

  private note(id: string, draft: Draft | undefined): void {
    if (draft) this.last.set(id, draft);
    else this.last.delete(id);
  }

  /** Forgets all of them, what is just being written too, and says so to who may still offer one. */
  async forget(): Promise<void> {
    this.coming.clear();
    await this.writing;
    this.last.clear();
    const ids = await this.storage.ids('draft');
    await this.storage.remove(ids.map((id) => `draft:${id}`));
    this.forgotten();
  }

  /** Forgets what is older than 90 days; answers whether there was any. */
  async prune(): Promise<boolean> {
    const drafts = [...(await (this.reading ?? this.stored()))];
    const old = drafts.filter(([id, { at }]) => this.now() - (this.last.get(id)?.at ?? at) > maxAge);
    await this.storage.remove(old.map(([id]) => `draft:${id}`));
    return old.length > 0;
  }

  /** All of them by id, with what is yet to be written. */
  private async all(): Promise<Map<string, Draft>> {
    await this.writing; // else that is read as it was
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
    const drafts = new Map(Array.from(found, ([id, draft]) => [id, { to: { slug: id, name: id, page: '' }, ...draft }]));
    for (const [id, draft] of drafts) if (!this.last.has(id)) this.last.set(id, draft);
    return drafts;
  }
}

/** Whether two notes are for one person, or for nobody known on one page. */
function isFor(a: DraftTo, b: DraftTo): boolean {
  if (a.slug !== '' && b.slug !== '') return a.slug === b.slug;
  if (a.name !== '' && b.name !== '') return a.name.toLowerCase() === b.name.toLowerCase();
  const known = [a, b].some(({ slug, name }) => slug !== '' || name !== '');
  return !known && a.page !== '' && a.page === b.page;
}
