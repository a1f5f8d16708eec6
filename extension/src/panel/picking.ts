/** The state of an open picker: what was typed, what is listed, what is chosen. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../editors/textarea';
import type { RenderAnswer, Template } from '../protocol';
import { searchTemplates } from '../ui/search';
import { useFills } from './fills';
import type { Matches } from './filter';
import type { Filling, Range } from './insertion';
import { useJudged, type Judged } from './judged';
import type { Note } from './note';

/** So many templates are listed at once: what does not fit is found faster by typing than by scrolling. */
const listed = 50;

/** Of which so many are drawn: more than are in sight, and few enough to be there in the same frame as the letter. */
const drawnFirst = 12;

/** So many more are drawn when the end of those comes into sight. */
const drawnNext = 20;

export interface Picking {
  /** All templates, null before they have come. */
  templates: readonly Template[] | null;
  typed: string;
  /** What is listed, and how much of it is drawn. */
  shown: readonly Template[];
  drawn: readonly Template[];
  /** Matches that are not listed. */
  hidden: number;
  current: Template | undefined;
  fills: Map<string, RenderAnswer>;
  /** What suits the person, and why. */
  matches: Matches;
  /** What there would be to say of the current one; null until it is there. */
  judged: Judged | null;
  /** Why the last choice was not put in, or why there is no list; '' when all is well. */
  refusal: string;
  search(typed: string): void;
  /** Chooses the template at a place in the list; it goes round at the ends. */
  move(to: number): void;
  /** The end of what is drawn has come into sight. */
  drawMore(): void;
  /** Moves by so many. */
  step(by: number): void;
  /** Puts a template in, by default where it belongs, and calls onDone. Closing the picker before it is filled gives it up. */
  take(template: Template | undefined, where?: () => Range): void;
  /** Puts the current one in with what {@link Judged.shortened} leaves out. */
  takeShortened(): void;
}

export function usePicking(note: Note, onDone: () => void): Picking {
  const [refusal, setRefusal] = useState('');
  const { templates, matches, failure } = note.offer;
  useEffect(() => {
    if (failure) void note.offer.load();
  }, []);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const busy = useRef(false);
  const closed = useRef(false);
  useEffect(() => () => void (closed.current = true), []);
  const found = useMemo(() => searchTemplates(templates ?? [], typed), [templates, typed]);
  const shown = useMemo(() => found.slice(0, listed), [found]);
  const [reach, setReach] = useState(drawnFirst);
  const drawn = useMemo(() => shown.slice(0, reach), [shown, reach]);
  const { fills, fillOf } = useFills(note, drawn);
  const index = Math.min(at, shown.length - 1);
  const current = shown[index];
  const judged = useJudged(note, current, current && fills.get(current.id));

  function move(to: number): void {
    const place = (to + shown.length) % Math.max(1, shown.length);
    setAt(place);
    setReach((drawn) => Math.max(drawn, place + 2)); // the next one as well: it can be pointed at
    setRefusal('');
  }

  async function put(template: Template, filling: Promise<Filling>, where: () => Range): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    const outcome = await filling.then((fill) => (closed.current ? null : insertFilled(note, fill, where())), refused);
    busy.current = false;
    if (!outcome) return;
    if (!outcome.done) return setRefusal(outcome.reason);
    const used = note.client.request('useTemplate', { id: template.id });
    used.then(() => note.offer.load()).catch(() => undefined); // only the order of the list is the poorer
    onDone();
  }

  return {
    templates,
    typed,
    shown,
    drawn,
    hidden: found.length - shown.length,
    current,
    fills,
    matches,
    judged,
    refusal: refusal || failure,
    search: (value) => (setTyped(value), setReach(drawnFirst), move(0)),
    move,
    drawMore: () => setReach((drawn) => Math.min(listed, drawn + drawnNext)),
    step: (by) => move(index + by),
    take: (template, where = () => note.insertion.target) => void (template && put(template, fillOf(template), where)),
    takeShortened: () => {
      const shortened = judged?.shortened;
      if (current && shortened) void put(current, Promise.resolve(shortened), () => note.insertion.all);
    },
  };
}

function insertFilled(note: Note, fill: Filling, where: Range): Outcome {
  return fill.errors[0] ? { done: false, reason: fill.errors[0].message } : note.insert(fill, where);
}

function refused(error: Error): Outcome {
  return { done: false, reason: error.message };
}
