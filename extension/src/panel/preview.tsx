import type { ComponentChildren } from 'preact';
import type { RenderAnswer } from '../protocol';
import type { Note } from './note';

interface PreviewProps {
  note: Note;
  /** Undefined while the template is being filled. */
  fill: RenderAnswer | undefined;
}

/** The chosen template as it would be put in: for this person, with its true length and what is still open. */
export function Preview({ note, fill }: PreviewProps) {
  if (!fill) return <div class="preview" />;
  if (fill.errors[0]) return <div class="preview faulty">{fill.errors[0].message}</div>;
  return (
    <div class="preview" data-role="preview">
      <p class="filled" dir="auto">{withMarks(fill)}</p>
      <p class="facts">{facts(note, fill).join(' · ')}</p>
    </div>
  );
}

/** The text with its blanks set off. */
function withMarks({ text, blanks }: RenderAnswer): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let from = 0;
  for (const { start, end } of blanks) {
    pieces.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...pieces, text.slice(from)];
}

function facts(note: Note, fill: RenderAnswer): string[] {
  const all = [`${note.insertion.lengthWith(fill.count)}/${note.limit}`];
  if (fill.blanks.length > 0) all.push(fill.blanks.length === 1 ? '1 blank to fill' : `${fill.blanks.length} blanks to fill`);
  if (note.text !== '') all.push(effectOn(note));
  return all;
}

/** What becomes of the note that is there. */
function effectOn({ insertion, text }: Note): string {
  const { start, end } = insertion.target;
  if (end - start === text.length) return 'replaces your note';
  return end > start ? 'replaces the selected words' : 'goes in at the caret';
}
