/** What becomes of records that the server wants removed, when they are most of the library. */
import { nextRevision, nothing, type Stored } from '../records';

/** What the person said about a pull that would remove most of the library. */
export type Removals = 'accept' | 'refuse' | undefined;

/** Whether a person would miss it: it was written or changed by somebody, and not thrown away. */
export function isDear({ record, rev }: Stored): boolean {
  return record !== null && rev !== '' && record.trashed !== true;
}

/** Whether so many removals are more than anyone is likely to have meant: more than half of the templates. */
export function isMany(removals: number, all: ReadonlyMap<string, Stored>): boolean {
  const templates = [...all.values()].filter((stored) => isDear(stored) && stored.record?.kind === 'template');
  return removals > 10 && removals > templates.length / 2;
}

/** A record that the server lacks and we keep, to be pushed again: in the trash, which only templates know, or as it is. */
export function kept(given: Stored, seq: number, trash: boolean): Stored {
  const { sent: _, ...local } = given;
  if (!trash || local.record?.kind !== 'template') return { ...local, seq, base: nothing };
  return { ...local, ...nextRevision([local]), record: { ...local.record, trashed: true }, seq, base: nothing };
}
