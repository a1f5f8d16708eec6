import type { Listing } from '../../sheet/repeats';
import { Notice } from '../../ui/parts';

/** Another row of the person. */
export interface Other {
  place: number;
  /** Its number in the file, from 1, as spreadsheets count. */
  row: number;
  /** Its note was copied. */
  copied: boolean;
}

/** Marks a row whose person has others, and says so where one of them was written to. */
export function OtherRowsBadge({ others }: { others: Other[] }) {
  const [first] = others;
  if (!first) return null;
  const copied = others.find((other) => other.copied);
  const where = others.length === 1 ? `row ${first.row}` : `${others.length} rows`;
  return (
    <span class="badge badge-warning" data-role="note-repeats">
      {copied ? `Copied in row ${copied.row}` : `Also in ${where}`}
    </span>
  );
}

/** Leads to the other rows of a person, so that one of them is chosen. */
export function OtherRows({ others, by, onOther }: { others: Other[]; by: Listing['by']; onOther: (place: number) => void }) {
  return (
    <Notice
      tone="warning"
      actions={others.map(({ place, row, copied }) => (
        <button key={place} type="button" class="button button-small" data-role="note-other" onClick={() => onOther(place)}>
          Row {row}
          {copied && ', copied'}
        </button>
      ))}
    >
      {by === 'profile'
        ? 'The sheet has the same profile in another row.'
        : 'The sheet has the same name and company in another row: perhaps it is the same person.'}{' '}
      Write to them once.
    </Notice>
  );
}
