import { useState } from 'preact/hooks';
import { hasBlock } from '../../exchange/formats/espanso-write';
import { fileKinds, fileName, write, type FileKind } from '../../exchange/write';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { useBackground } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { useToast } from '../../ui/toast';
import { count } from '../../ui/words';
import { download } from './download';

const explained: Record<FileKind, string> = {
  json: 'Everything, with tags, conditions and earlier versions: to keep, or for another browser.',
  csv: 'Title, text, tags and conditions, for a spreadsheet. It can be imported here again.',
  espanso: 'For the text expander Espanso. Slots become the fields of a form.',
};

/** The library as a file, in the format of one's choice. */
export function ExportCard() {
  const background = useBackground();
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(kind: FileKind) {
    setFailure(null);
    try {
      const { templates } = await background.request('exportTemplates', {});
      const name = fileName(kind, new Date());
      download(name, fileKinds[kind].type, write(kind, templates, Date.now()));
      const branching = kind === 'espanso' ? templates.filter(({ body }) => hasBlock(body)).length : 0;
      const lost = branching > 0 ? ` ${count(branching, 'template')} with {{#if}}: Espanso got the words for what is known.` : '';
      toast({ text: `${count(templates.length, 'template')} saved as ${name}.${lost}` });
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  }
  return (
    <section class="card" aria-labelledby="export-title">
      <h2 class="card-title" id="export-title">
        Export
      </h2>
      <p class="card-lead">All templates but those in the trash, as a file among your downloads. The file is not encrypted.</p>
      <FailureNotice failure={failure} />
      <ul class="export-kinds">
        {(Object.keys(fileKinds) as FileKind[]).map((kind) => (
          <li key={kind}>
            <button
              type="button"
              class="button"
              data-role={`export-${kind}`}
              aria-describedby={`export-${kind}`}
              onClick={() => void save(kind)}
            >
              {fileKinds[kind].label}
            </button>
            <p class="quiet" id={`export-${kind}`}>
              {explained[kind]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
