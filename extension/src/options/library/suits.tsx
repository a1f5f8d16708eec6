import { useRef } from 'preact/hooks';
import { looksForWords, maxCriteria } from '../../criteria';
import { criterionKinds, type Criterion } from '../../protocol';
import { routeHash } from '../route';

type Kind = Criterion['kind'];

const labels: Record<Kind, string> = {
  'title-contains': 'Their job title contains',
  'company-is': 'They work at',
  'location-contains': 'Their location contains',
  'school-is-mine': 'We went to the same school',
  'has-mutuals': 'We have mutual connections',
};

/** A condition in words: "Their job title contains engineer". */
export function criterionWords({ kind, text }: Criterion): string {
  return looksForWords(kind) ? `${labels[kind]} ${text}` : labels[kind];
}

const examples: Partial<Record<Kind, string>> = {
  'title-contains': 'engineer, designer',
  'company-is': 'Acme, {{my_company}}',
  'location-contains': 'Berlin, Hamburg',
};

interface SuitsProps {
  suits: Criterion[];
  readOnly: boolean;
  /** Whether the settings name the person's own school. */
  schoolKnown: boolean;
  onSuits: (suits: Criterion[]) => void;
}

/** Whom the template suits: the conditions that put it on top of the picker. */
export function Suits({ suits, readOnly, schoolKnown, onSuits }: SuitsProps) {
  const rows = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const replace = (at: number, by: Criterion[]) => onSuits(suits.toSpliced(at, 1, ...by));
  const append = () => {
    onSuits([...suits, { kind: 'title-contains', text: '' }]);
    requestAnimationFrame(() => rows.current?.querySelector<HTMLElement>('li:last-child select')?.focus());
  };
  if (readOnly && suits.length === 0) return null;
  return (
    <fieldset class="suits" data-role="suits" disabled={readOnly}>
      <legend class="field-label">Conditions</legend>
      <ul class="suits-rows" ref={rows}>
        {suits.map((criterion, i) => (
          <Row
            key={i}
            criterion={criterion}
            place={i + 1}
            onChange={(changed) => replace(i, [changed])}
            onRemove={() => {
              replace(i, []);
              add.current?.focus();
            }}
          />
        ))}
      </ul>
      {!readOnly && suits.length < maxCriteria && (
        <button type="button" class="button button-small" data-role="add-criterion" ref={add} onClick={append}>
          Add a condition
        </button>
      )}
      <p class="field-hint">
        {suits.length === 0
          ? 'None: it suits nobody in particular. With conditions, the picker puts it on top for the people who meet them.'
          : 'The picker puts it on top for people who meet them all. Of several between commas, any will do; each is looked for as a whole, so that “intern” is not found in “international”.'}
        {!schoolKnown && suits.some(({ kind }) => kind === 'school-is-mine') && (
          <>
            {' '}
            <a href={routeHash('settings')}>Name your school in the settings</a>, else nobody shares it.
          </>
        )}
      </p>
    </fieldset>
  );
}

interface RowProps {
  criterion: Criterion;
  /** From 1. */
  place: number;
  onChange: (criterion: Criterion) => void;
  onRemove: () => void;
}

function Row({ criterion: { kind, text = '' }, place, onChange, onRemove }: RowProps) {
  return (
    <li class="suits-row" data-role="criterion">
      <select
        class="select"
        aria-label={`Condition ${place}`}
        data-role="criterion-kind"
        value={kind}
        onChange={(e) => onChange({ kind: e.currentTarget.value as Kind, text })}
      >
        {criterionKinds.map((known) => (
          <option key={known} value={known}>
            {labels[known]}
          </option>
        ))}
      </select>
      {looksForWords(kind) && (
        <input
          class="input"
          aria-label={`Words of condition ${place}`}
          data-role="criterion-text"
          value={text}
          placeholder={examples[kind]}
          autocomplete="off"
          onInput={(e) => onChange({ kind, text: e.currentTarget.value })}
        />
      )}
      <button
        type="button"
        class="button button-small"
        aria-label={`Remove condition ${place}`}
        data-role="remove-criterion"
        onClick={onRemove}
      >
        ✕
      </button>
    </li>
  );
}
