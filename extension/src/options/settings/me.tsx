import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../protocol';
import { keep } from '../../ui/keep';
import { Field } from '../../ui/parts';
import { readUnsavedMe, withoutStored, type MeSettings } from './unsaved-me';
import type { ChangeSettings } from './use-saving';

const fields: [name: keyof MeSettings, label: string, use: ComponentChild, autocomplete: string][] = [
  ['first_name', 'First name', <code>{'{{my_first_name}}'}</code>, 'given-name'],
  ['name', 'Full name', <code>{'{{my_name}}'}</code>, 'name'],
  ['role', 'Role', <code>{'{{my_role}}'}</code>, 'organization-title'],
  ['company', 'Company', <code>{'{{my_company}}'}</code>, 'organization'],
  ['school', 'School', 'For templates that suit people of the same school; several between commas.', 'off'],
];

/** How long typing rests before it is saved, in milliseconds. */
const pause = 500;

const unsaved = 'form:me';

/** What all windows have typed and not stored. */
const kept = () => readUnsavedMe(localStorage.getItem(unsaved));

interface MeProps {
  me: MeSettings;
  also: Settings['also'];
  onChange: ChangeSettings;
}

/** Who writes the notes, as templates and rules know them. */
export function Me(props: MeProps) {
  return (
    <section class="card" aria-labelledby="me-title">
      <h2 class="card-title" id="me-title">
        You
      </h2>
      <p class="card-lead">Fills the slots about you in templates, and tells whom they suit.</p>
      <MeFields {...props} />
    </section>
  );
}

interface MeFieldsProps extends MeProps {
  /** The one field that is asked for; all of them when left out. */
  only?: keyof MeSettings;
}

/** What is known of the sender, each fact stored a moment after it was typed. */
export function MeFields({ me, also, onChange, only }: MeFieldsProps) {
  /** What is typed and not stored yet; the fields show what is stored otherwise. */
  const [typed, setTyped] = useState(kept);
  const waiting = useRef<Partial<MeSettings>>({});
  const inputs = useRef<Partial<Record<keyof MeSettings, HTMLInputElement | null>>>({});
  waiting.current = typed;

  // A tab may close before anything is stored: what is typed is kept at once, and stored on the next visit.
  const type = (name: keyof MeSettings, text: string) => {
    const next = { ...typed, [name]: text };
    setTyped(next);
    keep(unsaved, JSON.stringify({ ...kept(), ...next }));
  };

  const store = async () => {
    const sent = waiting.current;
    if (Object.keys(sent).length === 0) return;
    try {
      await onChange((settings) => ({ ...settings, me: { ...settings.me, ...sent } }));
      keep(unsaved, JSON.stringify(withoutStored(kept(), sent)));
      setTyped((now) => withoutStored(now, sent)); // more may have been typed meanwhile
    } catch {
      // The notice above says why; what was typed stays in the fields.
    }
  };

  /** The person has seen what another device had in a field: it takes the place of what is there, or goes. */
  const settle = async (name: keyof MeSettings, text: string, use: boolean) => {
    inputs.current[name]?.focus(); // the button that was pressed goes
    await store();
    await onChange(({ also: all = {}, ...settings }) => {
      const others = (all[name] ?? []).filter((other) => other !== text);
      return { ...settings, me: use ? { ...settings.me, [name]: text } : settings.me, also: { ...all, [name]: others } };
    }).catch(() => undefined); // the notice above says why
  };

  useEffect(() => {
    const timer = setTimeout(store, pause);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <div class="me-fields">
      {fields
        .filter(([name]) => !only || name === only)
        .map(([name, label, use, autocomplete]) => (
          <Field
            key={name}
            label={label}
            hint={
              <Hint
                use={only ? null : use}
                others={(also?.[name] ?? []).filter((other) => other !== me[name])}
                onOther={(text, take) => void settle(name, text, take)}
              />
            }
          >
            {(attributes) => (
              <input
                {...attributes}
                ref={(input) => void (inputs.current[name] = input)}
                class="input"
                autocomplete={autocomplete}
                data-role={`me-${name}`}
                value={typed[name] ?? me[name]}
                onInput={(e) => type(name, e.currentTarget.value)}
                onBlur={() => void store()}
              />
            )}
          </Field>
        ))}
    </div>
  );
}

interface HintProps {
  use: ComponentChild;
  others: string[];
  onOther: (text: string, use: boolean) => void;
}

/** What a field fills, and what another device had in it when both were changed apart. */
function Hint({ use, others, onOther }: HintProps) {
  return (
    <>
      {use}
      {others.map((text) => (
        <span class="me-other" key={text} data-role="me-other">
          Another browser had “{text}”.{' '}
          <button type="button" class="link-button" data-role="me-use" onClick={() => onOther(text, true)}>
            Use it
          </button>{' '}
          <button type="button" class="link-button" data-role="me-drop" onClick={() => onOther(text, false)}>
            Drop it
          </button>
        </span>
      ))}
    </>
  );
}
