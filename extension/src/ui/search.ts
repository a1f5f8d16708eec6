/** Fuzzy search over the library, one and the same wherever templates are listed. */
import uFuzzy from '@leeoniya/ufuzzy';
import type { Template } from '../protocol';

const options: uFuzzy.Options = {
  intraMode: 1, // one slip in a word is forgiven
  compare: () => 0, // equally good matches keep the order they came in
};

/** For a search in plain Latin letters: a pattern is made for each letter typed, and those of all scripts take long to make. */
const latin = new uFuzzy(options);

/** For all others: letters of every script count as letters. */
const everyScript = new uFuzzy({
  ...options,
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});

/** Slots and blocks; their names are in nearly every body, so a search for "first" would find them all. */
const tags = /\{\{.*?\}\}/gs;

/** What is searched of each template, made once. */
const texts = new WeakMap<Template, string>();

function searched(template: Template): string {
  let text = texts.get(template);
  if (text === undefined) {
    const { title, tags: words, body } = template;
    text = uFuzzy.latinize(`${title} ${words.join(' ')} ${body.replace(tags, ' ')}`);
    texts.set(template, text);
  }
  return text;
}

/** Templates made ready at least at each turn, when the page is never idle. */
const atLeast = 20;

/** Templates among which a first search is worth the while; with more it would take too long for one turn. */
const enough = 100;

/** Milliseconds that a page may go on without a turn. */
const longest = 300;

/**
 * Makes templates ready to be searched, and the browser the code that searches, while it has nothing else to do: the
 * first letter would wait for both.
 */
export function prepareSearch(templates: readonly Template[]): void {
  let next = 0;
  idle(function work(left: () => number) {
    do {
      for (const end = Math.min(next + atLeast, templates.length); next < end; next++) searched(templates[next]!);
    } while (next < templates.length && left() > 1);
    if (next < templates.length) idle(work);
    else searchTemplates(templates.slice(0, enough), 'a');
  });
}

/** Calls when there is time, with what tells how many milliseconds are left. */
function idle(work: (left: () => number) => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), { timeout: longest });
  else setTimeout(() => work(() => 0)); // Safari, which shows the demo page
}

/** The templates whose title, tags or body match, best first; all of them, as they are, for a blank search. */
export function searchTemplates(templates: readonly Template[], search: string): readonly Template[] {
  if (!search.trim()) return templates;
  const words = uFuzzy.latinize(search);
  const fuzzy = /^[\x20-\x7e]*$/.test(words) ? latin : everyScript;
  const [found, info, order] = fuzzy.search(templates.map(searched), words, 1);
  const places = order ? order.map((i) => info.idx[i]) : (found ?? []);
  return places.flatMap((place) => templates[place ?? -1] ?? []);
}
