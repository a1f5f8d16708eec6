import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import { newId } from '../../ids';
import type { Failure, Template } from '../../protocol';
import { useBackground } from '../../ui/background';
import { useToast } from '../../ui/toast';
import { count, shorten } from '../../ui/words';
import type { Unsaved } from './unsaved';
import { openTemplate, routeHash } from '../route';
import { displayTitle, emptyForm, type Form } from './form';

/** What can be done with whole templates. What fails is answered as `failure` until the next try. */
export function useActions(unsaved: Unsaved) {
  const background = useBackground();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (act: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await act();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };

  /** Opens a template that is not saved yet, with these words to begin from. Answers whether there was room for them. */
  function create(form: Form = emptyForm): boolean {
    const id = newId();
    const kept = form === emptyForm || unsaved.put(id, { ...form, typed: Date.now() });
    setFailure(kept ? null : noRoom);
    if (kept) location.hash = routeHash('library', id);
    return kept;
  }

  /** What was never saved is dropped, with undo; a template moves to the trash. */
  function trash(id: string, template: Template | undefined, next: string) {
    const words = unsaved.get(id);
    if (!template) {
      unsaved.drop(id);
      openTemplate(next);
      if (words) toast({ text: 'Discarded.', undo: () => unsaved.put(id, words) });
      return Promise.resolve();
    }
    return attempt(async () => {
      await background.request('trashTemplate', { id });
      openTemplate(next);
      toast({ text: `“${shorten(displayTitle(template), 40)}” moved to the trash.`, undo: () => void restore(id, template.edited) });
    });
  }

  const restore = (id: string, edited?: number) =>
    attempt(async () => {
      const { template } = await background.request('restoreTemplate', { id, edited });
      openTemplate(id);
      toast({ text: `“${shorten(displayTitle(template), 40)}” is back in the library.` });
    });

  const deleteForGood = (ids: string[]) =>
    attempt(async () => {
      for (const id of ids) {
        await background.request('deleteTemplate', { id });
        unsaved.drop(id);
      }
      openTemplate('');
      toast({ text: `${count(ids.length, 'template')} deleted.` });
    });

  const duplicate = ({ body, tags, suits, ...form }: Form) =>
    create({ body, tags, suits, title: form.title.trim() && `${form.title.trim()} (copy)` });

  return { failure, create, trash, restore, deleteForGood, duplicate };
}

const noRoom: Failure = {
  code: 'storage-full',
  message: 'The browser has no room left for a copy, so there is none. Save or discard templates that are not saved yet, then try again.',
};
