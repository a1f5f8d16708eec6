/** Filling a sheet: some rows at a time, so that it can be seen, stopped, and shared with what is typed elsewhere. */
import type { FillRequest, Requests, SheetNote } from '../protocol';
import type { Person } from './people';

/**
 * How long the background may be busy with one request, in milliseconds. A key pressed in a note box
 * meanwhile waits for it: this is about a frame, which nobody sees.
 */
const busy = 16;

const first = 25; // rows of the first request, whose speed tells how many the next may have; never fewer
const most = 200;

export type Ask = (type: 'fill', body: Requests['fill'][0]) => Promise<Requests['fill'][1]>;

/** What all rows are filled with. */
export type Setup = Omit<FillRequest, 'rows' | 'me' | 'school' | 'rules'>;

/** The note of somebody for whom none can be made. */
const noNote: SheetNote = { template: -1, why: '', text: '', blanks: [], findings: [] };

/**
 * Fills everybody from the place `from` on and hands over the notes as they come, until it is done or
 * `signal` says to stop. Rejects with what the background fails with.
 */
export async function fillPeople(
  ask: Ask,
  setup: Setup,
  people: Person[],
  from: number,
  signal: AbortSignal,
  onNotes: (notes: SheetNote[]) => void,
): Promise<void> {
  const used = setup.columns.flatMap((holds, i) => (holds ? [i] : []));
  const columns = used.map((i) => setup.columns[i]!);
  let size = first;
  for (let at = from; at < people.length && !signal.aborted; ) {
    const batch = people.slice(at, at + size);
    const sound = batch.filter(({ problem }) => !problem);
    const start = performance.now();
    const { notes } = await ask('fill', { ...setup, columns, rows: sound.map(({ cells }) => used.map((i) => cells[i]!)) });
    if (signal.aborted) return;
    let next = 0;
    onNotes(batch.map(({ problem }) => (problem ? noNote : notes[next++]!)));
    at += batch.length;
    const took = Math.max(1, performance.now() - start);
    size = Math.round(Math.min(most, Math.max(first, (size * busy) / took)));
  }
}
