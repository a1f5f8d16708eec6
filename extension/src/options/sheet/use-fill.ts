import { useEffect, useRef, useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, SheetNote, Template } from '../../protocol';
import { fillPeople, type Setup } from '../../sheet/fill';
import type { Person } from '../../sheet/people';
import { useBackground } from '../../ui/background';

/** How often the page shows how far it is, in milliseconds. */
const shownEvery = 250;

/** What is filled, and from what: the choices may have changed since. */
export interface Run {
  /** Tells apart what a run was started with. */
  key: string;
  people: Person[];
  templates: Template[];
  limit: number;
  notes: SheetNote[];
  state: 'working' | 'stopped' | 'done';
  failure: Failure | null;
}

export interface Order {
  key: string;
  setup: Setup;
  people: Person[];
  templates: Template[];
}

/** Fills the people of a sheet; the notes come in while one looks. */
export function useFill() {
  const background = useBackground();
  const [run, setRun] = useState<Run | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  /** Starts anew, or goes on with what was stopped when nothing has changed since. */
  async function start({ key, setup, people, templates }: Order) {
    stop.current.abort();
    const { signal } = (stop.current = new AbortController());
    const notes = run?.key === key && run.state === 'stopped' ? run.notes : [];
    const show = (part: Partial<Run>) =>
      setRun({ key, people, templates, limit: setup.limit, notes, state: 'working', failure: null, ...part });
    let shown = 0;
    show({});
    try {
      await fillPeople(
        (type, body) => background.request(type, body),
        setup,
        people,
        notes.length,
        signal,
        (more) => {
          notes.push(...more);
          if (performance.now() - shown < shownEvery) return;
          shown = performance.now();
          show({});
        },
      );
      if (!signal.aborted) show({ state: 'done' });
    } catch (thrown) {
      if (!signal.aborted) show({ state: 'stopped', failure: toFailure(thrown) });
    }
  }

  function cancel() {
    stop.current.abort();
    setRun((now) => now && { ...now, state: 'stopped' });
  }

  return { run, start, cancel };
}
