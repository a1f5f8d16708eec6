/** A pop-up in the manner of LinkedIn's, with the very panel of the extension in it: to try Warmnote without writing to anybody. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { replace } from './editors/textarea';
import { toFailure } from './failure';
import { guardKeys } from './panel/keys';
import { mountPanel } from './panel/mount';
import type { Client } from './port';

/** Somebody to practise on; made up. */
export const sample = { name: 'Anna Kim', title: 'Engineer', company: 'Example Foundry' };
export type Sample = typeof sample;

/** Keeps the draft apart from those of people, of whom one may have the same name. */
const draftTo = { slug: '', name: '', page: '/practice' };

const examples: [label: string, note: string][] = [
  ['A careless note', 'Hi {first name}! I’d like to add you to my professional network!!! Mail me at sam@example.com 😀🚀🔥'],
  ['The default note', 'I’d like to join your LinkedIn network.'],
  [
    'A good note',
    'Hi Anna, I’m Sam, I build test rigs. Your talk on casting defects at Example Foundry helped me fix ours. May we connect? I have one question about it.',
  ],
];

interface PracticeProps {
  /** A panel's connection to the background. */
  client: Client;
  to: Sample;
  /** Code units of a note. */
  limit: number;
}

/** The note is kept here while the person or the limit changes, which opens the pop-up anew. */
let kept = '';

/** A controlled text area with a counter of its own, as on LinkedIn: the page, not the panel, owns the text. */
export function Practice({ client, to, limit }: PracticeProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(kept);
  const [sent, setSent] = useState(false);
  const [failure, setFailure] = useState('');
  kept = text;
  useEffect(() => openPanel(client, box.current!, to, setFailure), []);
  return (
    <section class="practice" role="dialog" aria-labelledby="practice-title">
      <h2 id="practice-title">Your note to {to.name || 'somebody'}</h2>
      <div class="practice-content">
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
        <p class="unopened" role="alert" data-role="unopened">
          {failure}
        </p>
      </div>
      <div class="practice-foot">
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
      </div>
      <p class="sent" role="status">
        {sent && 'On LinkedIn this would now be sent, by you. Here it goes nowhere.'}
      </p>
    </section>
  );
}

/** Answers what closes it again. */
function openPanel(client: Client, box: HTMLTextAreaElement, to: Sample, onFailure: (words: string) => void): () => void {
  const opening = new AbortController();
  guardKeys(window, opening.signal);
  const { name, title, company } = to;
  client.request('settings', {}).then(
    ({ settings }) => {
      if (!opening.signal.aborted)
        mountPanel({ box, to: { slug: '', name, person: { title, company } }, draftTo, signal: opening.signal }, client, settings);
    },
    (thrown: unknown) => opening.signal.aborted || onFailure(toFailure(thrown).message),
  );
  return () => opening.abort();
}
