/** The state of an open picker: what was typed, what is listed, what is chosen. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../editors/textarea';
import type { RenderAnswer, Template } from '../protocol';
import { useFills } from './fills';
import { filterTemplates } from './filter';
import type { Range } from './insertion';
import type { Note } from './note';

/** So many templates are listed at once: what does not fit is found faster by typing than by scrolling. */
const listed = 50;

export interface Picking {
  /** All templates, null before they have come. */
  templates: Template[] | null;
  typed: string;
  shown: Template[];
  /** Matches that are not listed. */
  hidden: number;
  current: Template | undefined;
  fills: Map<string, RenderAnswer>;
  /** Why the last choice was not put in, or why there is no list; '' when all is well. */
  refusal: string;
  search(typed: string): void;
  /** Chooses the template at a place in the list; it goes round at the ends. */
  move(to: number): void;
  /** Moves by so many. */
  step(by: number): void;
  /** Puts a template in, by default where it belongs, and calls onDone. */
  take(template: Template | undefined, where?: Range): void;
}

export function usePicking(note: Note, onDone: () => void): Picking {
  const [refusal, setRefusal] = useState('');
  const templates = useTemplates(note, setRefusal);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const busy = useRef(false);
  const matches = useMemo(() => filterTemplates(templates ?? [], typed), [templates, typed]);
  const shown = matches.slice(0, listed);
  const { fills, fillOf } = useFills(note.client, note.person, shown);
  const index = Math.min(at, shown.length - 1);

  function move(to: number): void {
    setAt((to + shown.length) % Math.max(1, shown.length));
    setRefusal('');
  }

  async function put(template: Template, where: Range): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    const outcome = await fillOf(template).then((fill) => insertFilled(note, fill, where), refused);
    busy.current = false;
    if (!outcome.done) return setRefusal(outcome.reason);
    note.client.request('useTemplate', { id: template.id }).catch(() => undefined); // only the order of the list is the poorer
    onDone();
  }

  return {
    templates,
    typed,
    shown,
    hidden: matches.length - shown.length,
    current: shown[index],
    fills,
    refusal,
    search: (value) => (setTyped(value), move(0)),
    move,
    step: (by) => move(index + by),
    take: (template, where = note.insertion.target) => void (template && put(template, where)),
  };
}

function useTemplates(note: Note, onFailure: (reason: string) => void): Template[] | null {
  const [templates, setTemplates] = useState<Template[] | null>(null);
  useEffect(() => {
    const load = () =>
      note.client.request('templates', {}).then(
        (answer) => setTemplates(answer.templates),
        (error: Error) => onFailure(error.message),
      );
    void load();
    return note.client.onEvent(({ event }) => event === 'library' && void load());
  }, [note]);
  return templates;
}

function insertFilled(note: Note, fill: RenderAnswer, where: Range): Outcome {
  return fill.errors[0] ? { done: false, reason: fill.errors[0].message } : note.insert(fill, where);
}

function refused(error: Error): Outcome {
  return { done: false, reason: error.message };
}
