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
  const wanted = fold(name);
  const within = fold(text);
  for (let at = within.indexOf(wanted); wanted !== '' && at >= 0; at = within.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}\p{M}'’-]$/u.test(within.slice(0, at)) && !/^[\p{L}\p{N}\p{M}'’-]/u.test(within.slice(at + wanted.length))) return true;
  }
  return false;
}

/** Whether two displayed names are of one person: one may leave out what the other adds. */
export function sameName(a: string, b: string): boolean {
  return mentions(a, b) || mentions(b, a);
}

function fold(name: string): string {
  return oneLine(name).normalize('NFC').toLowerCase();
}
