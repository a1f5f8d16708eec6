/** What a list of findings does to the field that holds the text. */
import type { RefObject } from 'preact';
import type { Fix } from '../protocol';
import { joinEdits, typeInto } from './edits';
import { follow, followWhole, type Range } from './follow';

/** `text` is what the findings are about; the field may be ahead of it by what was typed meanwhile. */
export function mending(text: string, { current: field }: RefObject<HTMLTextAreaElement | null>) {
  return {
    /** Selects the words, where they still stand, and goes to the field. */
    show(range: Range) {
      const at = field && follow(range, text, field.value);
      field?.focus();
      if (at) field?.setSelectionRange(at.start, at.end);
    },
    /** Puts a fix in as if it had been typed, so that the field's undo takes it back. */
    apply(fix: Fix) {
      const edit = field && followWhole(joinEdits(text, fix.edits), text, field.value);
      if (edit) typeInto(field, edit);
    },
  };
}
