/** The words of a note that a finding is about. */
import type { Finding } from '../protocol';

/** The words that a finding is about; '' when it is about the note as a whole. */
export function wordsOf(finding: Finding, text: string): string {
  const words = text.slice(finding.start, finding.end);
  return words.length < text.length ? words : '';
}

/** What stands before and behind the words in a message that names them; null when it does not. */
export function around(message: string, words: string): [before: string, after: string] | null {
  const at = message.indexOf(words);
  if (words === '' || at < 0) return null;
  const [before, after] = [message.slice(0, at), message.slice(at + words.length)];
  return /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after) ? null : [before, after];
}
