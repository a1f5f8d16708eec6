/** What becomes of a record when the server's state of it meets ours. No clock has a say. */
import { newId } from '../ids';
import type { LibraryRecord, MergeAnswer, MergeRequest } from '../protocol';
import { nextRevision, nothing, type Revision, type Stored } from '../records';
import { same } from '../same';
import type { Envelope } from './crypto';

interface Remote {
  seq: number;
  /** null: deleted; so is one without a text. */
  envelope: Envelope | null;
}

/** An envelope that does not tell of a deletion. */
type Text = Envelope & { record: LibraryRecord };

export function isText(envelope: Envelope): envelope is Text {
  return envelope.record !== null;
}

export interface Outcome {
  /** The record from now on; undefined forgets it. */
  stored: Stored | undefined;
  /** Our state, where it could not be merged: to be kept as a record of its own. */
  copy?: Revision;
}

export type Merge = (request: MergeRequest) => Promise<MergeAnswer>;

/**
 * Decides. An edit beats a deletion on either side, and what cannot be merged is kept twice. What is deleted on
 * both sides has no say any more.
 */
export async function resolve(local: Stored | undefined, remote: Remote, merge: Merge): Promise<Outcome> {
  const { seq, envelope } = remote;
  if (!envelope || !isText(envelope))
    return { stored: local?.base && local.record ? rebased(local, seq, nothing) : tombstone(local?.name, local?.edited ?? 0, seq) };
  const theirs = revisionOf(envelope);
  if (!local || descends(theirs, local)) return { stored: taken(seq, envelope) };
  // Also without an edit of ours: then the server has served an old state again.
  if (descends(local, theirs)) return { stored: rebased(local, seq, theirs) };
  if (!local.base || !local.record) return { stored: taken(seq, envelope) };
  const { merged, conflict } = await merge({ base: commonBase(local, theirs), local: local.record, remote: envelope.record });
  const copy = conflict && { ...nextRevision([local]), record: conflict };
  if (same(merged, theirs.record)) return { stored: taken(seq, envelope), ...(copy && { copy }) };
  const stored = { ...nextRevision([theirs, local]), record: merged, edited: local.edited, seq, base: theirs };
  return { stored, ...(copy && { copy }) };
}

/** What both sides have changed. */
function commonBase({ seq, base, sent }: Stored, theirs: Revision): LibraryRecord | null {
  if (sent && descends(theirs, sent)) return sent.record;
  // Of another history: a merge would take what the server never had for removed.
  const foreign = seq === 0 && base!.rev !== '' && !descends(theirs, base!);
  return foreign ? null : base!.record;
}

/** The server's state as ours. */
function taken(seq: number, envelope: Envelope): Stored {
  return { ...revisionOf(envelope), edited: envelope.at, seq };
}

/** Ours stays and is to be pushed on top of what the server has. */
export function rebased({ sent: _, ...local }: Stored, seq: number, base: Revision): Stored {
  return { ...local, seq, base };
}

/** The server has taken in `sent`; what the person did in the meantime remains to be pushed. */
export function acknowledged(local: Stored, sent: Stored, seq: number): Stored | undefined {
  if (local.rev !== sent.rev) return rebased(local, seq, { record: sent.record, rev: sent.rev, seen: sent.seen });
  if (!local.record) return tombstone(local.name, local.edited, seq);
  const { base: _, sent: __, ...clean } = local;
  return { ...clean, seq };
}

/**
 * What stays of a record that is deleted on both sides. Of a named one that it is, for the accounts that the
 * library will be in: other devices may begin with it. It descends from nothing, so that it never beats a text.
 */
export function tombstone(name: string | undefined, edited: number, seq: number): Stored | undefined {
  return name === undefined ? undefined : { record: null, rev: newId(8), seen: [], edited, seq, name };
}

/** Whether `later` was made by someone who had `earlier`, or is it. */
function descends(later: Revision, earlier: Revision): boolean {
  return later.rev === earlier.rev || later.seen.includes(earlier.rev);
}

function revisionOf({ record, rev, seen }: Envelope): Revision {
  return { record, rev, seen };
}
