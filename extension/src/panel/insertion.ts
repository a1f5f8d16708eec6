/** Putting filled templates into the box. */
import { replace, type Outcome } from '../editors/textarea';
import type { RenderAnswer } from '../protocol';

export interface Range {
  start: number;
  end: number;
}

/** A filled template, perhaps with the note around it. */
export interface Filling extends RenderAnswer {
  /** The template's place in the text; without it, all of it. */
  template?: Range;
}

export class Insertion {
  /** What the last template left in the box, and its place in that. */
  private left = { value: '', start: 0, end: 0 };
  /** The visible blanks of the last template, as they stand in the text until they are filled. */
  private blanks: string[] = [];

  constructor(private readonly box: HTMLTextAreaElement) {}

  /** The place of the last template while nothing is changed since and the caret is still there, else null. */
  get untouched(): Range | null {
    const { selectionStart: caret, selectionEnd, value } = this.box;
    const { start, end } = this.left;
    return value === this.left.value && caret === selectionEnd && start <= caret && caret <= end ? { start, end } : null;
  }

  get all(): Range {
    return { start: 0, end: this.box.value.length };
  }

  /** What a template would replace: what is selected, else an untouched template, else nothing. */
  get target(): Range {
    const { selectionStart: start, selectionEnd: end, value } = this.box;
    if (value.trim() === '') return this.all;
    return this.untouched ?? { start, end };
  }

  /** Whether what the person wrote would go as a whole, and not just what a template has left. */
  takesAll(fill: Filling, { start, end }: Range): boolean {
    const { value } = this.box;
    const own = value === this.left.value ? without(value, this.left) : value;
    const alone = !fill.template || without(fill.text, fill.template) === '';
    return alone && own.trim() !== '' && without(value, { start, end }).trim() === '';
  }

  /** The length of the note with so many characters put in. */
  lengthWith(count: number, { start, end }: Range = this.target): number {
    return this.box.value.length - (end - start) + count;
  }

  /** Replaces a part of the note by a filled template. Refused with a reason when the note would not fit. */
  insert(fill: Filling, limit: number, where: Range): Outcome {
    const length = this.lengthWith(fill.count, where);
    if (length > limit) return { done: false, reason: `That would make ${length} characters, ${length - limit} more than fit.` };
    const behind = this.box.value.length - where.end;
    const outcome = replace(this.box, where.start, where.end, fill.text);
    if (!outcome.done) return outcome;
    const { start, end } = fill.template ?? { start: 0, end: fill.text.length };
    const { value } = this.box; // in which a line break may be shorter
    this.left = { value, start: where.start + start, end: value.length - behind - (fill.text.length - end) };
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

function without(text: string, { start, end }: Range): string {
  return text.slice(0, start) + text.slice(end);
}

/** Where the caret goes in a filled template: its own place, else the first blank, else the end. */
export function caretIn({ text, cursor, blanks }: RenderAnswer): Range {
  if (cursor >= 0) return { start: cursor, end: cursor };
  return blanks[0] ?? { start: text.length, end: text.length };
}
