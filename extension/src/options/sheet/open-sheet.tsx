import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Settings, Template } from '../../protocol';
import { guessLayout, type Holds } from '../../sheet/columns';
import type { Choices, Kept } from '../../sheet/kept';
import type { Change } from '../../sheet/notes';
import { peopleOf } from '../../sheet/people';
import type { Repeats } from '../../sheet/repeats';
import { questionsOf } from '../../tags';
import { Notice } from '../../ui/parts';
import { count, shorten } from '../../ui/words';
import { displayTitle } from '../library/form';
import { Columns, namesSomebody } from './columns';
import { FillBar } from './fill-bar';
import { Notes } from './notes';
import { TemplateChoice, templatesFor } from './template-choice';
import { useFaults } from './use-faults';
import { useFill, type Order } from './use-fill';
import { useRepeats } from './use-repeats';

/** Rows that are looked at to find the names of the columns. */
const looked = 10;

interface OpenSheetProps {
  open: Kept;
  templates: Template[];
  settings: Settings;
  onChoose: (part: Partial<Choices>) => void;
  onChange: (row: number, part: Partial<Change>) => void;
  onRemove: () => void;
}

/** What the sheet's notes are made of, and the notes. */
export function OpenSheet({ open: { sheet, choices, changes }, templates, settings, onChoose, onChange, onRemove }: OpenSheetProps) {
  const usable = useMemo(() => templates.filter(({ trashed }) => !trashed), [templates]);
  const { used, setup } = useMemo(() => templatesFor(usable, choices), [usable, choices.template, choices.otherwise]);
  const questions = useMemo(() => questionsOf(setup.bodies), [setup]);
  const guessed = useMemo(() => guessLayout(sheet.rows.slice(0, looked), questions), [sheet, questions]);
  const columns = guessed.columns.map((holds, i) => choices.holds[i] ?? holds);
  const people = useMemo(() => peopleOf(sheet, guessed.header), [sheet, guessed.header]);
  const header = sheet.rows[guessed.header] ?? [];
  const { run, start, cancel } = useFill();
  const repeats = useRepeats(run?.people ?? people, columns);

  const whole = { ...setup, columns, limit: choices.limit };
  const faults = useFaults(usable);
  const sound = used.filter(({ id }) => !faults.has(id));
  const order: Order = { key: JSON.stringify([whole, settings.me, settings.rules, guessed.header]), setup: whole, people, templates: used };
  const named = namesSomebody(columns);
  /** What the notes are made of is chosen once; then it stands aside. */
  const [setting, setSetting] = useState(!choices.filled || !named);
  const fill = () => {
    onChoose({ filled: true });
    setSetting(!named);
    void start(order);
  };
  const reopened = useRef(choices.filled);
  useEffect(() => {
    if (reopened.current) void start(order);
  }, []);
  return (
    <>
      <section class="card" aria-labelledby="sheet-title" data-role="sheet">
        <div class="card-head">
          <h2 class="card-title sheet-name" id="sheet-title" dir="auto">
            {sheet.name}
          </h2>
          <span class="quiet" data-role="sheet-people">
            {count(people.length, 'person', 'people')}
          </span>
          <button type="button" class="button button-small" data-role="sheet-remove" onClick={onRemove}>
            Remove the sheet
          </button>
        </div>
        {sheet.remarks.map((remark) => (
          <Notice tone="warning" key={remark}>
            {remark}
          </Notice>
        ))}
        {repeats.size > 0 && <ListedTwice repeats={repeats} />}
        <details class="sheet-setup" open={setting} onToggle={(event) => setSetting(event.currentTarget.open)} data-role="sheet-setup">
          <summary>
            Template and columns <span class="quiet">{setupWords(titleOf(used, choices), choices.limit, columns)}</span>
          </summary>
          <TemplateChoice templates={usable} used={used} faults={faults} choices={choices} onChoose={onChoose} />
          <Columns
            names={header}
            columns={columns}
            people={people}
            questions={questions}
            open={!choices.filled}
            onHolds={(i, holds) => onChoose({ holds: { ...choices.holds, [i]: holds } })}
          />
        </details>
        <FillBar
          run={run}
          changed={run !== null && run.key !== order.key}
          people={people.length}
          hindrance={hindranceOf(used, sound, choices)}
          onFill={fill}
          onCancel={cancel}
        />
      </section>
      {run && run.notes.length > 0 && (
        <Notes sheet={sheet.name} header={header} columns={columns} run={run} repeats={repeats} changes={changes} onChange={onChange} />
      )}
    </>
  );
}

/** "Heard their talk · 200 characters · 6 of 7 columns" */
function setupWords(template: string, limit: number, columns: Holds[]): string {
  return `${template} · ${limit} characters · ${columns.filter(Boolean).length} of ${count(columns.length, 'column')}`;
}

function titleOf(used: Template[], { template }: Choices): string {
  const chosen = used.find(({ id }) => id === template);
  if (chosen) return shorten(displayTitle(chosen), 60);
  return template ? 'A template that is gone' : 'By conditions';
}

function hindranceOf(used: Template[], sound: Template[], { template }: Choices): string {
  if (sound.length > 0) return '';
  if (used.length > 0) return 'Mend the template, or choose another.';
  if (template) return 'The template that was chosen is not in the library any more. Choose another.';
  return 'Choose a template: none in the library has conditions to choose by.';
}

/** Nobody is to be written to twice. */
function ListedTwice({ repeats }: { repeats: Repeats }) {
  const people = new Set(repeats.values()).size;
  return (
    <Notice tone="warning">
      <span data-role="sheet-repeats">
        {`${count(people, 'person is', 'people are')} listed more than once, by profile or by name and company. Each of their rows is marked, so that nobody is written to twice.`}
      </span>
    </Notice>
  );
}
