/** Figures in words, for people; English as all words here are, whichever language the browser speaks. */

const figures = new Intl.NumberFormat('en');

/** "12,345". */
export function figure(n: number): string {
  return figures.format(n);
}

/** "1 template", "3 templates". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${figure(n)} ${n === 1 ? one : many}`;
}

/** A text on one line of at most `most` letters, with an ellipsis where it was cut. */
export function shorten(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
}

/** Words in quotes, on one line and not too long; of spaces, which cannot be seen, the name. */
export function quoted(words: string, most = 40): string {
  return words.trim() === '' ? nameOfSpaces(words) : `“${shorten(words, most)}”`;
}

export function nameOfSpaces(spaces: string): string {
  return spaces.includes('\n') ? 'an empty line' : 'a double space';
}

const steps: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60 * 60_000, 60_000, 'minute'],
  [24 * 3_600_000, 3_600_000, 'hour'],
  [30 * 86_400_000, 86_400_000, 'day'],
];

/**
 * How long ago, as a person would say it; the date itself after a month.
 * @param time milliseconds since 1970
 */
export function ago(time: number, now: number): string {
  const passed = now - time;
  if (passed < 60_000) return 'just now';
  for (const [limit, size, unit] of steps) {
    if (passed < limit) return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(passed / size), unit);
  }
  return new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' }).format(time);
}
