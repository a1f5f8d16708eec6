import { useEffect, useRef } from 'preact/hooks';
import type { SheetNote, Template } from '../../protocol';
import type { Holds } from '../../sheet/columns';
import type { Change, Note } from '../../sheet/notes';
import { nameOf, profileOf, recipientOf, workOf, type Person } from '../../sheet/people';
import type { Listing } from '../../sheet/repeats';
import { useAnswer } from '../../ui/background';
import { displayTitle } from '../library/form';
import { routeHash } from '../route';
import { NoteFindings } from './note-findings';
import { ProfileLink } from './note-row';
import { OtherRows, type Other } from './other-rows';

interface NoteDetailProps {
  person: Person;
  header: string[];
  columns: Holds[];
  /** The note as the template has it. */
  filled: SheetNote | undefined;
  note: Note | undefined;
  template: Template | undefined;
  /** The other rows of the same person, and by what they are the same. */
  others: Other[];
  by: Listing['by'] | undefined;
  limit: number;
  /** Looks at another row. */
  onOther: (place: number) => void;
  onChange: (part: Partial<Change>) => void;
  /** Back to the template's words. */
  onRestore: () => void;
  onCopy: () => void;
  /** Back to the list, where there is no room for both. */
  onBack: () => void;
}

/** How long the words must rest before they are judged, in milliseconds. */
const pause = 120;

/** One note, to be read, changed and copied. */
export function NoteDetail({
  person,
  header,
  columns,
  filled,
  note,
  template,
  others,
  by,
  limit,
  onOther,
  onChange,
  onRestore,
  onCopy,
  onBack,
}: NoteDetailProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = useRef<HTMLButtonElement>(null);
  const name = nameOf(person, columns);
  const text = note?.text ?? '';
  const { answer, asked } = useAnswer('check', { text, limit, recipient: recipientOf(person, columns) }, pause);
  const judged = answer && asked?.text === text;
  useEffect(() => {
    if (judged && note?.edited) onChange({ findings: answer.findings });
  }, [answer, judged]);
  return (
    <article class="note-detail" aria-labelledby="note-title" data-role="note-detail">
      <button type="button" class="link-button note-back" data-role="note-back" onClick={onBack}>
        ← All notes
      </button>
      <div class="card-head">
        <h3 class="note-title" id="note-title" dir="auto">
          {name || 'Nobody named'}
        </h3>
        <ProfileLink address={profileOf(person, columns)} name={name} />
      </div>
      <p class="quiet" dir="auto">
        {workOf(person, columns)}
      </p>
      {by && <OtherRows others={others} by={by} onOther={onOther} />}
      {person.problem && <p class="tone-error">{person.problem}</p>}
      {filled && filled.template < 0 && !person.problem && (
        <p class="quiet">No template suits this person. Choose one for those whom none suits, or write a note here.</p>
      )}
      {template && note && (
        <p data-role="note-why">
          <a href={routeHash('library', template.id)}>{displayTitle(template)}</a>
          {note.why && `: ${note.why}`}
        </p>
      )}
      {filled && !person.problem && (
        <>
          <textarea
            ref={field}
            class="input note-field"
            aria-label={`Note to ${name}`}
            dir="auto"
            rows={6}
            data-role="note-field"
            value={text}
            onInput={({ currentTarget: { value } }) => onChange({ text: value === filled.text ? undefined : value, findings: undefined })}
          />
          <div class="note-bar">
            <span class={text.length > limit ? 'over' : undefined} data-role="note-field-count">
              {text.length}/{limit}
            </span>
            {note?.edited && (
              <button
                type="button"
                class="button button-small"
                data-role="note-restore"
                onClick={() => {
                  field.current?.focus(); // the button that has it goes, and so does the next
                  onRestore();
                }}
              >
                Back to the template’s words
              </button>
            )}
            {note?.copied && (
              <button
                type="button"
                class="button button-small"
                data-role="note-uncopy"
                onClick={() => {
                  copy.current?.focus();
                  onChange({ copied: undefined });
                }}
              >
                Mark as not copied
              </button>
            )}
            <button
              type="button"
              class="button button-primary button-small"
              ref={copy}
              data-role="detail-copy"
              disabled={!text}
              onClick={onCopy}
            >
              Copy the note
            </button>
          </div>
          {text && answer && <NoteFindings text={asked?.text ?? ''} findings={answer.findings} field={field} />}
        </>
      )}
      <Cells header={header} cells={person.cells} />
    </article>
  );
}

/** Everything that the sheet says of the person, as text. */
function Cells({ header, cells }: { header: string[]; cells: string[] }) {
  return (
    <details class="note-cells">
      <summary>All that the sheet says</summary>
      <dl>
        {cells.map((cell, i) =>
          cell.trim() ? (
            <div key={i}>
              <dt dir="auto">{header[i]?.trim() || `Column ${i + 1}`}</dt>
              <dd dir="auto">{cell}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  );
}
