/** Putting text into a field so that the browser's own undo takes it back in one step. */
import type { Edit } from '../protocol';

/** All edits as one: from where the first begins to where the last ends. They are sorted and do not overlap. */
export function joinEdits(text: string, edits: Edit[]): Edit {
  const start = edits[0]?.start ?? 0;
  let end = start;
  let joined = '';
  for (const edit of edits) {
    joined += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return { start, end, text: joined };
}

/** Replaces a range as if it had been typed: a page's framework hears of it. The field gets the focus. */
export function typeInto(field: HTMLTextAreaElement, { start, end, text }: Edit): void {
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated, and still the only way that leaves the undo stack whole.
  if (text !== '') field.ownerDocument.execCommand('insertText', false, text);
  else if (start !== end) field.ownerDocument.execCommand('delete');
}
