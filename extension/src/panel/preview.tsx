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
      <p class="filled">{withMarks(fill)}</p>
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
  const { start, end } = note.target();
  const length = note.box.value.length - (end - start) + fill.count;
  const all = [`${length}/${note.limit}`];
  if (fill.blanks.length > 0) all.push(fill.blanks.length === 1 ? '1 blank to fill' : `${fill.blanks.length} blanks to fill`);
  if (note.text !== '') all.push(effect(end - start, note.text.length));
  return all;
}

/** What becomes of the note that is there. */
function effect(replaced: number, length: number): string {
  if (replaced === length) return 'replaces your note';
  return replaced > 0 ? 'replaces the selected words' : 'goes in at the caret';
}
