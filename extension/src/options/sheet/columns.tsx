import { profile, type Holds } from '../../sheet/columns';
import type { Person } from '../../sheet/people';
import { shorten } from '../../ui/words';

const facts: Record<string, string> = {
  first_name: 'First name',
  last_name: 'Last name',
  full_name: 'Full name',
  title: 'Job title',
  company: 'Company',
  headline: 'Headline',
  school: 'School',
  location: 'Location',
  mutual: 'Mutual connection',
  mutual_count: 'Number of mutual connections',
  [profile]: 'LinkedIn profile',
};

/** People who are looked at for values to show. */
const looked = 50;

interface ColumnsProps {
  names: string[];
  columns: Holds[];
  people: Person[];
  /** What the templates ask. */
  questions: string[];
  /** Shows them, unless there are many. */
  open: boolean;
  onHolds: (place: number, holds: Holds) => void;
}

/** What each column holds: guessed by its name, and to be corrected here. */
export function Columns({ names, columns, people, questions, open, onHolds }: ColumnsProps) {
  const named = namesSomebody(columns);
  return (
    <details class="sheet-columns" open={!named || (open && names.length <= 12)}>
      <summary>
        Columns <span class="quiet">{`${columns.filter(Boolean).length} of ${names.length} used`}</span>
      </summary>
      {!named && <p class="tone-warning">No column holds a name yet: choose which one does, or every note greets nobody.</p>}
      <div class="sheet-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Holds</th>
              <th scope="col">First values</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, i) => (
              <tr key={i} data-role="column">
                <th scope="row" dir="auto">
                  {name.trim() || `Column ${i + 1}`}
                </th>
                <td>
                  <HoldsField
                    name={name.trim() || `Column ${i + 1}`}
                    holds={columns[i] ?? ''}
                    questions={questions}
                    onHolds={(holds) => onHolds(i, holds)}
                  />
                </td>
                <td class="quiet sheet-samples" dir="auto">
                  {samples(people, i)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Whether a column holds a name. */
export function namesSomebody(columns: Holds[]): boolean {
  return columns.some((holds) => ['first_name', 'last_name', 'full_name'].includes(holds));
}

function samples(people: Person[], place: number): string {
  const values = people.slice(0, looked).map(({ cells }) => shorten(cells[place] ?? '', 30));
  return [...new Set(values.filter(Boolean))].slice(0, 3).join(', ');
}

interface HoldsFieldProps {
  name: string;
  holds: Holds;
  questions: string[];
  onHolds: (holds: Holds) => void;
}

function HoldsField({ name, holds, questions, onHolds }: HoldsFieldProps) {
  // A question of a template that is no longer chosen is kept until another is.
  const asked = holds.startsWith('?') && !questions.includes(holds.slice(1)) ? [...questions, holds.slice(1)] : questions;
  return (
    <select
      class="select"
      aria-label={`What “${name}” holds`}
      data-role="holds"
      value={holds}
      onChange={(event) => onHolds(event.currentTarget.value)}
    >
      <option value="">Not used</option>
      {Object.entries(facts).map(([fact, label]) => (
        <option key={fact} value={fact}>
          {label}
        </option>
      ))}
      {asked.length > 0 && (
        <optgroup label="Answers to what templates ask">
          {asked.map((question) => (
            <option key={question} value={`?${question}`}>
              {question}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
