/** The current position in the old build's experience section, which may not have been loaded yet. */
import { textOf } from './tree';

/**
 * Title and company of the first entry, as far as the top card bears it out: an entry of a company that the
 * card does not name is a past one.
 * @param places what the top card names, companies and schools alike
 */
export function currentRole(page: Document, places: string[]): { title: string; company: string } | null {
  const entry = page.querySelector('#experience')?.closest('section')?.querySelector('li');
  if (!entry) return null;
  const bold = [...entry.querySelectorAll('.t-bold span[aria-hidden="true"]')].map(textOf);
  const line = entry.querySelector('.t-14.t-normal span[aria-hidden="true"]');
  const [title = '', grouped = ''] = bold;
  const company = line ? textOf(line).split(' · ')[0]! : '';
  if (places.includes(company)) return { title, company };
  // Several positions in one company: the company comes first, the newest position below it.
  return grouped !== '' && places.includes(title) ? { title: grouped, company: title } : null;
}
