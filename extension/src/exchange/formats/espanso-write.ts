/**
 * Writing Espanso's YAML. A slot becomes a field of a form, its fallback that field's default; a condition
 * has no counterpart there, so the words for a known value are written.
 */
import { stringify } from 'yaml';
import type { PortableTemplate } from '../../protocol';

/** Code in a tag of our language: `{{company | your company}}`. */
const tag = /\{\{([^{}\n]*)\}\}/g;

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
export function hasCondition(body: string): boolean {
  return /\{\{\s*#if\b/.test(body);
}

/** ":trade-fair", numbered when it is taken. */
function triggerOf(title: string, taken: Set<string>): string {
  const word = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'note';
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
    const [, question] = /^ask\s+["“'](.*)["”']$/.exec(inner.trim()) ?? [];
    if (name === 'cursor') return '$|$';
    if (question) return field(fieldName(question));
    return /^\w+$/.test(name) ? field(name, fallback.join(' | ')) : whole;
  });
  if (!isForm) return { replace: text };
  return { form: text, ...(fields.size > 0 && { form_fields: Object.fromEntries(fields) }) };
}

/** The body without its conditions: what stands in the `{{else}}` arms is left out. */
function knownArms(body: string): string {
  const arms: boolean[] = [];
  let text = '';
  let end = 0;
  for (const { 0: whole, 1: inner = '', index } of body.matchAll(tag)) {
    const word = inner.trim();
    const shown = !arms.includes(false);
    if (shown) text += body.slice(end, index);
    end = index + whole.length;
    if (word.startsWith('#if')) arms.push(true);
    else if (word === 'else' && arms.length > 0) arms[arms.length - 1] = false;
    else if (word === '/if') arms.pop();
    else if (shown) text += whole;
  }
  return text + body.slice(end);
}

/** Espanso's field names are of letters, digits and underscores. */
function fieldName(question: string): string {
  return question.replace(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'words';
}
