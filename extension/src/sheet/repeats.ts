/** People whom a sheet lists more than once. The command finds them in the same way (internal/sheetfile). */
import type { Requests } from '../protocol';
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

export type AskNames = (type: 'names', body: Requests['names'][0]) => Promise<Requests['names'][1]>;

/** Names as the sheet has them, to the names alone: "Kim, Anna, PhD" to "Anna Kim". */
export type PlainNames = ReadonlyMap<string, string>;

/** Names of one request: a key pressed in a note box meanwhile waits no longer than a frame. */
const batch = 200;

/** What is read as a name has at most so many characters: taking a longer one apart would cost much. */
const longestName = 300;

/** Has the names of all people taken apart, until `signal` says to stop. Rejects with what the background fails with. */
export async function plainNamesOf(ask: AskNames, people: Person[], columns: Holds[], signal?: AbortSignal): Promise<PlainNames> {
  const all = [...new Set(people.map((person) => fullNameOf(person, columns)))];
  const sound = all.filter((name) => [...name].length <= longestName);
  const plain = new Map(all.map((name) => [name, '']));
  for (let at = 0; at < sound.length && !signal?.aborted; at += batch) {
    const displayed = sound.slice(at, at + batch);
    const { names } = await ask('names', { displayed });
    displayed.forEach((name, i) => plain.set(name, names[i]!.full));
  }
  return plain;
}

/**
 * Looks for the same profile, then for the same name and company. Rows with a problem tell nothing.
 * @param plain names that are not in it yet are compared as they stand
 */
export function repeatsOf(people: Person[], columns: Holds[], plain: PlainNames): Repeats {
  const known = new Map<string, Listing>();
  const listings = people.map((person, place) => {
    const [profile, name] = person.problem ? ['', ''] : keysOf(person, columns, plain);
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
function keysOf(person: Person, columns: Holds[], plain: PlainNames): [profile: string, name: string] {
  const slug = profileSlug(linkOf(person, columns));
  const displayed = fullNameOf(person, columns);
  const name = nameWords(displayed, plain.get(displayed) ?? displayed);
  const company = wordsOf(companyOf(person, columns)).join('');
  return [slug && `in/${slug}`, name && company && `${name} / ${company}`];
}

/** What tells a father from his son, and apart those whose names are made up. */
const telling = /^(jr|sr|ii|iii|iv)$|\p{Nd}/u;

/** The words of a name in no order: "Kim, Anna" is "Anna Kim". */
function nameWords(displayed: string, plain: string): string {
  const others = plain && wordsOf(displayed).filter((word) => telling.test(word));
  return [...new Set([...wordsOf(plain), ...others])].sort().join(' ');
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
