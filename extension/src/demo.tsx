/**
 * The demo page: a pop-up in the manner of LinkedIn's, with the very panel, linter and picker of the
 * extension on it. Nobody has to install anything or sign in anywhere to see what they do.
 */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { startWorker } from './platform-web';
import { Client } from './port';
import { Practice, sample, type Sample } from './practice';
import { Confirm } from './ui/confirm';

const background = startWorker('/demo/demo-worker.js', 'panel');
const client = new Client(background.connect);

/** What a visitor tries; what there is to read beside it is in demo.html, since it need not wait for this script. */
function Try() {
  const [to, setTo] = useState(sample);
  const [limit, setLimit] = useState(200);
  return (
    <>
      <Practice client={client} to={to} limit={limit} />
      <section class="tries">
        <ol>
          <li>
            Press <b>Templates</b>, or <kbd>/</kbd> in the empty box, and pick one.
          </li>
          <li>Change it and watch the findings; one click mends, and on a keyboard Ctrl+Z (⌘ Z on a Mac) takes it back.</li>
          <li>Change the person or the limit: the same text is judged anew.</li>
        </ol>
        <Fields to={to} limit={limit} onTo={setTo} onLimit={setLimit} />
        <Keeps />
      </section>
    </>
  );
}

interface FieldsProps {
  to: Sample;
  limit: number;
  onTo: (to: Sample) => void;
  onLimit: (limit: number) => void;
}

const labels: Record<keyof Sample, string> = { name: 'Name', title: 'Title', company: 'Company' };

function Fields({ to, limit, onTo, onLimit }: FieldsProps) {
  return (
    <fieldset>
      <legend>To whom (made up):</legend>
      {(Object.keys(labels) as (keyof Sample)[]).map((field) => (
        <label key={field}>
          {labels[field]}
          <input name={field} value={to[field]} onInput={(event) => onTo({ ...to, [field]: event.currentTarget.value })} />
        </label>
      ))}
      <label>
        Limit
        <select name="limit" value={limit} onChange={(event) => onLimit(Number(event.currentTarget.value))}>
          <option value={200}>200, free account</option>
          <option value={300}>300, Premium</option>
        </select>
      </label>
    </fieldset>
  );
}

/** What stays in this browser, and the way to be rid of it: there is no page of the extension's here. */
function Keeps() {
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const forget = () => {
    setAsking(false);
    background.forget().then(
      () => location.reload(), // with a background that knows nothing of it
      () => setFailed(true),
    );
  };
  return (
    <>
      <p class="keeps">
        Your notes are kept for 90 days; a template that you save, your name and what you ignore, until you forget them.{' '}
        <button type="button" class="link-button" data-role="forget" onClick={() => setAsking(true)}>
          Forget all of it
        </button>
      </p>
      {failed && (
        <p class="needs" role="alert">
          This browser does not delete what the page has stored. Delete the data of this site in its settings.
        </p>
      )}
      {asking && (
        <Confirm title="Forget all that you wrote here?" action="Forget it" onCancel={() => setAsking(false)} onConfirm={forget}>
          The note in the box, the notes of the last 90 days, templates that you saved, your name and what you ignore go from this browser.
        </Confirm>
      )}
    </>
  );
}

render(<Try />, document.getElementById('try')!);
