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
  /** `ids` are in the library; with a failure fewer than the total. */
  | { phase: 'done'; ids: string[]; total: number; failure: Failure | null }
  | { phase: 'undone'; count: number };

/** Puts templates into the library, some at a time, so that a failure leaves whole ones. */
export function useImport() {
  const background = useBackground();
  const [state, setState] = useState<ImportState>({ phase: 'idle' });

  async function run(chosen: Planned[]) {
    const ids: string[] = [];
    const total = chosen.length;
    let failure: Failure | null = null;
    try {
      while (ids.length < total) {
        setState({ phase: 'working', done: ids.length, total });
        const templates = chosen.slice(ids.length, ids.length + batch).map(portable);
        await background.request('addTemplates', { templates });
        ids.push(...templates.map(({ id }) => id));
      }
    } catch (thrown) {
      failure = toFailure(thrown);
    }
    setState({ phase: 'done', ids, total, failure });
  }

  async function undo() {
    if (state.phase !== 'done') return;
    try {
      await background.request('trashTemplates', { ids: state.ids });
      setState({ phase: 'undone', count: state.ids.length });
    } catch (thrown) {
      setState({ ...state, failure: toFailure(thrown) });
    }
  }

  return { state, run, undo, forget: () => setState({ phase: 'idle' }) };
}

function portable({ title, body, tags, suits, versions }: Planned) {
  return { id: newId(), title, body, tags, versions, ...(suits && { suits }) };
}
