/** What is kept of a note that is not finished, so that a closed pop-up loses nothing. */
import { newId } from '../ids';
import type { Client } from '../port';
import type { BegunNote, DraftOf, DraftTo } from '../protocol';

/** One draft giving way to another in the box. */
interface Turn {
  /** The ids of the two. */
  from: string;
  to: string;
  /** The second began with this, so that it goes when this is undone. */
  anew: boolean;
  /** What the box held before it, and right after it as soon as that is known. */
  before: string;
  after?: string;
}

/**
 * The draft of one opening of a note box. It is another than those of earlier openings, until one of these is brought
 * back: from then on that one is continued.
 */
export class Draft {
  private readonly own = newId();
  private id = this.own;
  /** What was last written of each draft in this opening, by id. */
  private readonly texts = new Map<string, string>();
  /** The ids of those that are to be kept. */
  private readonly unsaved = new Set<string>();
  /** Undo leads back over these, and redo over them again. */
  private readonly turns: Turn[] = [];

  constructor(
    private readonly client: Client,
    private readonly to: DraftTo,
  ) {}

  /** What was begun at earlier openings, newest first. */
  async begun(): Promise<BegunNote[]> {
    const { drafts } = await this.client.request('drafts', { to: this.to });
    return drafts.filter(({ id }) => !this.is(id));
  }

  /** Whether that is the draft that is being written. */
  is(id: string): boolean {
    return id === this.id;
  }

  /** What was last written of a draft in this opening; undefined when nothing was. */
  textOf(id: string): string | undefined {
    return this.texts.get(id);
  }

  changed(text: string): void {
    this.follow(text);
    this.write(text);
  }

  /** Continues a note that was begun earlier, whose text is about to take the place of `text`. Answers what gives way. */
  goOn(id: string, text: string): BegunNote {
    return this.turnTo({ to: id, before: text, anew: false });
  }

  /** Begins another note, which is about to take the place of `text`. Answers what gives way. */
  goAnew(text: string): BegunNote {
    return this.turnTo({ to: newId(), before: text, anew: true });
  }

  /** Which draft the background is to keep a text as that it gets anyway; undefined when the text is none or is kept already. */
  of(text: string): DraftOf | undefined {
    return this.unsaved.has(this.id) && this.texts.get(this.id) === text ? this.named(this.id) : undefined;
  }

  /** Keeps what has changed. What could not be kept is tried again by the next call. */
  async save(): Promise<void> {
    const ids = [...this.unsaved];
    this.unsaved.clear();
    await Promise.all(ids.map((id) => this.saveOne(id)));
  }

  /** Keeps nothing any more but what is being written. */
  forgetOthers(): void {
    for (const id of this.unsaved) if (!this.is(id)) this.unsaved.delete(id);
  }

  private async saveOne(id: string): Promise<void> {
    try {
      await this.client.request('saveDraft', { ...this.named(id), text: this.texts.get(id)! });
    } catch (error) {
      this.unsaved.add(id);
      throw error;
    }
  }

  private named(id: string): DraftOf {
    return { id, to: this.to, by: this.own };
  }

  private write(text: string): void {
    this.texts.set(this.id, text);
    this.unsaved.add(this.id);
  }

  private turnTo(turn: Omit<Turn, 'from'>): BegunNote {
    const given = { id: this.id, text: turn.before };
    this.turns.push({ from: this.id, ...turn });
    this.id = turn.to;
    return given;
  }

  /** Goes back to the draft that gave way, or on to the one that took its place, when that is what the box shows. */
  private follow(text: string): void {
    const back = this.turns.findLast(({ to, before }) => to === this.id && before === text);
    const again = this.turns.findLast(({ from, to, after }) => from === this.id && (text === after || text === this.texts.get(to)));
    const turn = this.turns.at(-1);
    if (back) {
      if (back.anew && this.texts.get(this.id) === back.after) this.write(''); // nobody's words
      this.id = back.from;
    } else if (again && text !== '') this.id = again.to;
    else if (turn?.to === this.id) turn.after ??= text;
  }
}
