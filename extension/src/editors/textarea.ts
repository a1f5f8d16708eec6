/** The only way in which Warmnote changes what stands in a text area. */
import type { Edit } from '../protocol';
import { joinEdits, typeInto } from '../ui/edits';

/** `text` is what the box would hold, where it is the page that did not take it. */
export type Outcome = { done: true } | { done: false; reason: string; text?: string };

/** Where a place in the text lies after the edits; a place inside a replaced part goes to its end. */
export function moved(place: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const edit of edits) {
    if (place < edit.start || (place === edit.start && edit.start !== edit.end)) break;
    const growth = edit.text.length - (edit.end - edit.start);
    if (place >= edit.end) shift += growth;
    else return edit.start + shift + edit.text.length;
  }
  return place + shift;
}

/**
 * Makes the edits as one step that the browser's undo takes back whole, and leaves the caret where it
 * was in the words around it. The edits must be against the box's text as it is now.
 * Refused, and nothing changed, when the text would not fit the box: browsers cut it without a word.
 */
export function applyEdits(box: HTMLTextAreaElement, edits: readonly Edit[]): Outcome {
  if (edits.length === 0) return { done: true };
  const [from, to] = [moved(box.selectionStart, edits), moved(box.selectionEnd, edits)];
  const { start, end, text } = joinEdits(box.value, [...edits]);
  const outcome = replace(box, start, end, text);
  if (outcome.done) box.setSelectionRange(from, to);
  return outcome;
}

/** Replaces a part of the box's text; the caret ends behind what was put in. */
export function replace(box: HTMLTextAreaElement, start: number, end: number, text: string): Outcome {
  const put = text.replace(/\r\n?/g, '\n');
  const wanted = box.value.slice(0, start) + put + box.value.slice(end);
  if (box.maxLength >= 0 && wanted.length > box.maxLength && wanted.length > box.value.length) {
    return { done: false, reason: `That would make ${wanted.length} characters; the box takes ${box.maxLength}.` };
  }
  typeInto(box, { start, end, text: put });
  if (box.value !== wanted) assign(box, wanted, put);
  if (box.value !== wanted) return { done: false, reason: 'The page did not take the text. Copy it and paste it yourself.', text: wanted };
  box.setSelectionRange(start + put.length, start + put.length);
  return { done: true };
}

/** For a box that does not take typed text (one that is over its maxlength, say). Undo does not know of this. */
function assign(box: HTMLTextAreaElement, value: string, data: string): void {
  const prototype = Object.getPrototypeOf(box) as HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(box, value);
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data }));
}
