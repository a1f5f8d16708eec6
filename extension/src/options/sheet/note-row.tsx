import type { Holds } from '../../sheet/columns';
import type { Note } from '../../sheet/notes';
import { nameOf, profileOf, workOf, type Person } from '../../sheet/people';
import { OtherRowsBadge, type Other } from './other-rows';
import { countedFindings } from '../../ui/severity';

interface NoteRowProps {
  /** The place in the list, and how many it lists. */
  index: number;
  total: number;
  /** Pixels from the top of the list. */
  top: number;
  person: Person;
  columns: Holds[];
  note: Note | undefined;
  titles: string[];
  /** The other rows of the same person. */
  others: Other[];
  limit: number;
  active: boolean;
  /** Its buttons are stops of the Tab key. */
  reachable: boolean;
  onActive: () => void;
  onOpen: () => void;
  onCopy: () => void;
}

/** One person and their note. */
export function NoteRow({
  index,
  total,
  top,
  person,
  columns,
  note,
  titles,
  others,
  limit,
  active,
  reachable,
  onActive,
  onOpen,
  onCopy,
}: NoteRowProps) {
  const name = nameOf(person, columns);
  const tabIndex = reachable ? 0 : -1;
  return (
    <li
      class={active ? 'note-row note-row-active' : 'note-row'}
      style={{ insetBlockStart: `${top}px` }}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-current={active}
      data-role="note"
      data-row={person.row}
      onClick={onActive}
    >
      <p class="note-head">
        <button type="button" class="note-name" tabIndex={tabIndex} data-role="note-open" dir="auto" onClick={onOpen}>
          {name || 'Nobody named'}
        </button>
        <OtherRowsBadge others={others} />
        <span class="note-work" dir="auto">
          {workOf(person, columns)}
        </span>
      </p>
      <p class="note-text" dir="auto" data-role="note-text">
        {person.problem || noteWords(note)}
      </p>
      <p class="note-foot">
        {note && note.text !== '' && <Facts note={note} title={titles[note.template] ?? ''} limit={limit} />}
        <span class="note-actions">
          <ProfileLink address={profileOf(person, columns)} name={name} tabIndex={tabIndex} />
          <button
            type="button"
            class="button button-small"
            tabIndex={tabIndex}
            data-role="note-copy"
            disabled={!note?.text}
            onClick={onCopy}
          >
            {note?.copied ? 'Copied' : 'Copy'}
            <span class="unseen"> {name}’s note</span>
          </button>
        </span>
      </p>
    </li>
  );
}

function noteWords(note: Note | undefined): string {
  if (!note) return 'Not filled yet';
  return note.text || 'No template suits this person.';
}

function Facts({ note, title, limit }: { note: Note; title: string; limit: number }) {
  const over = note.count > limit;
  return (
    <span class="note-facts">
      <span class={over ? 'over' : undefined} data-role="note-count">
        {note.count}/{limit}
      </span>
      {countedFindings(note.findings).map(([severity, words]) => (
        <span key={severity} class={`badge badge-${severity}`}>
          {words}
        </span>
      ))}
      {note.edited && <span class="badge">Edited</span>}
      <span class="note-template" title={note.why}>
        {title}
      </span>
    </span>
  );
}

/** A plain link that the person follows: nothing is opened for them, and LinkedIn does not learn from where. */
export function ProfileLink({ address, name, tabIndex }: { address: string; name: string; tabIndex?: number }) {
  if (!address) return null;
  return (
    <a
      class="note-profile"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      data-role="note-profile"
      {...(tabIndex !== undefined && { tabIndex })}
    >
      Profile<span class="unseen"> of {name} on LinkedIn, in a new tab</span>
    </a>
  );
}
