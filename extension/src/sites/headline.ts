/** What a headline says about somebody's work: "Engineer at Example Foundry | Speaker". */
import { placesOf } from './labels';

export interface Work {
  title: string;
  company: string;
}

/** A headline is cut at these: what follows is another role or a motto. */
const breaks = /\s*(?:[|•·;]|\s[-–—]\s|,\s)/u;

/** Words between a title and a company that mean only that, before a capital. "en", "w" and the like mean too much else. */
const at = /^(.{2,}?)\s+(?:at|bei|chez|@)\s+(.{2,})$/iu;

/** How a title begins that somebody has no longer, or not yet. */
const notNow = /^(?:(?:former(?:ly)?|previous(?:ly)?|past|retired|incoming|future|aspiring|ancien(?:ne)?)(?!\p{L})|ex[-\s]|ehemalig)/iu;

/**
 * Title and company from a headline, as far as it says them of today; '' for what it does not say.
 * @param company the company when the page names it elsewhere, '' otherwise: the headline then need not
 *   use a word for "at", in any language
 */
export function workFromHeadline(headline: string, company: string): Work {
  for (const place of placesOf(lower(headline), lower(company))) {
    const title = titleBefore(headline.slice(0, place));
    if (title !== '') return { title, company };
  }
  for (const segment of headline.split(/\s*[|•·;]\s*/u)) {
    const match = at.exec(segment.trim());
    if (!match) continue;
    const said = match[2]!.split(breaks)[0]!.trim();
    const title = lastRole(match[1]!);
    const fits = company === '' ? /^(?!\d+\s+\p{Ll})[^\p{Ll}]/u.test(said) : lower(said) === lower(company);
    if (title !== '' && fits) return { title, company: said };
  }
  return { title: '', company };
}

/** Small letters, each in the place of its capital. */
function lower(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter));
}

/** The title in what stands before a company's name: its last segment, without the word for "at". */
function titleBefore(text: string): string {
  const joined = text.replace(/[\s@,|•·;:–—-]+$/u, '');
  const segment = joined
    .split(/\s*[|•·;]\s*/u)
    .at(-1)!
    .trim();
  const hadWord = joined.length === text.trimEnd().length;
  return lastRole(hadWord ? segment.replace(/\s+\p{Ll}{1,5}$/u, '') : segment);
}

/** Nothing of what is a whole sentence ("I help founders scale"), of another time, or at yet another company. */
function lastRole(title: string): string {
  const trimmed = title.trim();
  return trimmed.split(' ').length > 8 || notNow.test(trimmed) || at.test(trimmed) ? '' : trimmed;
}
