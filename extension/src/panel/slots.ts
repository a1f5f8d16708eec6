/** Making a template of a note that was written to one person. */
import type { Person } from '../protocol';

/** What is looked for in a note, the longer before what it contains, and the slot for it. */
const slots = {
  full_name: '{{full_name}}',
  first_name: '{{first_name}}',
  last_name: '{{last_name}}',
  company: '{{company | your company}}',
} as const satisfies Partial<Record<keyof Person, string>>;

/** Words of a note that name its person, where they stand, and the slot that would stand for them. */
interface Proposal {
  words: string;
  slot: string;
  /** Where each begins, in UTF-16 code units. */
  places: number[];
}

/**
 * What of the note names the person or their company.
 * @param isWord the first name is a word besides, as in "Hi May, may we": then it counts only where somebody is addressed
 */
export function proposals(text: string, person: Person, isWord: boolean): Proposal[] {
  const found: Proposal[] = [];
  let rest = text;
  for (const [variable, slot] of Object.entries(slots)) {
    const words = person[variable as keyof typeof slots];
    if (!words) continue;
    const addressed = isWord && variable === 'first_name';
    const places = wholeWords(rest, words).filter((at) => !addressed || addresses(text, at, at + words.length));
    if (places.length === 0) continue;
    found.push({ words, slot, places });
    rest = withSlots(rest, [{ words, slot: ' '.repeat(words.length), places }]);
  }
  return found;
}

/** The note with slots in place of those words. */
export function withSlots(text: string, taken: readonly Proposal[]): string {
  const edits = taken.flatMap(({ words, slot, places }) => places.map((at) => ({ at, end: at + words.length, slot })));
  return edits.sort((a, b) => b.at - a.at).reduce((all, { at, end, slot }) => all.slice(0, at) + slot + all.slice(end), text);
}

/** Where the words begin in a text, as whole words outside of slots. */
function wholeWords(text: string, words: string): number[] {
  const literal = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}{_])${literal}(?![\\p{L}\\p{N}}_])`, 'gu'))].map((match) => match.index);
}

/** Whether a name there is one by which somebody is spoken to: "Hi May", "Thanks, Will!", and at the head of a line "Will,". */
function addresses(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/(?:^|[^\p{L}])(?:hi|hey|hello|dear|thanks|thank you|good (?:morning|afternoon|evening|day))[ ,]+$/iu.test(before)) return true;
  return /(?:^|\n|,)\s*$/u.test(before) && /^\s*(?:[,!?.:–—\n-]|$)/u.test(after);
}
