/** The note as a whole, as it would stand with a filled template in it. */
import { moved } from '../editors/textarea';
import type { Edit, RenderAnswer } from '../protocol';
import { joinEdits } from '../ui/edits';
import type { Filling, Range } from './insertion';

/** The note with a filled template in the place of a part of it; the template's blanks and caret come along. */
export function wholeNote(note: string, { start, end }: Range, fill: RenderAnswer): Filling {
  const text = note.slice(0, start) + fill.text + note.slice(end);
  const blanks = fill.blanks.map((blank) => ({ ...blank, start: blank.start + start, end: blank.end + start }));
  const cursor = fill.cursor < 0 ? (blanks.length > 0 ? -1 : start + fill.text.length) : fill.cursor + start;
  return { ...fill, text, count: text.length, blanks, cursor, template: { start, end: start + fill.text.length } };
}

/** The note after some edits. Blanks that they touch are none any more. */
export function editedNote(note: Filling, edits: Edit[]): Filling {
  const joined = joinEdits(note.text, edits);
  const text = note.text.slice(0, joined.start) + joined.text + note.text.slice(joined.end);
  const whole = note.blanks.filter((blank) => edits.every((edit) => edit.end <= blank.start || edit.start >= blank.end));
  const blanks = whole.map((blank) => {
    const start = moved(blank.start, edits);
    return { ...blank, start, end: start + blank.end - blank.start };
  });
  const place = note.template && { start: moved(note.template.start, edits), end: moved(note.template.end, edits) };
  return {
    ...note,
    text,
    count: text.length,
    blanks,
    cursor: note.cursor < 0 ? -1 : moved(note.cursor, edits),
    ...(place && { template: place }),
  };
}
