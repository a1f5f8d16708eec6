import { maxRows } from '../../sheet/read';
import { FileField } from '../../ui/file';
import { figure } from '../../ui/words';

/** Where a sheet comes from: a file, chosen or dropped. */
export function StartCard({ onFile }: { onFile: (file: File) => void }) {
  return (
    <section class="card sheet-start" aria-labelledby="start-title" data-role="sheet-start">
      <h2 class="card-title" id="start-title">
        Drop a CSV of people here
      </h2>
      <FileField
        label="Or choose one"
        hint={`Up to ${figure(maxRows)} people and 20 MB.`}
        accepted=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        role="sheet-file"
        onFile={onFile}
      />
      <ul class="plain-list">
        <li>
          The first row names the columns, each further row is a person: First Name, Company, Job Title, LinkedIn URL. Exports of Sales
          Navigator, HubSpot and Apollo are known as they are.
        </li>
        <li>
          A column can answer what a template asks. For <code>{'{{ask "Which talk?"}}'}</code>, name it “Which talk?” and write each
          person’s into it: that is what makes the notes personal.
        </li>
        <li>You see each note with its length and what would put the person off, before you copy it.</li>
      </ul>
    </section>
  );
}
