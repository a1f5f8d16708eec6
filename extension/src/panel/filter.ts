/** Which templates the picker lists, and in which order. */
import uFuzzy from '@leeoniya/ufuzzy';
import type { Template } from '../protocol';

/** Words in any script; letters may be left out, but words may not be torn apart. */
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});

/** Without a search: what was used last comes first, then what was used most, then what is newest. */
export function byUse(a: Template, b: Template): number {
  return b.lastUsed - a.lastUsed || b.used - a.used || b.edited - a.edited || a.title.localeCompare(b.title);
}

/** The templates that fit what was typed, best first. Words may come in any order; titles and tags count before bodies. */
export function filterTemplates(templates: Template[], typed: string): Template[] {
  const offered = templates.filter((template) => !template.trashed).sort(byUse);
  if (typed.trim() === '') return offered;
  const heads = search(offered, typed, ({ title, tags }) => [title, ...tags].join(' '));
  const rest = offered.filter((template) => !heads.includes(template));
  return [...heads, ...search(rest, typed, ({ title, tags, body }) => [title, ...tags, body].join(' '))];
}

function search(templates: Template[], typed: string, textOf: (template: Template) => string): Template[] {
  const texts = uFuzzy.latinize(templates.map(textOf));
  const [found, info, order] = fuzzy.search(texts, uFuzzy.latinize([typed])[0]!, 1);
  const indexes = info && order ? order.map((at) => info.idx[at]!) : (found ?? []);
  return indexes.map((index) => templates[index]!);
}
