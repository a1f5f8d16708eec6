/** Whom the pop-up is for: told by what was clicked to open it, by its first step, and by the page behind. */
import type { Person } from '../protocol';
import { invitedSlug, profileSlug } from './address';
import { mentions, nameFromLabel, sameName } from './labels';
import type { Profile } from './profile';
import { oneLine, textOf } from './tree';

export interface Addressee {
  /** Decoded and in lower case; '' when the page does not tell. */
  slug: string;
  /** As displayed; '' when unknown. */
  name: string;
  person: Person;
}

/** The control that opened the pop-up, read when it was used: it may be gone later. */
export interface Opener {
  label: string;
  /** Whom its own address invites, '' when it has none. */
  invited: string;
  /** The profiles linked from the smallest part of the page around the control that links any. */
  card: { slug: string; name: string }[];
  /** Address of the page at that time. */
  page: string;
}

/** How far above a control its card may begin. */
const cardDepth = 12;

export function readOpener(control: HTMLElement): Opener {
  const label = control.getAttribute('aria-label') ?? '';
  const href = control instanceof HTMLAnchorElement ? control.href : '';
  return { label, invited: invitedSlug(href), card: cardOf(control), page: control.ownerDocument.location.href };
}

/** Whether the control invites somebody, as far as can be told without words. */
export function invites(opener: Opener): boolean {
  return opener.invited !== '' || nameFromLabel(opener.label) !== '' || opener.card.some(({ name }) => mentions(opener.label, name));
}

function cardOf(control: HTMLElement): Opener['card'] {
  let around = control.parentElement;
  for (let depth = 0; around && depth < cardDepth && !around.matches('main, body'); depth++, around = around.parentElement) {
    const links = [...around.querySelectorAll<HTMLAnchorElement>('a[href*="/in/"]')];
    if (links.length > 0) return links.map((link) => ({ slug: profileSlug(link.href), name: linkName(link) }));
  }
  return [];
}

/** The name that a link to a profile shows: its heading or first line, never a whole card's text. */
function linkName(link: HTMLAnchorElement): string {
  const part = link.querySelector('h1, h2, h3, p, strong, span[aria-hidden="true"]') ?? link;
  const name = textOf(part);
  return name.length <= 80 ? name : '';
}

/**
 * Who the pop-up is for. What cannot be told stays empty: somebody from a side rail, or from the page
 * before, must never lend their name or company.
 * @param opener the control used last outside any dialog, null when none was
 * @param strong the name in the dialog's first step, '' when that was not seen
 * @param profile the profile behind the dialog
 */
export function addressee(address: string, opener: Opener | null, strong: string, profile: Profile | null): Addressee {
  const valid = opener && samePlace(opener.page, address) ? opener : null;
  const slug = invitedSlug(address) || (valid?.invited ?? '');
  if (profile && isFor(profile, slug, valid, strong)) return { slug: profile.slug, name: profile.name, person: profile.person };
  const linked = valid ? linkedPerson(valid, slug) : null;
  const name = strong || linked?.name || (valid ? nameFromLabel(valid.label) : '');
  return { slug: slug || linked?.slug || '', name: oneLine(name), person: {} };
}

/** An opener counts only on the page where it was used; LinkedIn may show the pop-up under an address of its own. */
function samePlace(then: string, now: string): boolean {
  return profileSlug(then) === profileSlug(now) || invitedSlug(now) !== '';
}

function isFor(profile: Profile, slug: string, opener: Opener | null, strong: string): boolean {
  if (strong !== '' && !sameName(strong, profile.name)) return false;
  if (slug !== '') return slug === profile.slug;
  if (opener && opener.card.length > 0) return isCardOf(profile, opener);
  if (opener && opener.label !== '') return mentions(opener.label, profile.name);
  return strong !== '' || profile.confirmed;
}

/** A card that links nobody else is the profile's own; among several people the label must name the right one. */
function isCardOf(profile: Profile, opener: Opener): boolean {
  const own = opener.card.filter((link) => link.slug === profile.slug).length;
  return own === opener.card.length || (own > 0 && mentions(opener.label, profile.name));
}

/**
 * The person of the opener's card. A card of several people is decided by the opener's address or label. One person's
 * card may link them by their picture alone, without a name.
 */
function linkedPerson(opener: Opener, slug: string): { slug: string; name: string } | null {
  const [first] = opener.card;
  if (first && slug === '' && opener.card.every((link) => link.name === '' && link.slug === first.slug)) return first;
  const links = opener.card.filter((link) => link.name !== '' && (slug === '' || link.slug === slug));
  if (opener.label !== '') return links.find((link) => mentions(opener.label, link.name)) ?? null;
  return links.every((link) => link.slug === links[0]!.slug) ? (links[0] ?? null) : null;
}
