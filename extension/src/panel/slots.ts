/** Making a template of a note that was written to one person. */
import type { Person } from '../protocol';

const slotted = ['first_name', 'company'] as const satisfies (keyof Person)[];

/** The note with slots where it names the person or their company. */
export function withSlots(text: string, person: Person): string {
  let body = text;
  for (const variable of slotted) {
    const value = person[variable];
    if (value) body = body.replace(wholeWords(value), `{{${variable}}}`);
  }
  return body;
}

function wholeWords(value: string): RegExp {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}{_])${literal}(?![\\p{L}\\p{N}}_])`, 'gu');
}
