import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../protocol';
import { Field } from '../../ui/parts';
import type { ChangeSettings } from './settings';

type MeSettings = Settings['me'];

const fields: [name: keyof MeSettings, label: string, slot: string, autocomplete: string][] = [
  ['first_name', 'First name', '{{my_first_name}}', 'given-name'],
  ['name', 'Full name', '{{my_name}}', 'name'],
  ['role', 'Role', '{{my_role}}', 'organization-title'],
  ['company', 'Company', '{{my_company}}', 'organization'],
];

/** How long typing rests before it is saved, in milliseconds. */
const pause = 500;

/** Who writes the notes, as templates and rules know them. */
export function Me({ me, onChange }: { me: MeSettings; onChange: ChangeSettings }) {
  /** What is typed and not stored yet; the fields show what is stored otherwise. */
  const [typed, setTyped] = useState<Partial<MeSettings>>({});
  const waiting = useRef<Partial<MeSettings>>({});
  waiting.current = typed;

  const store = async () => {
    const sent = waiting.current;
    if (Object.keys(sent).length === 0) return;
    try {
      await onChange((settings) => ({ ...settings, me: { ...settings.me, ...sent } }));
      setTyped((now) => (now === sent ? {} : now));
    } catch {
      // The notice above says why; what was typed stays in the fields.
    }
  };

  useEffect(() => {
    const timer = setTimeout(store, pause);
    return () => clearTimeout(timer);
  }, [typed]);
  // A tab that is left or closed does not wait for the pause.
  useEffect(() => {
    const leave = () => void store();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  return (
    <section class="card" aria-labelledby="me-title">
      <h2 class="card-title" id="me-title">
        You
      </h2>
      <p class="card-lead">Fills the slots about you in templates. It stays in this browser.</p>
      <div class="me-fields">
        {fields.map(([name, label, slot, autocomplete]) => (
          <Field key={name} label={label} hint={<code>{slot}</code>}>
            {(attributes) => (
              <input
                {...attributes}
                class="input"
                autocomplete={autocomplete}
                data-role={`me-${name}`}
                value={typed[name] ?? me[name]}
                onInput={(e) => setTyped({ ...typed, [name]: e.currentTarget.value })}
                onBlur={() => void store()}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}
