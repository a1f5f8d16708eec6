import { useState } from 'preact/hooks';
import { formats } from '../../exchange/read';
import type { Failure } from '../../protocol';
import { FileField } from '../../ui/file';
import { keep } from '../../ui/keep';
import { FailureNotice, Field } from '../../ui/parts';

const remembered = 'form:import-text';
const accepted = '.json,.csv,.tsv,.yml,.yaml,.txt,.md,.html,text/*,application/json';

interface SourceCardProps {
  /** Why the last file could not even be opened. */
  failure: Failure | null;
  onFile: (file: File) => void;
  onText: (text: string) => void;
}

/** Where templates come from: a file, chosen or dropped, or text. */
export function SourceCard({ failure, onFile, onText }: SourceCardProps) {
  const [text, setText] = useState(() => localStorage.getItem(remembered) ?? '');
  const change = (next: string) => {
    setText(next);
    keep(remembered, next);
  };
  return (
    <section class="card" aria-labelledby="import-title">
      <h2 class="card-title" id="import-title">
        Import
      </h2>
      <p class="card-lead">You see what would become of each template before anything is taken.</p>
      <FileField
        label="File"
        hint={`Choose one, or drop it anywhere on this page. Warmnote reads ${list(formats.map(({ name }) => name))}, up to 5 MB.`}
        accepted={accepted}
        role="import-file"
        onFile={onFile}
      />
      <Field label="Or text" hint="One note in each line or paragraph. Blanks such as [Name], {first name} and <company> become slots.">
        {(attributes) => (
          <textarea
            {...attributes}
            class="input import-text"
            rows={4}
            dir="auto"
            data-role="import-text"
            value={text}
            onInput={(event) => change(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="button" class="button" data-role="import-read" disabled={!text.trim()} onClick={() => onText(text)}>
        Read the text
      </button>
      <FailureNotice failure={failure} />
    </section>
  );
}

function list(words: string[]): string {
  return new Intl.ListFormat('en').format(words);
}
