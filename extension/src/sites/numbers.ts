/** Figures on a page, in whatever digits its language uses. */

/** Decimal digits of every script as ASCII ones: "٢٠٠" becomes "200". */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode lays the ten digits of a script side by side, so the zero is found by walking back. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** A counter's two figures. Null for any other text. */
function counterFigures(text: string): [number, number] | null {
  const match =
    /^[\u200e\u200f\u2066-\u2069\s]*(\d{1,4})[\u200e\u200f\u2066-\u2069\s]*[/⁄∕][\u200e\u200f\u2066-\u2069\s]*(\d{1,4})[\u200e\u200f\u2066-\u2069\s]*$/u.exec(
      asciiDigits(text),
    );
  return match && [Number(match[1]), Number(match[2])];
}

/** Limits that a message field may have; other pairs of figures are pages, scores and dates. */
const plausible = { least: 50, most: 3000 };

/**
 * The limit that a counter such as "143/200" tells, null when the text is no counter. One of the two
 * figures is the length of the note, as the page counts it; languages that run right to left may put it second.
 * @param length UTF-16 code units in the box now, which decides when both figures could be the limit
 * @param rightToLeft the way the page runs; in the other, only a larger figure is the limit before the length
 */
export function limitFromCounter(text: string, length: number, rightToLeft: boolean): number | null {
  const figures = counterFigures(text);
  if (!figures) return null;
  const [first, second] = figures;
  const turned = first !== length && second === length && (rightToLeft || first > second);
  const limit = turned ? first : second;
  return limit >= plausible.least && limit <= plausible.most ? limit : null;
}

/** The first whole number in the text, thousands separators of any kind included. Null without one. */
export function firstNumber(text: string): number | null {
  const match = /\d+(?:[.,'’\s]\d{3})*(?!\d)/u.exec(asciiDigits(text));
  return match && Number(match[0].replace(/\D/g, ''));
}
