import { maxRows } from '../../sheet/read';
import { Field } from '../../ui/parts';

/** Where a sheet comes from: a file, chosen or dropped. */
export function StartCard({ onFile }: { onFile: (file: File) => void }) {
  return (
    <section class="card sheet-start" aria-labelledby="start-title" data-role="sheet-start">
      <h2 class="card-title" id="start-title">
        Drop a CSV of people here
      </h2>
      <Field label="Or choose one" hint={`Up to ${maxRows.toLocaleString()} people and 20 MB.`}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            class="input input-file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
            data-role="sheet-file"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) onFile(file);
              event.currentTarget.value = ''; // so that the same file, mended, can be chosen again
            }}
          />
        )}
      </Field>
      <ul class="plain-list">
        <li>The first row names the columns, each further row is a person: First Name, Company, Job Title, LinkedIn URL. Exports of Sales Navigator, HubSpot and Apollo are known as they are.</li>
        <li>
          A column can answer what a template asks. For <code>{'{{ask "Which talk?"}}'}</code>, name it “Which talk?” and write each person’s into it: that is what makes the
          notes personal.
        </li>
        <li>You see each note with its length and what would put the person off, before you copy it.</li>
      </ul>
    </section>
  );
}
