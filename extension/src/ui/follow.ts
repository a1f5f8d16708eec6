/** Ranges that were found in one text, in the text that came of it by more typing. */

export interface Range {
  start: number;
  end: number;
}

/**
 * Where a range of `before` is in `after`, or null when the words in it were changed.
 * The two texts are taken to differ in one place.
 */
export function follow<R extends Range>(range: R, before: string, after: string): R | null {
  if (before === after) return range;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (range.end <= head) return range;
  const moved = after.length - before.length;
  return range.start >= before.length - tail ? { ...range, start: range.start + moved, end: range.end + moved } : null;
}

/**
 * Where a range is, or null also when its first or last word has grown since: to mend "eva@exam" where
 * "eva@example.com" stands by now would leave a piece.
 */
export function followWhole<R extends Range>(range: R, before: string, after: string): R | null {
  const at = follow(range, before, after);
  if (!at || before === after) return at;
  const same = (there: string | undefined, here: string | undefined) => there === here || !here || /\s/.test(here);
  return same(before[range.start - 1], after[at.start - 1]) && same(before[range.end], after[at.end]) ? at : null;
}

/** The words in a range, "" when it is the whole text: what is true of all of it has no place to show. */
export function wordsIn({ start, end }: Range, text: string): string {
  const words = text.slice(start, end);
  return words.trim() === text.trim() ? '' : words;
}
