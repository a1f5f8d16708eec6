import { useRef } from 'preact/hooks';
import { looksForWords, maxConditions } from '../../conditions';
import { conditionKinds, type Condition } from '../../protocol';
import { routeHash } from '../route';

type Kind = Condition['kind'];

const labels: Record<Kind, string> = {
  'title-contains': 'Their job title contains',
  'company-is': 'They work at',
  'location-contains': 'Their location contains',
  'school-is-mine': 'We went to the same school',
  'has-mutuals': 'We have mutual connections',
};

/** A condition in words: "Their job title contains engineer". */
export function conditionWords({ kind, text }: Condition): string {
  return looksForWords(kind) ? `${labels[kind]} ${text}` : labels[kind];
}

const examples: Partial<Record<Kind, string>> = {
  'title-contains': 'engineer, designer',
  'company-is': 'Acme, {{my_company}}',
  'location-contains': 'Berlin, Hamburg',
};

interface SuitsProps {
  suits: Condition[];
  readOnly: boolean;
  /** Whether the settings name the person's own school. */
  schoolKnown: boolean;
  onSuits: (suits: Condition[]) => void;
}

/** Whom the template suits: the conditions that put it on top of the picker. */
export function Suits({ suits, readOnly, schoolKnown, onSuits }: SuitsProps) {
  const rows = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const replace = (at: number, by: Condition[]) => onSuits(suits.toSpliced(at, 1, ...by));
  const append = () => {
    onSuits([...suits, { kind: 'title-contains', text: '' }]);
    requestAnimationFrame(() => rows.current?.querySelector<HTMLElement>('li:last-child select')?.focus());
  };
  if (readOnly && suits.length === 0) return null;
  return (
    <fieldset class="suits" data-role="suits" disabled={readOnly}>
      <legend class="field-label">Conditions</legend>
      <ul class="suits-rows" ref={rows}>
        {suits.map((condition, i) => (
          <Row
            key={i}
            condition={condition}
            place={i + 1}
            onChange={(changed) => replace(i, [changed])}
            onRemove={() => {
              replace(i, []);
              add.current?.focus();
            }}
          />
        ))}
      </ul>
      {!readOnly && suits.length < maxConditions && (
        <button type="button" class="button button-small" data-role="add-condition" ref={add} onClick={append}>
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
  condition: Condition;
  /** From 1. */
  place: number;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function Row({ condition: { kind, text = '' }, place, onChange, onRemove }: RowProps) {
  return (
    <li class="suits-row" data-role="condition">
      <select
        class="select"
        aria-label={`Condition ${place}`}
        data-role="condition-kind"
        value={kind}
        onChange={(e) => onChange({ kind: e.currentTarget.value as Kind, text })}
      >
        {conditionKinds.map((known) => (
          <option key={known} value={known}>
            {labels[known]}
          </option>
        ))}
      </select>
      {looksForWords(kind) && (
        <input
          class="input"
          aria-label={`Words of condition ${place}`}
          data-role="condition-text"
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
        data-role="remove-condition"
        onClick={onRemove}
      >
        ✕
      </button>
    </li>
  );
}
