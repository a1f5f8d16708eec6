import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Settings } from '../../protocol';
import type { Kept } from '../../sheet/kept';
import { useAnnounced, useSettings } from '../../ui/background';
import { Confirm } from '../../ui/confirm';
import { dropZone } from '../../ui/file';
import { limitOn } from '../../ui/limits';
import { FailureNotice, Notice } from '../../ui/parts';
import { OpenSheet } from './open-sheet';
import { StartCard } from './start-card';
import { useSheet } from './use-sheet';

/** A note for each person of a CSV, to be looked at and copied one by one. */
export function SheetSection({ held }: { held: RefObject<Kept | null> }) {
  const { settings, failure } = useSettings();
  return settings ? <Sheet settings={settings} held={held} /> : <FailureNotice failure={failure} />;
}

function Sheet({ settings, held }: { settings: Settings; held: RefObject<Kept | null> }) {
  const { answer, failure: unlisted } = useAnnounced('templates', 'library');
  const { open, failure, unkept, take, choose, change, remove } = useSheet(limitOn(settings.plan), held);
  const [next, setNext] = useState<File | null>(null);
  const [leaving, setLeaving] = useState(false);

  const given = (file: File) => (open ? setNext(file) : void take(file));
  return (
    <div class="page page-wide" {...dropZone(given)}>
      <h1 class="page-title">Outreach sheet</h1>
      <p class="page-lead">
        A template filled for each person of a CSV. Warmnote sends none of them: you copy each note and open each profile yourself. The
        sheet stays in this browser until you remove it, and is not synced.
      </p>
      <FailureNotice failure={failure ?? unlisted} />
      {unkept && open && (
        <Notice tone="warning">
          The browser has no room to keep this sheet. It is here as long as this tab is open: export it before you close the tab.
        </Notice>
      )}
      {open === null && <StartCard onFile={given} />}
      {open && answer && (
        <OpenSheet
          key={open.sheet.read}
          open={open}
          templates={answer.templates}
          settings={settings}
          onChoose={choose}
          onChange={change}
          onRemove={() => setLeaving(true)}
        />
      )}
      {(leaving || next) && (
        <Confirm
          title={next ? 'Open the new sheet instead?' : 'Remove this sheet?'}
          action={next ? 'Replace the sheet' : 'Remove the sheet'}
          onCancel={() => {
            setLeaving(false);
            setNext(null);
          }}
          onConfirm={() => {
            if (next) void take(next);
            else remove();
            setLeaving(false);
            setNext(null);
          }}
        >
          The people in it, and the notes that you changed, are erased from this browser. Files that you exported stay.
        </Confirm>
      )}
    </div>
  );
}
