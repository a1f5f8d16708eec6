import type { ComponentChildren } from 'preact';
import type { Finding, RenderAnswer } from '../protocol';
import { Sign, Star } from './icons';
import type { Note } from './note';
import type { Picking } from './picking';
import { Sender } from './sender';

interface PreviewProps {
  note: Note;
  picking: Picking;
  /** The person has answered what the preview asked for. */
  onAnswered: () => void;
}

/** The chosen template as it would be put in: for this person, with its true length and what there would be to say. */
export function Preview({ note, picking: { current, fills, matches, judged, takeShortened }, onAnswered }: PreviewProps) {
  const fill = current && fills.get(current.id);
  // It scrolls, so that it needs a place in the tab order.
  const area = { role: 'region', 'aria-label': 'Preview', tabIndex: 0 } as const;
  if (!fill) return <div class="preview" />;
  if (fill.errors[0]) return <div class="preview faulty">{fill.errors[0].message}</div>;
  const cuts = judged?.shortened ? (judged.check.cuts ?? []).filter(({ chosen }) => chosen) : [];
  const shown = judged?.shortened ? judged.whole : fill;
  return (
    <div class="preview" {...area} data-role="preview">
      {matches[current.id] && (
        <p class="why">
          <Star />
          {matches[current.id]!.why}
        </p>
      )}
      <p class="filled" dir="auto">
        {withMarks(shown, [...shown.blanks, ...cuts])}
      </p>
      <Sender note={note} missing={fill.missing} onAnswered={onAnswered} />
      {judged?.shortened && (
        <button type="button" class="chip shorten" data-role="take-shortened" onClick={takeShortened}>
          Insert it shortened to {judged.shortened.count}
        </button>
      )}
      {judged && <Warnings findings={judged.check.findings} />}
      <p class="facts" data-role="facts">
        {facts(note, fill).join(' · ')}
      </p>
    </div>
  );
}

type Marked = { start: number; end: number; text?: string };

/** The text with its blanks set off, and with what would be cut struck out. */
function withMarks({ text }: RenderAnswer, marks: Marked[]): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let from = 0;
  for (const { start, end, text: instead } of marks.sort((a, b) => a.start - b.start)) {
    if (start < from) continue; // a cut around a blank shows the blank's end as well
    const words = text.slice(start, end);
    pieces.push(text.slice(from, start), instead === undefined ? <mark key={start}>{words}</mark> : <del key={start}>{words}</del>);
    if (instead) pieces.push(<ins key={`${start} instead`}>{instead}</ins>);
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
  if (insertion.untouched) return 'replaces the last template';
  const { start, end } = insertion.target;
  if (end - start === text.length) return 'replaces your note';
  return end > start ? 'replaces the selected words' : 'goes in at the caret';
}

/** Said by the count and the blanks already. */
const saidElsewhere = ['length-over-limit', 'unfilled-placeholder'];
const listed = 3;

/** What there would be to say of the note, gravest first. */
function Warnings({ findings }: { findings: Finding[] }) {
  const news = findings.filter(({ rule }) => !saidElsewhere.includes(rule));
  if (news.length === 0) return null;
  return (
    <ul class="warnings" aria-label="Findings">
      {news.slice(0, listed).map(({ rule, severity, start, message }) => (
        <li key={`${rule} ${start}`} data-role="preview-finding" data-rule={rule}>
          <Sign severity={severity} />
          <span>
            <span class="unseen">{severity}: </span>
            {message}
          </span>
        </li>
      ))}
      {news.length > listed && <li>{news.length - listed} more</li>}
    </ul>
  );
}
