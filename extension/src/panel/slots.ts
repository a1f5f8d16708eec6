/** Making a template of a note that was written to one person. */
import type { Person } from '../protocol';

/** What is looked for in a note, the longer before what it contains, and the slot for it. */
const slots = {
  full_name: '{{full_name}}',
  first_name: '{{first_name}}',
  last_name: '{{last_name}}',
  company: '{{company | your company}}',
} as const satisfies Partial<Record<keyof Person, string>>;

/** Words of a note that name its person, and the slot that would stand for them. */
interface Proposal {
  words: string;
  slot: string;
}

/** What of the note names the person or their company. */
export function proposals(text: string, person: Person): Proposal[] {
  const found: Proposal[] = [];
  let rest = text;
  for (const [variable, slot] of Object.entries(slots)) {
    const words = person[variable as keyof typeof slots];
    if (!words || !wholeWords(words).test(rest)) continue;
    found.push({ words, slot });
    rest = rest.replace(wholeWords(words), ' ');
  }
  return found;
}

/** The note with slots in place of those words. */
export function withSlots(text: string, taken: readonly Proposal[]): string {
  return taken.reduce((body, { words, slot }) => body.replace(wholeWords(words), slot), text);
}

function wholeWords(value: string): RegExp {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}{_])${literal}(?![\\p{L}\\p{N}}_])`, 'gu');
}
