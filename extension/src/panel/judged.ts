/** What there would be to say of a template before it is put in. */
import { useEffect, useState } from 'preact/hooks';
import type { CheckAnswer, RenderAnswer, Template } from '../protocol';
import { editsOf } from './cuts';
import type { Filling } from './insertion';
import type { Note } from './note';
import { recipientOf } from './person';
import { editedNote, wholeNote } from './whole';

export interface Judged {
  /** The note as it would stand. */
  whole: Filling;
  check: CheckAnswer;
  /** The note after the gentlest cuts that make it fit; null when it fits, or no cuts suffice. */
  shortened: Filling | null;
}

/** Walking through the list with a held key asks once, at its end. Milliseconds. */
const pause = 40;

/** The judgement of a filled template in its place in the note; null until it is there. */
export function useJudged(note: Note, template: Template | undefined, fill: RenderAnswer | undefined): Judged | null {
  const [known, setKnown] = useState<{ key: string; judged: Judged } | null>(null);
  const ready = template && fill && fill.errors.length === 0;
  const whole = ready ? wholeNote(note.text, note.insertion.target, fill) : null;
  const key = whole ? JSON.stringify([template!.id, whole.text, note.limit]) : '';
  useEffect(() => {
    if (!whole || known?.key === key) return;
    let wanted = true;
    const ask = () =>
      judge(note, whole).then(
        (judged) => wanted && setKnown({ key, judged }),
        () => undefined, // the preview goes without; what is wrong shows when the template is put in
      );
    const timer = setTimeout(ask, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return known?.key === key ? known.judged : null;
}

async function judge({ client, opening, limit }: Note, whole: Filling): Promise<Judged> {
  const check = await client.request('preview', { text: whole.text, limit, recipient: recipientOf(opening.to) });
  const edits = editsOf((check.cuts ?? []).filter(({ chosen }) => chosen));
  const shortened = check.remaining < 0 && edits.length > 0 ? editedNote(whole, edits) : null;
  return { whole, check, shortened: shortened && shortened.count <= limit ? shortened : null };
}
