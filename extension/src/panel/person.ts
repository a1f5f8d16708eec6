/** The people of one note, as templates and as rules know them. */
import type { NameAnswer, Person, Recipient, Sender, Settings } from '../protocol';
import type { Addressee } from '../sites/addressee';

/** All that a template may draw on. What is not known is left out, never guessed. */
export function personOf(to: Addressee, name: NameAnswer, me: Settings['me']): Person {
  return withoutEmpty<Person>({
    ...to.person,
    first_name: name.first,
    last_name: name.last,
    full_name: `${name.first} ${name.last}`.trim(),
    my_first_name: me.first_name,
    my_name: me.name,
    my_role: me.role,
    my_company: me.company,
  });
}

export function recipientOf(person: Person): Recipient {
  return withoutEmpty<Recipient>({
    first: person.first_name,
    last: person.last_name,
    company: person.company,
    title: person.title,
    school: person.school,
    place: person.location,
  });
}

export function senderOf(me: Settings['me']): Sender {
  const last = me.name.startsWith(me.first_name) ? me.name.slice(me.first_name.length) : '';
  return withoutEmpty<Sender>({ first: me.first_name, last: last.trim() });
}

/** Where the draft is kept: the profile's slug, else the name; '' when nobody is known, and then it is not kept. */
export function draftKey(to: Addressee): string {
  return to.slug || to.name.toLowerCase();
}

function withoutEmpty<T extends object>(fields: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as T;
}
