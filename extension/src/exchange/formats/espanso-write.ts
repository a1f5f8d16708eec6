/**
 * Writing Espanso's YAML. A slot becomes a field of a form, its fallback that field's default; a block
 * (`{{#if}}`) has no counterpart there, so the words for a known value are written.
 */
import { stringify } from 'yaml';
import type { PortableTemplate } from '../../protocol';
import { knownArms, questionOf, tag } from '../../tags';

export function writeEspanso(templates: PortableTemplate[]): string {
  const triggers = new Set<string>();
  const matches = templates.map(({ title, body, tags }) => ({
    trigger: triggerOf(title, triggers),
    label: title,
    ...textOf(body),
    ...(tags.length > 0 && { search_terms: tags }),
  }));
  return stringify({ matches }, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Whether Espanso gets less than the template says. */
export function hasBlock(body: string): boolean {
  return /\{\{\s*#if\b/.test(body);
}

/** ":trade-fair", numbered when it is taken. */
function triggerOf(title: string, taken: Set<string>): string {
  const word =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'note';
  let trigger = `:${word}`;
  for (let i = 2; taken.has(trigger); i++) trigger = `:${word}-${i}`;
  taken.add(trigger);
  return trigger;
}

function textOf(body: string) {
  const fields = new Map<string, { default: string }>();
  let isForm = false;
  const field = (name: string, fallback = '') => {
    isForm = true;
    if (fallback && !fields.has(name)) fields.set(name, { default: fallback });
    return `[[${name}]]`;
  };
  const text = knownArms(body).replace(tag, (whole, inner: string) => {
    const [name = '', ...fallback] = inner.split('|').map((part) => part.trim());
    const question = questionOf(inner);
    if (name === 'cursor') return '$|$';
    if (question) return field(fieldName(question));
    return /^\w+$/.test(name) ? field(name, fallback.join(' | ')) : whole;
  });
  if (!isForm) return { replace: text };
  return { form: text, ...(fields.size > 0 && { form_fields: Object.fromEntries(fields) }) };
}

/** Espanso's field names are of letters, digits and underscores. */
function fieldName(question: string): string {
  return question.replace(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'words';
}
