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
  /** Titles of templates that have errors in their syntax, and so were not used. */
  faulty: string[];
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

  async function faultyOf(templates: Template[]): Promise<string[]> {
    const rendered = await Promise.all(templates.map(({ body }) => background.request('render', { body, person: {} })));
    return templates.filter((_, i) => rendered[i]!.errors.length > 0).map(({ title, body }) => title || body);
  }

  /** Starts anew, or goes on with what was stopped when nothing has changed since. */
  async function start({ key, setup, people, templates }: Order) {
    stop.current.abort();
    const { signal } = (stop.current = new AbortController());
    const notes = run?.key === key && run.state === 'stopped' ? run.notes : [];
    const show = (part: Partial<Run>) =>
      setRun({ key, people, templates, limit: setup.limit, faulty: [], notes, state: 'working', failure: null, ...part });
    let faulty: string[] = [];
    let shown = 0;
    show({});
    try {
      faulty = await faultyOf(templates);
      await fillPeople((type, body) => background.request(type, body), setup, people, notes.length, signal, (more) => {
        notes.push(...more);
        if (performance.now() - shown < shownEvery) return;
        shown = performance.now();
        show({ faulty });
      });
      if (!signal.aborted) show({ faulty, state: 'done' });
    } catch (thrown) {
      if (!signal.aborted) show({ faulty, state: 'stopped', failure: toFailure(thrown) });
    }
  }

  function cancel() {
    stop.current.abort();
    setRun((now) => now && { ...now, state: 'stopped' });
  }

  return { run, start, cancel };
}
