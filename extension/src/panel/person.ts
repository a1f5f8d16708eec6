/** The person of one note, as templates and as rules know them. What is not known is left out, never guessed. */
import type { DraftTo, NameAnswer, Person, Recipient } from '../protocol';
import { profileSlug } from '../sites/address';
import type { Addressee } from '../sites/addressee';

/** All that a template may draw on; the background adds the sender. */
export function personOf(to: Addressee, { first, last, full }: Omit<NameAnswer, 'word'>): Person {
  return withoutEmpty<Person>({ ...to.person, first_name: first, last_name: last, full_name: full === last ? first : full });
}

/** The name goes as it is displayed: a nickname, a middle name or another script in it is theirs as well. */
export function recipientOf({ name, person }: Addressee): Recipient {
  return withoutEmpty<Recipient>({
    first: name,
    company: person.company,
    title: person.title,
    school: person.school,
    location: person.location,
  });
}

/** Whose draft it is. Where nobody is known it is the page's: on a profile's most likely that person's. */
export function draftTo({ slug, name }: Addressee, address: string): DraftTo {
  if (slug !== '' || name !== '') return { slug, name, page: '' };
  return { slug: profileSlug(address), name: '', page: new URL(address).pathname };
}

function withoutEmpty<T extends object>(fields: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as T;
}
