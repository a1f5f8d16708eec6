/** Reading the top card of the profile page behind the pop-up, in both of LinkedIn's page builds. */
import type { Person } from '../protocol';
import { profileSlug, showsProfile } from './address';
import { currentRole } from './experience';
import { workFromHeadline } from './headline';
import { nameFromTitle } from './labels';
import { firstNumber } from './numbers';
import { isShown, textOf } from './tree';

/** A profile as the page shows it. */
export interface Profile {
  slug: string;
  /** The name as displayed, decoration and all. */
  name: string;
  /** Everything but the name's parts; what the page does not say is left out. */
  person: Person;
  /** True when the card links to the page's own address: after a navigation inside the page, the card of
   *  the person before lies under the new address for a while. */
  confirmed: boolean;
}

/** The profile that the page shows, null when it is no profile page or still shows another person's. */
export function readProfile(page: Document): Profile | null {
  if (!showsProfile(page.location.pathname)) return null;
  const slug = profileSlug(page.location.pathname);
  const heading = topHeading(page);
  if (!heading) return fromTitle(slug, page.title);
  const card = heading.closest<HTMLElement>('section') ?? heading.parentElement!;
  const slugs = [...card.querySelectorAll<HTMLAnchorElement>('a[href*="/in/"]')].map((link) => profileSlug(link.href));
  if (slugs.length > 0 && !slugs.includes(slug)) return null;
  const fields = isServerDriven(page) ? serverDrivenFields(card, heading) : emberFields(card);
  return { slug, name: textOf(heading), person: toPerson(fields, readMutuals(card)), confirmed: slugs.length > 0 };
}

/** While nothing can be read but the title, that is at least a name for the dialog to confirm. */
function fromTitle(slug: string, title: string): Profile | null {
  const name = nameFromTitle(title);
  return name === '' ? null : { slug, name, person: {}, confirmed: false };
}

function isServerDriven(page: Document): boolean {
  return page.querySelector('main#workspace, main [componentkey]') !== null;
}

/** The heading with the name: the first that is shown in the top card, or in the page when no card is marked. */
function topHeading(page: Document): HTMLElement | null {
  const marked = ['componentkey', 'id'].map((key) => `section[${key}*="profile.card.ref"][${key}$="Topcard"]`).join();
  const card = page.querySelector(marked) ?? page.querySelector('main');
  return [...(card?.querySelectorAll<HTMLElement>('h1, h2') ?? [])].find((heading) => isShown(heading) && textOf(heading) !== '') ?? null;
}

interface Fields {
  headline: string;
  title: string;
  company: string;
  school: string;
  location: string;
}

/** The old build: readable classes, and a list of buttons for company and school. */
function emberFields(card: HTMLElement): Fields {
  const headline = shownText(card, '[data-generated-suggestion-target], .text-body-medium.break-words');
  const places = [...card.querySelectorAll<HTMLElement>('li button[aria-label]')].filter(isShown).filter(labelsItsText).map(textOf);
  const location = shownText(card, '.text-body-small.inline.break-words:not(a *)');
  const role = currentRole(card.ownerDocument, places);
  const { company, school } = employers(places, headline, role?.company ?? '');
  return { headline, title: role?.title ?? '', company, school, location };
}

/** "Current company: X. …" holds the text X behind a colon in every language; action buttons do not. */
function labelsItsText(button: HTMLElement): boolean {
  const text = textOf(button);
  return text !== '' && /[:：]\s*$/u.test((button.getAttribute('aria-label') ?? '').split(text)[0] ?? '');
}

function shownText(card: HTMLElement, selector: string): string {
  const element = [...card.querySelectorAll<HTMLElement>(selector)].find(isShown);
  return element ? textOf(element) : '';
}

/** The new build: bare paragraphs in a fixed order, from the name down to the link with contact details. */
function serverDrivenFields(card: HTMLElement, heading: HTMLElement): Fields {
  const after = (element: Element) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const paragraphs = [...card.querySelectorAll<HTMLElement>('p')].filter((p) => after(p) && isShown(p));
  const contact = paragraphs.findIndex((p) => (p.closest('a') ?? p.querySelector('a'))?.href.includes('/overlay/contact-info'));
  const lines = paragraphs
    .slice(0, Math.max(contact, 0))
    .filter((p) => p.closest('[role="button"], button') === null)
    .map(textOf);
  const said = lines.filter((line) => line !== '' && !line.startsWith('·'));
  const headline = said[0] ?? '';
  const column = [...card.querySelectorAll<HTMLElement>('[role="button"] p')].filter(isShown).map(textOf);
  const between = said.length === 3 ? said[1]! : '';
  const location = said.length > 1 ? said.at(-1)! : '';
  return { headline, title: '', ...employers(column.length > 0 ? column : splitOnce(between), headline, ''), location };
}

/** "Company · School" as its two parts; more dots than one could be anything. */
function splitOnce(line: string): string[] {
  const sides = line.split(' · ');
  return line === '' || sides.length > 2 ? [] : sides;
}

/** Company and school stand in this order. One alone may be either, unless headline or experience name it as the company. */
function employers(places: string[], headline: string, employer: string): { company: string; school: string } {
  const [first = '', second = ''] = places;
  if (second !== '') return { company: first, school: second };
  const isCompany = first !== '' && (first === employer || workFromHeadline(headline, first).title !== '');
  return { company: isCompany ? first : '', school: '' };
}

/** The links to shared connections: their names are in <strong>, and a figure tells how many more there are. */
function readMutuals(card: HTMLElement): { mutual: string; count: number } {
  const link = [...card.querySelectorAll<HTMLElement>('a[href*="facetConnectionOf"], a[href*="network=%5B%22F%22%5D"]')].find(isShown);
  const names = [...(link?.querySelectorAll('strong') ?? [])]
    .filter((name) => name.closest('.visually-hidden') === null)
    .map((name) => textOf(name));
  if (!link || names.length === 0) return { mutual: '', count: 0 };
  const text = textOf(link);
  const last = names.at(-1)!;
  return { mutual: names[0]!, count: names.length + (firstNumber(text.slice(text.lastIndexOf(last) + last.length)) ?? 0) };
}

function toPerson(fields: Fields, mutuals: { mutual: string; count: number }): Person {
  const work = workFromHeadline(fields.headline, fields.company);
  const all = {
    headline: fields.headline,
    title: work.title || fields.title,
    company: fields.company || work.company,
    school: fields.school,
    location: fields.location,
    mutual: mutuals.mutual,
    mutual_count: mutuals.count > 0 ? String(mutuals.count) : '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) as Person;
}
