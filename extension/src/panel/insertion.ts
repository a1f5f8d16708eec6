/** Putting filled templates into the box. */
import { replace, type Outcome } from '../editors/textarea';
import type { RenderAnswer } from '../protocol';

export interface Range {
  start: number;
  end: number;
}

export class Insertion {
  /** What the last template left in the box: until it is changed, another template takes its place. */
  private left = '';
  /** The visible blanks of the last template, as they stand in the text until they are filled. */
  private blanks: string[] = [];

  constructor(private readonly box: HTMLTextAreaElement) {}

  /** What a template would replace: what is selected, else an untouched template, else nothing. */
  get target(): Range {
    const { selectionStart: start, selectionEnd: end, value } = this.box;
    const whole = value.trim() === '' || (start === end && value === this.left);
    return whole ? { start: 0, end: value.length } : { start, end };
  }

  /** The length of the note with so many characters put in. */
  lengthWith(count: number, { start, end }: Range = this.target): number {
    return this.box.value.length - (end - start) + count;
  }

  /** Replaces a part of the note by a filled template. Refused with a reason when the note would not fit. */
  insert(fill: RenderAnswer, limit: number, where: Range): Outcome {
    const length = this.lengthWith(fill.count, where);
    if (length > limit) return { done: false, reason: `That would make ${length} characters, ${length - limit} more than fit.` };
    const outcome = replace(this.box, where.start, where.end, fill.text);
    if (!outcome.done) return outcome;
    this.left = this.box.value;
    this.blanks = fill.blanks.map(({ start, end }) => fill.text.slice(start, end));
    const caret = caretIn(fill);
    this.box.setSelectionRange(where.start + caret.start, where.start + caret.end);
    return outcome;
  }

  /** Selects the next blank behind the caret. False when none is left there. */
  toNextBlank(): boolean {
    const { selectionEnd, value } = this.box;
    const places = this.blanks.map((blank) => ({ start: value.indexOf(blank, selectionEnd), length: blank.length }));
    return this.select(places.filter(({ start }) => start >= 0).sort((a, b) => a.start - b.start)[0]);
  }

  /** Selects the blank before the caret. False when none is left there. */
  toBlankBefore(): boolean {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const places = this.blanks.map((blank) => ({ start: before.lastIndexOf(blank), length: blank.length }));
    return this.select(places.filter(({ start }) => start >= 0).sort((a, b) => b.start - a.start)[0]);
  }

  private select(blank: { start: number; length: number } | undefined): boolean {
    if (blank) this.box.setSelectionRange(blank.start, blank.start + blank.length);
    return blank !== undefined;
  }
}

/** Where the caret goes in a filled template: its own place, else the first blank, else the end. */
export function caretIn({ text, cursor, blanks }: RenderAnswer): Range {
  if (cursor >= 0) return { start: cursor, end: cursor };
  return blanks[0] ?? { start: text.length, end: text.length };
}
