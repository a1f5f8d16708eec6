/** Names as they stand in titles and in the labels of controls: "Invite Anna Kim to connect". */
import { oneLine } from './tree';

/** What the label of a Connect control has before and after the name, by language. Hints only: a name that
 *  the page shows beside the control is preferred. */
const labels: [before: string, after: string][] = [
  ['Invite ', ' to connect'],
  ['Inviter ', ' à rejoindre votre réseau'],
  ['', ' als Kontakt einladen'],
  ['Invitar a ', ' a conectar'],
  ['Convidar ', ' para se conectar'],
  ['Zaproś użytkownika ', ' do nawiązania kontaktu'],
];

/** The name in a Connect control's label, '' when the label is of no form that is known. */
export function nameFromLabel(label: string): string {
  const text = oneLine(label);
  for (const [before, after] of labels) {
    const name = text.slice(before.length, text.length - after.length);
    if (name !== '' && text === before + name + after) return name;
  }
  return '';
}

/** The name in a profile's document title, "(3) Anna Kim | LinkedIn"; '' for titles of other pages. */
export function nameFromTitle(title: string): string {
  return /^(?:\(\d+\+?\)\s*)?(.+?)\s*\|\s*LinkedIn$/u.exec(oneLine(title))?.[1] ?? '';
}

/** Whether the text has the name in it, as whole words: "Joanna Kim" and "Anna Kim-Lee" do not name Anna Kim. */
export function mentions(text: string, name: string): boolean {
  return placesOf(fold(text), fold(name)).length > 0;
}

/** Where the words stand in a text, as whole words. UTF-16 code units. */
export function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/[\p{L}\p{N}\p{M}'’-]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}\p{M}'’-]/u.test(text.slice(at + words.length))) places.push(at);
  }
  return places;
}

/** Whether two displayed names are of one person: one may leave out what the other adds. */
export function sameName(a: string, b: string): boolean {
  return mentions(a, b) || mentions(b, a);
}

function fold(name: string): string {
  return oneLine(name).normalize('NFC').toLowerCase();
}
