/**
 * The demo page: a pop-up in the manner of LinkedIn's, with the very panel, linter and picker of the
 * extension on it. Nobody has to install anything or sign in anywhere to see what they do.
 */
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { replace } from './editors/textarea';
import { Mark } from './panel/icons';
import { guardKeys } from './panel/keys';
import { mountPanel } from './panel/mount';
import { connectTo } from './platform-web';
import { Client } from './port';

const worker = new Worker('/demo/demo-worker.js');
const client = new Client(() => connectTo(worker, 'panel'));
guardKeys(window, new AbortController().signal);

/** Everybody on this page is made up. */
const sample = { name: 'Anna Kim', title: 'Engineer', company: 'Example Foundry' };
type Sample = typeof sample;

const examples: [label: string, note: string][] = [
  ['A careless note', 'Hi {first name}! I’d like to add you to my professional network!!! Mail me at sam@example.com 😀🚀🔥'],
  ['The default note', 'I’d like to join your LinkedIn network.'],
  ['A good note', 'Hi Anna, I’m Sam, I build test rigs. Your talk on casting defects at Example Foundry helped me fix ours. May we connect? I have one question about it.'],
];

function Page() {
  const [to, setTo] = useState(sample);
  const [limit, setLimit] = useState(200);
  return (
    <main>
      <section class="story">
        <p class="brand">
          <Mark /> Warmnote
        </p>
        <h1>A connection note that deserves to be accepted.</h1>
        <p>
          Type in the pop-up. The panel below the box is the extension’s own: it counts, checks and fills templates in this browser, and sends
          nothing anywhere.
        </p>
      </section>
      <PopUp key={`${limit} ${Object.values(to).join('|')}`} to={to} limit={limit} />
      <section class="tries">
        <ol>
          <li>
            Press <kbd>/</kbd> in the empty box and pick a template.
          </li>
          <li>Change it and watch the findings; one click mends, Ctrl+Z takes it back.</li>
          <li>Change the person or the limit: the same text is judged anew.</li>
        </ol>
        <Fields to={to} limit={limit} onTo={setTo} onLimit={setLimit} />
      </section>
    </main>
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
          <input name={field} value={to[field]} onChange={(event) => onTo({ ...to, [field]: event.currentTarget.value })} />
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

/** The note is kept here while the person or the limit changes, which opens the pop-up anew. */
let kept = '';

/** A controlled text area with a counter of its own, as on LinkedIn: the page, not the panel, owns the text. */
function PopUp({ to, limit }: { to: Sample; limit: number }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(kept);
  const [sent, setSent] = useState(false);
  kept = text;
  useEffect(() => openPanel(box.current!, to), []);
  return (
    <section class="popup" role="dialog" aria-labelledby="title">
      <h2 id="title">Your note to {to.name || 'somebody'}</h2>
      <div class="content">
        <label for="custom-message">A few words on why you would like to connect.</label>
        <textarea
          ref={box}
          id="custom-message"
          rows={5}
          placeholder="We know each other from…"
          value={text}
          onInput={(event) => (setText(event.currentTarget.value), setSent(false))}
        />
        <p class="figures">{`${text.length}/${limit}`}</p>
      </div>
      <footer>
        <span class="examples">
          Try:
          {examples.map(([label, note]) => (
            <button key={label} type="button" class="example" onClick={() => replace(box.current!, 0, text.length, note)}>
              {label}
            </button>
          ))}
        </span>
        <button type="button" class="send" disabled={text.trim() === '' || text.length > limit} onClick={() => setSent(true)}>
          Send
        </button>
      </footer>
      <p class="sent" role="status">
        {sent && 'On LinkedIn this would now be sent, by you. Here it stays in this tab.'}
      </p>
    </section>
  );
}

function openPanel(box: HTMLTextAreaElement, to: Sample): () => void {
  const opening = new AbortController();
  const { name, title, company } = to;
  void client.request('settings', {}).then(({ settings }) => {
    if (!opening.signal.aborted) mountPanel({ box, to: { slug: '', name, person: { title, company } }, signal: opening.signal }, client, settings);
  });
  return () => opening.abort();
}

render(<Page />, document.body);
