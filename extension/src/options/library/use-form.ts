import { useEffect, useRef, useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, Template } from '../../protocol';
import { useBackground } from '../../ui/background';
import type { Unsaved } from './unsaved';
import { emptyForm, formOf, isBlank, parseTags, sameForm, type Form } from './form';

/** How the fields stand to what the library holds. */
export type FormState = 'new' | 'saved' | 'changed' | 'saving' | 'failed';

/**
 * The editor's fields for one template: what is typed is kept in this browser at once, and into the library on
 * save. A failed save leaves both as they are.
 * @param template null for one that was never saved
 */
export function useForm(id: string, template: Template | null, unsaved: Unsaved) {
  const background = useBackground();
  const [hold] = useState(() => unsaved.hold(id));
  const [start] = useState(() => ({ saved: template ? formOf(template) : emptyForm, kept: hold.words }));
  const [form, setForm] = useState<Form>(start.kept ? fieldsOf(start.kept) : start.saved);
  /** What the fields began from, and what the library holds now. */
  const [base, setBase] = useState<Form>(start.kept?.base ?? start.saved);
  const [saved, setSaved] = useState<Form>(start.saved);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const current = useRef(form);
  const began = useRef(base);
  const changed = !sameForm(form, base);

  /** Puts the fields, and what they are compared with, to another state. */
  function show(to: Form, against: Form) {
    current.current = to;
    began.current = against;
    setForm(to);
    setBase(against);
    setFailure(null);
  }

  /** Answers the way back to what the fields hold now. */
  function held(): () => void {
    const [words, against] = [current.current, began.current];
    return () => {
      show(words, against);
      keep(words, against);
    };
  }

  /** Puts both to a saved state. */
  function take(to: Form) {
    hold.drop();
    show(to, to);
  }

  // Another window types, saves or drops: fields that hold nothing else than was kept go along, as if it were one window.
  useEffect(() =>
    unsaved.listen(() => {
      if (!hold.overtaken || saving || !sameForm(current.current, hold.words ?? saved)) return;
      hold.follow();
      const { words } = hold;
      show(words ? fieldsOf(words) : saved, words?.base ?? saved);
    }),
  );

  // The library changed: fields that nobody touched follow it, others stay and are said to be overtaken.
  const stored = template && JSON.stringify(formOf(template));
  const heeded = useRef(stored);
  useEffect(() => {
    if (!stored || saving || heeded.current === stored) return;
    heeded.current = stored;
    const now = JSON.parse(stored) as Form;
    setSaved(now);
    if (!sameForm(base, now) && (!changed || sameForm(current.current, now))) take(now);
  }, [stored, saving]);

  function keep(next: Form, against: Form) {
    if (sameForm(next, against)) return hold.drop();
    const words = { ...next, ...(template && { base: against }), typed: Date.now() };
    if (!hold.put(words)) setFailure(noRoom);
  }

  function change(part: Partial<Form>) {
    const next = { ...current.current, ...part };
    current.current = next;
    setForm(next);
    keep(next, base);
  }

  async function save() {
    const sent = current.current;
    if (saving || template?.trashed || isBlank(sent) || (template && !changed)) return;
    setSaving(true);
    setFailure(null);
    try {
      await background.request('saveTemplate', {
        id,
        title: sent.title.trim(),
        body: sent.body,
        tags: parseTags(sent.tags),
        suits: sent.suits,
      });
      setSaved(sent);
      setBase(sent);
      began.current = sent;
      keep(current.current, sent); // more may have been typed meanwhile
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setSaving(false);
    }
  }

  const state: FormState = saving ? 'saving' : failure ? 'failed' : changed ? (template ? 'changed' : 'new') : 'saved';
  return { form, state, failure, change, save, revert: () => take(saved), held, overtaken: !sameForm(base, saved) };
}

function fieldsOf({ title, body, tags, suits }: Form): Form {
  return { title, body, tags, suits };
}

const noRoom: Failure = {
  code: 'storage-full',
  message:
    'The browser has no room left to keep what you type safe. Save this template now, and copy it elsewhere if that fails; then delete what you no longer need.',
};
