/** What is kept of a note that is not finished, so that a closed pop-up loses nothing. */
import type { Client } from '../port';

/**
 * The draft for one person. A note that was sent is kept as well: whether LinkedIn took it shows only
 * later, and nobody is invited twice within weeks.
 */
export class Draft {
  private unsaved: string | null = null;

  /** @param key whose draft it is; '' when that is unknown, and then nothing is kept */
  constructor(
    private readonly client: Client,
    private readonly key: string,
  ) {}

  /** What was begun before, '' for nothing. */
  async read(): Promise<string> {
    if (this.key === '') return '';
    return (await this.client.request('draft', { key: this.key })).text;
  }

  changed(text: string): void {
    this.unsaved = text;
  }

  /** What the background is to keep a text by that it gets anyway; undefined when the text is no draft or is kept already. */
  keyOf(text: string): string | undefined {
    return text === this.unsaved && this.key !== '' ? this.key : undefined;
  }

  /** Keeps what has changed. What could not be kept is tried again by the next call. */
  async save(): Promise<void> {
    const text = this.unsaved;
    this.unsaved = null;
    if (text === null || this.key === '') return;
    try {
      await this.client.request('saveDraft', { key: this.key, text });
    } catch (error) {
      this.unsaved ??= text;
      throw error;
    }
  }
}
