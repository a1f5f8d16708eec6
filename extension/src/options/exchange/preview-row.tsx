import { useId } from 'preact/hooks';
import type { Planned } from '../../exchange/plan';
import type { InspectAnswer, Settings } from '../../protocol';
import { personOf } from '../../settings';
import { useAnswer } from '../../ui/background';
import { limitOn } from '../../ui/limits';
import { Prose } from '../../ui/prose';
import { countedFindings } from '../../ui/severity';
import { count, shorten } from '../../ui/words';
import { verdict } from '../library/lengths';

interface PreviewRowProps {
  row: Planned;
  taken: boolean;
  busy: boolean;
  settings: Settings | null;
  onTake: (taken: boolean) => void;
}

/** One template of the file: its text as it would come into the library, and what to know about it. */
export function PreviewRow({ row, taken, busy, settings, onTake }: PreviewRowProps) {
  const id = useId();
  const free = row.state === 'new';
  const title = row.title || shorten(row.body, 60) || 'Untitled';
  return (
    <li class={`import-row import-row-${row.state}`} data-role="import-row" data-state={row.state}>
      <input
        type="checkbox"
        id={id}
        data-role="take"
        checked={free && taken}
        disabled={!free || busy}
        onChange={(event) => onTake(event.currentTarget.checked)}
      />
      <div class="import-row-words">
        <label class="import-row-title" for={id} dir="auto">
          {title}
        </label>
        {row.reason && (
          <p class="import-row-reason" data-role="import-reason">
            {row.reason}
          </p>
        )}
        {row.state !== 'refused' && (
          <p class="import-row-body" dir="auto" data-role="import-body">
            {row.body}
          </p>
        )}
        {row.tags.length > 0 && <p class="quiet">Tags: {row.tags.join(', ')}</p>}
        {row.versions.length > 0 && <p class="quiet">With {count(row.versions.length, 'earlier version')}</p>}
        {free && settings && <Judged row={row} settings={settings} />}
      </div>
      <Mapped row={row} />
    </li>
  );
}

/** What the file's tokens became, and what a person should look at. */
function Mapped({ row }: { row: Planned }) {
  if (row.mapped.length === 0 && row.flags.length === 0) return null;
  return (
    <div class="import-row-notes">
      {row.mapped.length > 0 && (
        <dl class="mapped">
          {row.mapped.map(([from, to]) => (
            <div key={from}>
              <dt>
                <code>{from}</code>
              </dt>
              <dd>
                <span aria-hidden="true"> → </span>
                <code>{to || 'nothing'}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ul class="flags">
        {row.flags.map((flag) => (
          <li key={flag} data-role="import-flag">
            <Prose text={flag} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Syntax errors in full, the length, and how many findings wait in the editor. */
function Judged({ row, settings }: { row: Planned; settings: Settings }) {
  const limit = limitOn(settings.plan);
  const { answer } = useAnswer('inspect', { body: row.body, me: personOf(settings), limit, rules: settings.rules });
  if (!answer) return null;
  if (answer.errors.length > 0) {
    return (
      <ul class="import-errors">
        {answer.errors.map(({ start, message }) => (
          <li key={start} class="tone-error" data-role="import-error">
            <Prose text={`Error: ${message}`} />
          </li>
        ))}
      </ul>
    );
  }
  const { tone, text } = verdict(answer.lengths);
  return (
    <p class="import-row-facts">
      Usually <b data-role="import-typical">{answer.lengths.typical}</b>, with long names <b>{answer.lengths.worst}</b>.{' '}
      <span class={`tone-${tone}`}>{text}</span> {findingsIn(answer)}
    </p>
  );
}

function findingsIn({ findings }: InspectAnswer): string {
  const counted = countedFindings(findings).map(([, words]) => words);
  return counted.length > 0 ? `Warmnote has ${counted.join(', ')}.` : '';
}
