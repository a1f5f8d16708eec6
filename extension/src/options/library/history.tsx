import { diffWordsWithSpace } from 'diff';
import { useEffect, useState } from 'preact/hooks';
import type { TemplateVersion } from '../../protocol';
import { same } from '../../same';
import { useAnswer } from '../../ui/background';
import { useNow } from '../../ui/now';
import { FailureNotice } from '../../ui/parts';
import { ago } from '../../ui/words';
import { formOf, parseTags, type Form } from './form';
import { conditionWords } from './suits';

interface HistoryProps {
  id: string;
  /** When the saved template was last edited; a newer time means a newer history. */
  edited: number;
  form: Form;
  onBringBack: (form: Form) => void;
}

/** The earlier texts of a template, each compared with what the fields hold now. */
export function History(props: HistoryProps) {
  const [open, setOpen] = useState(false);
  return (
    <details class="history" data-role="history" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>Earlier versions</summary>
      {open && <Versions {...props} />}
    </details>
  );
}

function Versions({ id, edited, form, onBringBack }: HistoryProps) {
  const { answer, failure } = useAnswer('versions', { id }, 0, edited);
  const [chosen, setChosen] = useState<TemplateVersion | null>(null);
  const now = useNow();
  const versions = answer?.versions ?? [];
  const place = Math.max(
    0,
    versions.findIndex((version) => same(version, chosen)),
  );
  const version = versions[place];
  // What is shown stays so while a save puts a newer one before it.
  useEffect(() => setChosen(version ?? null), [version]);
  if (failure) return <FailureNotice failure={failure} />;
  if (!version) return <p class="quiet">{answer ? 'None yet. Each time you save, the text before it is kept here.' : 'Looking…'}</p>;
  return (
    <div class="versions">
      <select
        class="select"
        aria-label="Version"
        data-role="version-choice"
        value={place}
        onChange={(e) => setChosen(versions[Number(e.currentTarget.value)] ?? null)}
      >
        {versions.map(({ edited: time, title }, i) => (
          <option key={i} value={i}>
            {time > 0 ? ago(time, now) : 'At first'}
            {title && ` – ${title}`}
          </option>
        ))}
      </select>
      <div class="difference" data-role="difference">
        <Difference before={version.body} after={form.body} />
        {partsOf(formOf(version), form).map(({ name, before, after }) => (
          <Difference key={name} name={name} before={before} after={after} />
        ))}
      </div>
      <button type="button" class="button button-small" data-role="bring-back" onClick={() => onBringBack(formOf(version))}>
        Bring this version back
      </button>
    </div>
  );
}

/** What else has changed. */
function partsOf(before: Form, after: Form): { name: string; before: string; after: string }[] {
  const tags = ({ tags }: Form) => parseTags(tags).join(', ');
  const suits = ({ suits }: Form) => suits.map(conditionWords).join('; ');
  return [
    { name: 'Title', before: before.title.trim(), after: after.title.trim() },
    { name: 'Tags', before: tags(before), after: tags(after) },
    { name: 'Conditions', before: suits(before), after: suits(after) },
  ].filter(({ before, after }) => before !== after);
}

/** What changed since, word by word. */
function Difference({ name, before, after }: { name?: string; before: string; after: string }) {
  return (
    <p dir="auto">
      {name && <span class="quiet">{name}: </span>}
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, i) => {
        if (added) return <ins key={i}>{value}</ins>;
        if (removed) return <del key={i}>{value}</del>;
        return <span key={i}>{value}</span>;
      })}
    </p>
  );
}
