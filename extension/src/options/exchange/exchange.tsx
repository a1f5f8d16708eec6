import { useMemo, useRef, useState } from 'preact/hooks';
import { plan } from '../../exchange/plan';
import { read } from '../../exchange/read';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { useAnnounced } from '../../ui/background';
import { dropZone } from '../../ui/file';
import { FailureNotice } from '../../ui/parts';
import { ExportCard } from './export-card';
import { fileOf, pasted, type Given } from './given';
import { useImporting, type KeptImport } from './importing';
import { Preview } from './preview';
import { SourceCard } from './source-card';

/** Takes the library away in a file, and brings templates in from one. */
export function ExchangeSection({ kept }: { kept: KeptImport }) {
  const { answer, failure } = useAnnounced('templates', 'library');
  const [unread, setUnread] = useState<Failure | null>(null);
  const importing = useImporting(kept);
  const { given, as, left, state, imported } = importing;
  const before = useRef(given); // was looked at already

  const { reading, failure: illegible } = useMemo(() => tryToRead(given, as), [given, as]);
  const planned = useMemo(() => reading && answer && plan(reading.found, answer.templates), [reading, answer]);

  const take = (open: () => Promise<Given>) => {
    if (state.phase === 'working') return; // what is being imported stays in view
    setUnread(null);
    const show = (given: Given | null) => importing.give(given);
    open().then(show, (thrown: unknown) => {
      show(null);
      setUnread(toFailure(thrown));
    });
  };
  const takeFile = (file: File) => take(() => fileOf(file));
  return (
    <div class="page" {...dropZone(takeFile)}>
      <h1 class="page-title">Import and export</h1>
      <p class="page-lead">
        Your templates are yours to take anywhere. An import only ever adds: it changes and deletes nothing. Files are read in this browser
        and sent to nobody.
      </p>
      <FailureNotice failure={failure} />
      <div class="two-cards">
        <SourceCard failure={unread} onFile={takeFile} onText={(text) => take(async () => pasted(text))} />
        <ExportCard />
      </div>
      {given && (
        <Preview
          key={given.number}
          given={given}
          isNew={given !== before.current}
          reading={reading}
          failure={illegible}
          planned={planned ?? null}
          as={as}
          state={state}
          imported={imported}
          left={left}
          onAs={(name) => importing.give(given, name)}
          onLeft={(rows) => importing.leave(rows)}
          onImport={(rows) => void importing.run(planned ?? [], rows)}
          onUndo={() => state.phase === 'done' && void importing.undo(state)}
          onClose={() => importing.give(null)}
        />
      )}
    </div>
  );
}

function tryToRead(given: Given | null, as: string) {
  if (!given) return { reading: null, failure: null };
  try {
    const { remarks, ...reading } = read(given.text, given.name, as);
    return { reading: { ...reading, remarks: [...given.remarks, ...remarks] }, failure: null };
  } catch (thrown) {
    return { reading: null, failure: toFailure(thrown) };
  }
}
