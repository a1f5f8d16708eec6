/** What a list of findings does to the field that holds the text. */
import type { RefObject } from 'preact';
import type { Fix } from '../protocol';
import { joinEdits, typeInto } from './edits';
import { follow, type Range } from './follow';

/** `text` is what the findings are about; the field may be ahead of it by what was typed meanwhile. */
export function mending(text: string, { current: field }: RefObject<HTMLTextAreaElement | null>) {
  const here = <R extends Range>(range: R) => field && follow(range, text, field.value);
  return {
    /** Selects the words, where they still stand, and goes to the field. */
    show(range: Range) {
      const at = here(range);
      field?.focus();
      if (at) field?.setSelectionRange(at.start, at.end);
    },
    /** Puts a fix in as if it had been typed, so that the field's undo takes it back. */
    apply(fix: Fix) {
      const edit = here(joinEdits(text, fix.edits));
      if (field && edit) typeInto(field, edit);
    },
  };
}
