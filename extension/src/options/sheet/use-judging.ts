import { useEffect, useMemo } from 'preact/hooks';
import { same } from '../../same';
import type { Holds } from '../../sheet/columns';
import type { Change, Changes } from '../../sheet/notes';
import { recipientOf } from '../../sheet/people';
import { useBackground } from '../../ui/background';
import type { Run } from './use-fill';

/**
 * Judges the notes in the person's own words that nobody looks at: those that were left before they were judged, and
 * all of them for each run, as the limit or the rules may be others than before.
 * @param open the place of the note that is looked at, which is judged while it is typed
 */
export function useJudging(
  { key, people, limit }: Run,
  columns: Holds[],
  changes: Changes,
  open: number,
  onChange: (row: number, part: Partial<Change>) => void,
): void {
  const background = useBackground();
  /** The words that were judged for this run, by row. */
  const judged = useMemo(() => new Map<number, string>(), [key]);
  useEffect(() => {
    let wanted = true;
    const judge = async () => {
      for (const [place, person] of people.entries()) {
        const { text, findings } = changes.get(person.row) ?? {};
        if (text === undefined || place === open || judged.get(person.row) === text) continue;
        const answer = await background.request('preview', { text, limit, recipient: recipientOf(person, columns) });
        if (!wanted) return;
        judged.set(person.row, text);
        if (!same(answer.findings, findings ?? null)) onChange(person.row, { findings: answer.findings });
      }
    };
    judge().catch(() => undefined); // the fill itself, and whoever opens the note, hears what is wrong
    return () => {
      wanted = false;
    };
  }, [background, judged, changes, open]);
}
