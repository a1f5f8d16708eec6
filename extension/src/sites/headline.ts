/** What a headline says about somebody's work: "Engineer at Example Foundry | Speaker". */

export interface Work {
  title: string;
  company: string;
}

/** A headline is cut at these: what follows is another role or a motto. */
const breaks = /\s*(?:[|•·;]|\s[-–—]\s|,\s)/u;

/** Words between a title and a company that mean only that, before a capital. "en", "w" and the like mean too much else. */
const at = /^(.{2,}?)\s+(?:at|bei|chez|@)\s+(.{2,})$/iu;

/**
 * Title and company from a headline, as far as it says them; '' for what it does not say.
 * @param company the company when the page names it elsewhere, '' otherwise: the headline then need not
 *   use a word for "at", in any language
 */
export function workFromHeadline(headline: string, company: string): Work {
  const known = company === '' ? -1 : headline.toLowerCase().indexOf(company.toLowerCase());
  if (known > 0) return { title: titleBefore(headline.slice(0, known)), company };
  for (const segment of headline.split(/\s*[|•·;]\s*/u)) {
    const match = at.exec(segment.trim());
    if (!match) continue;
    const said = match[2]!.split(breaks)[0]!.trim();
    const title = lastRole(match[1]!);
    const fits = company === '' ? /^[^\p{Ll}]/u.test(said) : said.toLowerCase() === company.toLowerCase();
    if (title !== '' && fits) return { title, company: said };
  }
  return { title: '', company };
}

/** The title in what stands before a company's name: its last segment, without the word for "at". */
function titleBefore(text: string): string {
  const joined = text.replace(/[\s@,|•·;:–—-]+$/u, '');
  const segment = joined.split(/\s*[|•·;]\s*/u).at(-1)!.trim();
  const hadWord = joined.length === text.trimEnd().length;
  return lastRole(hadWord ? segment.replace(/\s+\p{Ll}{1,5}$/u, '') : segment);
}

/** Nothing of a title that is a whole sentence: "I help founders scale" is no title. */
function lastRole(title: string): string {
  const trimmed = title.trim();
  return trimmed.split(' ').length <= 8 ? trimmed : '';
}
