/** What is kept of a note that is not finished, so that a closed pop-up loses nothing. */
import { newId } from '../ids';
import type { Client } from '../port';
import type { BegunNote, DraftOf, DraftTo } from '../protocol';

/**
 * The draft of one opening of a note box. It is another than those of earlier openings, until one of these is brought
 * back: from then on that one is continued.
 */
export class Draft {
  private id = newId();
  /** Texts to be kept, by their draft. */
  private readonly unsaved = new Map<string, string>();
  /** What gave way to a note that was brought back, the last at the end: undoing that leads back to it. */
  private readonly left: BegunNote[] = [];

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

  changed(text: string): void {
    const back = this.left.findLastIndex((note) => note.text === text);
    if (back >= 0) {
      this.id = this.left[back]!.id;
      this.left.length = back;
    }
    this.unsaved.set(this.id, text);
  }

  /** Continues a note that was begun earlier, whose text is about to take the place of `text`. Answers what gives way. */
  goOn(id: string, text: string): BegunNote {
    const given = { id: this.id, text };
    this.left.push(given);
    this.id = id;
    return given;
  }

  /** Which draft the background is to keep a text as that it gets anyway; undefined when the text is none or is kept already. */
  of(text: string): DraftOf | undefined {
    return this.unsaved.get(this.id) === text ? { id: this.id, to: this.to } : undefined;
  }

  /** Keeps what has changed. What could not be kept is tried again by the next call. */
  async save(): Promise<void> {
    const texts = [...this.unsaved];
    this.unsaved.clear();
    await Promise.all(texts.map(([id, text]) => this.saveOne(id, text)));
  }

  private async saveOne(id: string, text: string): Promise<void> {
    try {
      await this.client.request('saveDraft', { id, to: this.to, text });
    } catch (error) {
      if (!this.unsaved.has(id)) this.unsaved.set(id, text);
      throw error;
    }
  }
}
