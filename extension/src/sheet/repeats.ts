/** People whom a sheet lists more than once. The command finds them in the same way (internal/sheetfile). */
import { profileSlug } from './address';
import type { Holds } from './columns';
import { companyOf, fullNameOf, linkOf, type Person } from './people';

/** The rows of somebody who has several. */
export interface Listing {
  /** The places of the people, in the sheet's order: at least two. */
  places: number[];
  /** By what they are the same: a link to one profile, or else the name and the company. */
  by: 'profile' | 'name';
}

/** By place, for everybody who is listed more than once. */
export type Repeats = ReadonlyMap<number, Listing>;

/** Looks for the same profile, then for the same name and company. Rows with a problem tell nothing. */
export function repeatsOf(people: Person[], columns: Holds[]): Repeats {
  const known = new Map<string, Listing>();
  const listings = people.map((person, place) => {
    const [profile, name] = person.problem ? ['', ''] : keysOf(person, columns);
    const found = known.get(profile) ?? known.get(name);
    const listing: Listing = found ?? { places: [], by: 'profile' };
    listing.places.push(place);
    if (found && known.get(profile) !== found) listing.by = 'name';
    for (const key of [profile, name]) if (key && !known.has(key)) known.set(key, listing);
    return listing;
  });
  return new Map([...listings.entries()].filter(([, { places }]) => places.length > 1));
}

/** What the same person would have in another row as well; '' for what the row does not tell. */
function keysOf(person: Person, columns: Holds[]): [profile: string, name: string] {
  const slug = profileSlug(linkOf(person, columns));
  const name = wordsOf(fullNameOf(person, columns)).sort().join(' '); // "Kim, Anna" is "Anna Kim"
  const company = wordsOf(companyOf(person, columns)).join('');
  return [slug && `in/${slug}`, name && company && `${name} / ${company}`];
}

/** Words in small letters, without accents. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{Nd}]+/gu) ?? []
  );
}
