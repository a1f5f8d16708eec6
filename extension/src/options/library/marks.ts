/** What is marked in the body of a template, laid out as a row of pieces. */
import type { InspectAnswer, Severity } from '../../protocol';
import { follow, wordsIn } from '../../ui/follow';

export type Kind = Severity | 'slot' | '';

export interface Mark {
  start: number;
  end: number;
  kind: Kind;
}

export interface Piece {
  text: string;
  kind: Kind;
}

const rank: Kind[] = ['', 'slot', 'suggestion', 'warning', 'error'];

/**
 * The marks of a body: its slots, and what an answer about an earlier state of it found. While a newer
 * answer is on its way, a mark moves along with its words, and goes when they change.
 * @param judged the body that the answer is about
 */
export function marksOf(body: string, answer: InspectAnswer | null, judged: string): Mark[] {
  const slots = [...body.matchAll(/\{\{[^{}]*\}\}/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, kind: 'slot' as const }));
  const errors = (answer?.errors ?? []).map(({ start, end }) => ({ start, end, kind: 'error' as const }));
  const findings = (answer?.findings ?? [])
    .filter((finding) => wordsIn(finding, judged))
    .map(({ start, end, severity }) => ({ start, end, kind: severity }));
  const found = [...errors, ...findings].flatMap((mark) => follow(mark, judged, body) ?? []);
  return [...slots, ...found].filter((mark) => mark.end > mark.start);
}

/** The whole text in pieces; where marks overlap, the gravest shows. */
export function pieces(text: string, marks: Mark[]): Piece[] {
  const inside = (n: number) => Math.min(Math.max(n, 0), text.length);
  const borders = new Set([0, text.length, ...marks.flatMap((m) => [inside(m.start), inside(m.end)])]);
  const sorted = [...borders].sort((a, b) => a - b);
  const row: Piece[] = [];
  for (const [i, start] of sorted.entries()) {
    const end = sorted[i + 1];
    if (end === undefined) break;
    const kind = gravest(marks.filter((m) => m.start < end && m.end > start));
    const last = row.at(-1);
    if (last?.kind === kind) last.text += text.slice(start, end);
    else row.push({ text: text.slice(start, end), kind });
  }
  return row;
}

function gravest(marks: Mark[]): Kind {
  return rank[Math.max(0, ...marks.map((m) => rank.indexOf(m.kind)))] ?? '';
}
