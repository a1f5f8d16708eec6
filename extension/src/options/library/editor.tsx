import { useEffect, useRef } from 'preact/hooks';
import type { Failure, Settings, Template } from '../../protocol';
import { personOf } from '../../settings';
import { useAnswer } from '../../ui/background';
import { limitOn } from '../../ui/limits';
import { FailureNotice, Field } from '../../ui/parts';
import { useToast } from '../../ui/toast';
import { typeInto } from '../../ui/edits';
import type { Unsaved } from './unsaved';
import { BodyField } from './body-field';
import { EditorBar } from './editor-bar';
import type { Form } from './form';
import { History } from './history';
import { JudgementColumn } from './judgement-column';
import { Overtaken } from './overtaken';
import { Slots, type Around } from './slots';
import { Suits } from './suits';
import { useForm } from './use-form';
import { useSaveKey } from './use-save-key';

interface EditorActions {
  /** Makes another template of these words and opens it; answers whether there was room for it. */
  onDuplicate: (form: Form) => boolean;
  onTrash: () => void;
  onRestore: () => void;
  onDelete: () => void;
}

interface EditorProps extends EditorActions {
  id: string;
  /** null for one that was never saved. */
  template: Template | null;
  unsaved: Unsaved;
  settings: Settings;
  /** Why the last of the actions could not be done. */
  failed: Failure | null;
}

/** One template: its fields on one side, what Warmnote makes of it on the other. */
export function Editor({ id, template, unsaved, settings, failed, ...actions }: EditorProps) {
  const { form, state, failure, change, save, revert, held, overtaken } = useForm(id, template, unsaved);
  const body = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const limit = limitOn(settings.plan);
  const request = { body: form.body, me: personOf(settings), limit, rules: settings.rules };
  const judged = useAnswer('inspect', request, 60);
  const trashed = template?.trashed ?? false;

  // A new template is there to be written; who walks through the list stays in the list.
  useEffect(() => {
    if (!template && !document.activeElement?.closest('[role="listbox"]')) title.current?.focus();
  }, []);
  useSaveKey(save);

  /** Puts other words into the fields; the way back to those that go is offered. */
  const replace = (text: string, put: () => void) => {
    const back = held();
    put();
    toast({ text, undo: () => replace('Your changes are back.', back) });
  };
  const bringBack = (version: Form) => {
    if (state === 'saved') change(version);
    else replace('The earlier version took the place of your changes.', () => change(version));
  };
  const insert = (text: string | Around) => {
    const field = body.current;
    if (!field) return;
    const { selectionStart: start, selectionEnd: end } = field;
    if (typeof text === 'string') return typeInto(field, { start, end, text });
    const { before, after, words = field.value.slice(start, end) } = text;
    typeInto(field, { start, end, text: before + words + after });
    field.setSelectionRange(start + before.length, start + before.length + words.length);
  };

  return (
    <form
      class="editor"
      aria-label="Template"
      data-role="editor"
      data-id={id}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <EditorBar
        {...actions}
        state={state}
        template={template}
        broken={(judged.answer?.errors.length ?? 0) > 0}
        empty={!form.body.trim() && !form.title.trim()}
        onRevert={() => {
          replace('Your changes are undone.', revert);
          body.current?.focus(); // the button that had it goes
        }}
        onDuplicate={() => actions.onDuplicate(form)}
      />
      <FailureNotice failure={failure} />
      <FailureNotice failure={failed} />
      {overtaken && (
        <Overtaken
          onDrop={() => replace('Your changes are dropped.', revert)}
          onKeepBoth={() => {
            if (actions.onDuplicate(form)) revert();
          }}
        />
      )}
      <div class="editor-columns">
        <div class="editor-fields">
          <Field label="Title">
            {(attributes) => (
              <input
                {...attributes}
                ref={title}
                class="input input-title"
                data-role="title"
                value={form.title}
                readOnly={trashed}
                autocomplete="off"
                placeholder="What is it for? “Met at a trade fair”"
                onInput={(e) => change({ title: e.currentTarget.value })}
              />
            )}
          </Field>
          <BodyField body={form.body} judged={judged} field={body} readOnly={trashed} onBody={(text) => change({ body: text })} />
          {!trashed && <Slots onInsert={insert} />}
        </div>
        <JudgementColumn body={form.body} judged={judged} field={body} readOnly={trashed} settings={settings} limit={limit} />
        <div class="editor-fields">
          <Field label="Tags" hint="Words between commas, to find it by: event, alumni.">
            {(attributes) => (
              <input
                {...attributes}
                class="input"
                data-role="tags"
                value={form.tags}
                readOnly={trashed}
                autocomplete="off"
                onInput={(e) => change({ tags: e.currentTarget.value })}
              />
            )}
          </Field>
          <Suits suits={form.suits} readOnly={trashed} schoolKnown={Boolean(settings.me.school)} onSuits={(suits) => change({ suits })} />
          {template && !trashed && <History id={id} edited={template.edited} form={form} onBringBack={bringBack} />}
        </div>
      </div>
    </form>
  );
}
