/** What the columns of a sheet hold, told by their names. The command guesses in the same way (internal/sheetfile). */
import lists from '../../../internal/sheetfile/headings.json';

/**
 * The name of a template's variable; `?` and a question that the column answers; `profile` for the addresses
 * of people's profiles; or '' for what no note needs.
 */
export type Holds = string;

export const profile = 'profile';

/** Names that may be of all of a name or of half of it: "Name, Surname", "Vorname, Name". */
const name = 'name';

interface Heading {
  holds: Holds;
  /** How usual the name is for that, 0 being most. */
  rank: number;
}

const headings = new Map(Object.entries(lists).flatMap(([holds, names]) => names.map((word, rank) => [word, { holds, rank }] as const)));

interface Layout {
  /** The place of the row that names the columns: some exports put remarks before it. */
  header: number;
  columns: Holds[];
}

/** Guesses from a sheet's first rows. A column named like one of the questions holds the answers to it. */
export function guessLayout(rows: string[][], questions: string[]): Layout {
  const guesses = rows.map((row, header) => ({ header, columns: guess(row, questions) }));
  const known = ({ columns }: Layout) => columns.filter(Boolean).length;
  const best = guesses.reduce<Layout>((a, b) => (known(b) > known(a) ? b : a), guesses[0] ?? { header: 0, columns: [] });
  return { ...best, columns: withProfile(best.columns, rows.slice(best.header + 1)) };
}

/** Of two columns for one thing the likelier named is taken. */
function guess(row: string[], questions: string[]): Holds[] {
  const taken = new Map<Holds, { place: number; rank: number }>();
  row.forEach((cell, place) => {
    const meaning = meaningOf(plain(cell), questions);
    if (meaning && meaning.rank < (taken.get(meaning.holds)?.rank ?? Infinity)) taken.set(meaning.holds, { place, rank: meaning.rank });
  });
  const columns = row.map(() => '');
  for (const [holds, { place }] of taken) columns[place] = holds;
  return settleName(columns);
}

function meaningOf(cell: string, questions: string[]): Heading | undefined {
  const question = cell && questions.find((asked) => plain(asked) === cell);
  return question ? { holds: `?${question}`, rank: 0 } : headings.get(cell);
}

/** Decides whether a "name" is that of all or the half that is lacking. */
function settleName(columns: Holds[]): Holds[] {
  const [first, last] = [columns.includes('first_name'), columns.includes('last_name')];
  const whole = columns.includes('full_name') ? '' : 'full_name';
  const settled = first && !last ? 'last_name' : last && !first ? 'first_name' : whole;
  return columns.map((holds) => (holds === name ? settled : holds));
}

/** Looks for addresses of profiles in a column whose name says nothing. */
function withProfile(columns: Holds[], rows: string[][]): Holds[] {
  if (columns.includes(profile)) return columns;
  for (const row of rows) {
    const place = columns.findIndex((holds, i) => holds === '' && row[i]?.includes('linkedin.com/in/'));
    if (place >= 0) return columns.with(place, profile);
  }
  return columns;
}

/** The letters and digits of a name, in small letters: "First_Name:" is firstname. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{Nd}]/gu, '');
}
