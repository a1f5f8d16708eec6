import type { Template } from '../../protocol';
import type { Setup } from '../../sheet/fill';
import type { Choices } from '../../sheet/kept';
import { Field, Notice } from '../../ui/parts';
import { Prose } from '../../ui/prose';
import { count } from '../../ui/words';
import { byTitle } from '../library/arrange';
import { displayTitle } from '../library/form';
import { routeHash } from '../route';
import type { Faults } from './use-faults';

/** The templates that the choices name, those used most first, and the same as the engine takes them. */
export function templatesFor(
  templates: Template[],
  { template, otherwise }: Pick<Choices, 'template' | 'otherwise'>,
): { used: Template[]; setup: Omit<Setup, 'columns' | 'limit'> } {
  const named = (id: string) => templates.filter((one) => one.id === id);
  const judged = template
    ? []
    : templates.filter(({ suits }) => suits.length > 0).sort((a, b) => b.used - a.used || b.lastUsed - a.lastUsed);
  const rest = named(template || otherwise);
  const used = [...judged, ...rest];
  const setup = {
    bodies: used.map(({ body }) => body),
    suits: [...judged.map(({ suits }) => suits), ...rest.map(() => [])],
    otherwise: rest.length > 0 ? used.length - 1 : -1,
  };
  return { used, setup };
}

interface TemplateChoiceProps {
  templates: Template[];
  /** Those that the choices name. */
  used: Template[];
  faults: Faults;
  choices: Choices;
  onChoose: (part: Partial<Choices>) => void;
}

/** Which template each person gets, and how long a note may be. */
export function TemplateChoice({ templates, used, faults, choices, onChoose }: TemplateChoiceProps) {
  const titled = [...templates].sort(byTitle);
  const judged = templates.filter(({ suits }) => suits.length > 0).length;
  const options = titled.map((template) => (
    <option key={template.id} value={template.id}>
      {displayTitle(template)}
      {faults.has(template.id) && ' (has an error)'}
    </option>
  ));
  const faulty = used.filter(({ id }) => faults.has(id));
  return (
    <div class="sheet-choices">
      <Field
        label="Template"
        hint={
          choices.template ? (
            <a href={routeHash('library', choices.template)}>Open it in the library</a>
          ) : (
            `Each person gets the one whose conditions suit them best; ${count(judged, 'template has', 'templates have')} conditions.`
          )
        }
      >
        {(attributes) => (
          <select
            {...attributes}
            class="select"
            data-role="sheet-template"
            value={choices.template}
            onChange={(event) => onChoose({ template: event.currentTarget.value })}
          >
            <option value="">By conditions</option>
            {options}
          </select>
        )}
      </Field>
      {!choices.template && (
        <Field label="For those whom none suits">
          {(attributes) => (
            <select
              {...attributes}
              class="select"
              data-role="sheet-otherwise"
              value={choices.otherwise}
              onChange={(event) => onChoose({ otherwise: event.currentTarget.value })}
            >
              <option value="">No note</option>
              {options}
            </select>
          )}
        </Field>
      )}
      <Field label="Characters in a note">
        {(attributes) => (
          <select
            {...attributes}
            class="select"
            data-role="sheet-limit"
            value={String(choices.limit)}
            onChange={(event) => onChoose({ limit: Number(event.currentTarget.value) })}
          >
            <option value="200">200, without Premium</option>
            <option value="300">300, with Premium or Sales Navigator</option>
          </select>
        )}
      </Field>
      {faulty.length > 0 && (
        <Notice tone="warning">
          <ul class="sheet-faulty" data-role="sheet-faulty">
            {faulty.map(({ id, ...template }) => (
              <li key={id}>
                <a href={routeHash('library', id)}>{displayTitle(template)}</a> has an error, so no note is filled with it:{' '}
                <Prose text={faults.get(id) ?? ''} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
