import { knownArms, questionOf, tag } from '../../tags';

/** A greeting with whomever it greets: nearly all templates begin with the same. */
const greeting = /^\s*(hi|hello|dear|hey)\b[^,\n]{0,40},\s*/i;

/**
 * A template's body as one reads a note: `[Which event?]` for a question, `[first name]` for a slot, of a
 * block the words for what is known, and no greeting, so that the beginning tells templates apart.
 */
export function plain(body: string): string {
  const text = knownArms(body).replace(tag, (_, inner: string) => {
    const [name = ''] = inner.split('|');
    return name.trim() === 'cursor' ? '' : `[${questionOf(inner) || name.trim().replaceAll('_', ' ')}]`;
  });
  return text.replace(greeting, '') || text;
}
