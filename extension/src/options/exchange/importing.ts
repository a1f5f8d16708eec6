import { useEffect, useReducer } from 'preact/hooks';
import type { Planned } from '../../exchange/plan';
import { toFailure } from '../../failure';
import { newId } from '../../ids';
import type { Failure } from '../../protocol';
import { useBackground, type Background } from '../../ui/background';
import { useToast } from '../../ui/toast';
import { count, figure } from '../../ui/words';
import type { Given } from './given';

/** Templates that are stored in one go: all of them or none. */
const batch = 100;

/** `ids` are in the library, made of those rows; with a failure fewer than the total. */
interface Done {
  phase: 'done';
  ids: string[];
  rows: number[];
  total: number;
  failure: Failure | null;
}

export type ImportState = { phase: 'idle' } | { phase: 'working'; done: number; total: number } | Done | { phase: 'undone'; count: number };

/** Where the page keeps the import, null before there was one. */
export type KeptImport = { current: Importing | null };

/** The import that the page keeps, for the section that shows it. */
export function useImporting(kept: KeptImport): Importing {
  const background = useBackground();
  const toast = useToast();
  const importing = (kept.current ??= new Importing(background, toast));
  const [, redraw] = useReducer<number, void>((times) => times + 1, 0);
  useEffect(() => importing.show(redraw), [importing]);
  return importing;
}

/**
 * What was given to be imported, and how its import goes. It lasts as long as the page, so that one may look around
 * meanwhile: what becomes of it while the section is not open, a toast says.
 */
export class Importing {
  given: Given | null = null;
  /** The format that was chosen, "" when it is recognised. */
  as = '';
  /** Rows that were unticked. */
  left: ReadonlySet<number> = new Set();
  /** Rows that were taken: the list of the library says so a moment later, and a second click must find none. */
  imported: ReadonlySet<number> = new Set();
  state: ImportState = { phase: 'idle' };
  private changed: (() => void) | null = null;

  constructor(
    private readonly background: Background,
    private readonly toast: ReturnType<typeof useToast>,
  ) {}

  /** The section is open, and is told of each change until it calls what this answers. */
  show(changed: () => void): () => void {
    this.changed = changed;
    return () => {
      this.changed = null;
    };
  }

  give(given: Given | null, as = ''): void {
    Object.assign(this, { given, as, left: new Set(), imported: new Set() });
    this.become({ phase: 'idle' });
  }

  leave(rows: ReadonlySet<number>): void {
    this.left = rows;
    this.changed?.();
  }

  /**
   * Puts templates into the library, some at a time, so that a failure leaves whole ones.
   * @param rows places in `planned`
   */
  async run(planned: Planned[], rows: number[]): Promise<void> {
    const done: Done = { phase: 'done', ids: [], rows: [], total: rows.length, failure: null };
    const { ids } = done;
    try {
      while (ids.length < rows.length) {
        this.become({ phase: 'working', done: ids.length, total: rows.length });
        const templates = rows.slice(ids.length, ids.length + batch).map((row) => portable(planned[row]!));
        await this.background.request('addTemplates', { templates });
        ids.push(...templates.map(({ id }) => id));
      }
    } catch (thrown) {
      done.failure = toFailure(thrown);
    }
    done.rows = rows.slice(0, ids.length);
    this.imported = new Set([...this.imported, ...done.rows]);
    this.become(done);
    this.say([takenWords(done), done.failure?.message].filter(Boolean).join(' '), done);
  }

  async undo(done: Done): Promise<void> {
    const last = this.state === done;
    try {
      await this.background.request('trashTemplates', { ids: done.ids });
    } catch (thrown) {
      const failed = { ...done, failure: toFailure(thrown) };
      if (last) this.become(failed);
      return this.say(failed.failure.message, failed);
    }
    if (last) {
      this.imported = new Set([...this.imported].filter((row) => !done.rows.includes(row)));
      this.become({ phase: 'undone', count: done.ids.length });
    }
    this.say(trashedWords(done.ids.length));
  }

  private become(state: ImportState): void {
    this.state = state;
    this.changed?.();
  }

  /** Says it where the section is not there to; what is done can be undone. */
  private say(text: string, done?: Done): void {
    if (!this.changed) this.toast({ text, ...(done && done.ids.length > 0 && { undo: () => void this.undo(done) }) });
  }
}

/** What of an import is in the library. */
export function takenWords({ ids, total, failure }: Done): string {
  return failure ? `${figure(ids.length)} of ${count(total, 'template')} are in the library.` : `${count(total, 'template')} imported.`;
}

export function trashedWords(templates: number): string {
  return `${count(templates, 'template')} moved to the trash.`;
}

function portable({ title, body, tags, suits, versions }: Planned) {
  return { id: newId(), title, body, tags, suits, versions };
}
