/** Fuzzy search over the library, one and the same wherever templates are listed. */
import uFuzzy from '@leeoniya/ufuzzy';
import type { Template } from '../protocol';

// Letters of every script count as letters, one slip in a word is forgiven, and equally good matches keep
// the order they came in.
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  compare: () => 0,
});

/** Slots and conditions; their names are in nearly every body, so a search for "first" would find them all. */
const tags = /\{\{.*?\}\}/gs;

/** The templates whose title, tags or body match, best first; all of them, as they are, for a blank search. */
export function searchTemplates(templates: Template[], search: string): Template[] {
  if (!search.trim()) return templates;
  const texts = templates.map((t) => `${t.title} ${t.tags.join(' ')} ${t.body.replace(tags, ' ')}`);
  const [found, info, order] = fuzzy.search(uFuzzy.latinize(texts), uFuzzy.latinize(search), 1);
  const places = order ? order.map((i) => info.idx[i]) : (found ?? []);
  return places.flatMap((place) => templates[place ?? -1] ?? []);
}
