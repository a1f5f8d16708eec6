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

/** Replaces a range of one of our own fields, as if it had been typed. */
export function typeInto(field: HTMLTextAreaElement, { start, end, text }: Edit): void {
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated, and still the only way that leaves the undo stack whole.
  document.execCommand(text ? 'insertText' : 'delete', false, text);
}
