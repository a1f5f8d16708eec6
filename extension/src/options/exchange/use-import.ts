import { useState } from 'preact/hooks';
import type { Planned } from '../../exchange/plan';
import { toFailure } from '../../failure';
import { newId } from '../../ids';
import type { Failure } from '../../protocol';
import { useBackground } from '../../ui/background';

/** Templates that are stored in one go: all of them or none. */
const batch = 100;

export type ImportState =
  | { phase: 'idle' }
  | { phase: 'working'; done: number; total: number }
  /** `ids` are in the library, made of those rows; with a failure fewer than the total. */
  | { phase: 'done'; ids: string[]; rows: number[]; total: number; failure: Failure | null }
  | { phase: 'undone'; count: number };

/**
 * Puts templates into the library, some at a time, so that a failure leaves whole ones. `imported` are the
 * rows that were taken: the list of the library says so a moment later, and a second click must find none.
 */
export function useImport() {
  const background = useBackground();
  const [state, setState] = useState<ImportState>({ phase: 'idle' });
  const [imported, setImported] = useState<ReadonlySet<number>>(new Set());

  /** @param rows places in `planned` */
  async function run(planned: Planned[], rows: number[]) {
    const ids: string[] = [];
    const total = rows.length;
    let failure: Failure | null = null;
    try {
      while (ids.length < total) {
        setState({ phase: 'working', done: ids.length, total });
        const templates = rows.slice(ids.length, ids.length + batch).map((row) => portable(planned[row]!));
        await background.request('addTemplates', { templates });
        ids.push(...templates.map(({ id }) => id));
      }
    } catch (thrown) {
      failure = toFailure(thrown);
    }
    const taken = rows.slice(0, ids.length);
    setImported((before) => new Set([...before, ...taken]));
    setState({ phase: 'done', ids, rows: taken, total, failure });
  }

  async function undo() {
    if (state.phase !== 'done') return;
    try {
      await background.request('trashTemplates', { ids: state.ids });
      setImported((before) => new Set([...before].filter((row) => !state.rows.includes(row))));
      setState({ phase: 'undone', count: state.ids.length });
    } catch (thrown) {
      setState({ ...state, failure: toFailure(thrown) });
    }
  }

  function forget() {
    setState({ phase: 'idle' });
    setImported(new Set());
  }

  return { state, imported, run, undo, forget };
}

function portable({ title, body, tags, suits, versions }: Planned) {
  return { id: newId(), title, body, tags, suits, versions };
}
