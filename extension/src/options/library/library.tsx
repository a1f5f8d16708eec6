import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Template } from '../../protocol';
import { useAnnounced, useSettings } from '../../ui/background';
import { Confirm } from '../../ui/confirm';
import { Empty, FailureNotice } from '../../ui/parts';
import { prepareSearch } from '../../ui/search';
import { count } from '../../ui/words';
import { arrange, plainView, tagCounts, type View } from './arrange';
import { Editor } from './editor';
import { formOf } from './form';
import { useUnsaved, useEntries } from './entries';
import { List } from './list';
import { NothingListed } from './nothing-listed';
import { Toolbar } from './toolbar';
import { useActions } from './use-actions';

const none: Template[] = [];

/** The library: the list on one side, the open template on the other. */
export function Library({ id }: { id: string }) {
  const { answer, failure } = useAnnounced('templates', 'library');
  const { settings } = useSettings();
  const unsaved = useUnsaved();
  const actions = useActions(unsaved);
  const [view, setView] = useState<View>(plainView);
  const [doomed, setDoomed] = useState<string[]>([]);
  const pane = useRef<HTMLDivElement>(null);

  const { entries, unsavedIds } = useEntries(answer?.templates ?? none, unsaved);
  useEffect(() => prepareSearch(entries), [entries]);
  const shown = useMemo(() => arrange(entries, view), [entries, view]);
  if (!answer || !settings) return <FailureNotice failure={failure} />;

  const saved = answer.templates.find((t) => t.id === id);
  const trashed = entries.filter((t) => t.trashed);
  const focus = (role: string) => pane.current?.querySelector<HTMLElement>(`[data-role="${role}"]`)?.focus();
  const trash = (which: string) => {
    const place = shown.findIndex((t) => t.id === which);
    const row = pane.current?.querySelector<HTMLElement>(`[data-role="template"][data-id="${which}"]`);
    row?.focus(); // the list hands the focus on to the next row; in a narrow window it is not to be seen
    const next = row?.checkVisibility() && (shown[place + 1] ?? shown[place - 1]);
    void actions.trash(
      which,
      answer.templates.find((t) => t.id === which),
      next ? next.id : '',
    );
  };
  return (
    <div class={id ? 'library library-open' : 'library'} ref={pane}>
      <h1 class="unseen">Library</h1>
      <div class="library-list">
        <Toolbar
          view={view}
          tags={tagCounts(entries, view.trash)}
          total={view.trash ? trashed.length : entries.length - trashed.length}
          inTrash={trashed.length}
          onView={(part) => setView({ ...view, ...part })}
          onNew={() => actions.create()}
          onDown={() => shown[0] && pane.current?.querySelector<HTMLElement>('[data-role="template"]')?.focus()}
        />
        <FailureNotice failure={(id ? null : actions.failure) ?? failure} />
        <p class="unseen" role="status">
          {view.search && `${count(shown.length, 'template')} found`}
        </p>
        {shown.length ? (
          <List
            entries={shown}
            id={id}
            unsavedIds={unsavedIds}
            onTrash={trash}
            onEnter={() => focus('title')}
            onDuplicate={(entry) => actions.duplicate(unsaved.get(entry.id) ?? formOf(entry))}
          />
        ) : (
          <NothingListed
            view={view}
            any={entries.some((t) => !t.trashed)}
            anyTrashed={trashed.length > 0}
            onView={setView}
            onNew={() => actions.create()}
          />
        )}
        {view.trash && trashed.length > 0 && (
          <button type="button" class="button" data-role="empty-trash" onClick={() => setDoomed(trashed.map((t) => t.id))}>
            Empty the trash
          </button>
        )}
      </div>
      <div class="library-editor">
        {id ? (
          <Editor
            key={id}
            id={id}
            template={saved ?? null}
            unsaved={unsaved}
            settings={settings}
            failed={actions.failure}
            onDuplicate={actions.duplicate}
            onTrash={() => trash(id)}
            onRestore={() => void actions.restore(id)}
            onDelete={() => setDoomed([id])}
          />
        ) : (
          shown.length > 0 && (
            <Empty title="Choose a template to read or change it">Arrow keys walk through the list, Enter goes to its title.</Empty>
          )
        )}
      </div>
      {doomed.length > 0 && (
        <Confirm
          title={`Delete ${count(doomed.length, 'template')} for good?`}
          action="Delete for good"
          onCancel={() => setDoomed([])}
          onConfirm={() => {
            void actions.deleteForGood(doomed);
            setDoomed([]);
          }}
        >
          This cannot be undone. The browsers you sync with delete {doomed.length === 1 ? 'it' : 'them'} too.
        </Confirm>
      )}
    </div>
  );
}
