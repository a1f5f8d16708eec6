/** Putting filled templates into the box. */
import { replace, type Outcome } from '../editors/textarea';

export interface Range {
  start: number;
  end: number;
}

export class Insertion {
  /** What the last template left in the box: until it is changed, another template takes its place. */
  private left = '';

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

  /**
   * Replaces a part of the note. Refused with a reason when the note would not fit.
   * @param caret what is selected afterwards, in the text that is put in
   */
  insert(text: string, caret: Range, limit: number, where: Range = this.target): Outcome {
    const length = this.lengthWith(text.length, where);
    if (length > limit) return { done: false, reason: `That would make ${length} characters, ${length - limit} more than fit.` };
    const outcome = replace(this.box, where.start, where.end, text);
    if (!outcome.done) return outcome;
    this.left = this.box.value;
    this.box.setSelectionRange(where.start + caret.start, where.start + caret.end);
    return outcome;
  }
}
