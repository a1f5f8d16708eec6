import { useState } from 'preact/hooks';
import { kinds, type Filter, type Kind, type Tally } from '../../sheet/notes';
import { useAnswer } from '../../ui/background';
import { count, figure } from '../../ui/words';
import { routeHash } from '../route';

interface TalliesProps {
  tally: Tally;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** How many notes are ready and how many are not, and why; each figure shows its notes alone. */
export function Tallies({ tally, filter, onFilter }: TalliesProps) {
  const [open, setOpen] = useState(false);
  const offered = (Object.keys(kinds) as Kind[]).filter((kind) => kind === 'all' || kind === filter || tally.get(kind));
  return (
    <>
      <div class="tallies" role="group" aria-label="Show">
        {offered.map((kind) => (
          <button
            key={kind}
            type="button"
            class="button button-small"
            aria-pressed={filter === kind}
            data-role="filter"
            data-filter={kind}
            onClick={() => onFilter(kind)}
          >
            {kinds[kind]} <b>{figure(tally.get(kind) ?? 0)}</b>
          </button>
        ))}
      </div>
      <details class="sheet-faults" open={open} onToggle={(event) => setOpen(event.currentTarget.open)} data-role="sheet-faults">
        <summary>Blanks and findings, by kind</summary>
        {open && <Faults tally={tally} filter={filter} onFilter={onFilter} />}
      </details>
    </>
  );
}

/** Blanks by what they ask for, and the rules by how many notes they found something in. */
function Faults({ tally, filter, onFilter }: TalliesProps) {
  const { answer } = useAnswer('rules', {});
  const some = (prefix: string) => [...tally].filter(([key]) => key.startsWith(prefix)).sort(([, a], [, b]) => b - a);
  const blanks = some('blank:');
  const rules = some('rule:');
  const row = (key: Filter, n: number, words: string, more: preact.ComponentChildren) => (
    <li key={key}>
      <button
        type="button"
        class="button button-small"
        aria-pressed={filter === key}
        data-role="filter"
        data-filter={key}
        onClick={() => onFilter(filter === key ? 'all' : key)}
      >
        {count(n, 'note')}
      </button>
      <span>
        {words} {more}
      </span>
    </li>
  );
  if (blanks.length + rules.length === 0) return <p class="quiet">Nothing: Warmnote is content with every note.</p>;
  return (
    <ul class="faults">
      {blanks.map(([key, n]) => {
        const label = key.slice('blank:'.length);
        const mine = label.startsWith('my ');
        return row(
          key,
          n,
          `The blank “${label}” is to be filled.`,
          mine ? <a href={routeHash('settings')}>Fill it in the settings</a> : <span class="quiet">A column can hold it.</span>,
        );
      })}
      {rules.map(([key, n]) => {
        const code = key.slice('rule:'.length);
        return row(key, n, answer?.rules.find((rule) => rule.code === code)?.summary ?? code, <code class="quiet">{code}</code>);
      })}
    </ul>
  );
}
