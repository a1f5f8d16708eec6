/** A pop-up in the manner of LinkedIn's, with the very panel of the extension in it: to try Warmnote without writing to anybody. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { replace } from './editors/textarea';
import { toFailure } from './failure';
import { Draft } from './panel/draft';
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

/**
 * A controlled text area with a counter of its own, as on LinkedIn: the page, not the panel, owns the text. Where the person or
 * the limit changes, the panel is opened anew, and the box and its draft stay.
 */
export function Practice(props: PracticeProps) {
  const { to, limit } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const [failure, setFailure] = useState('');
  usePanel(props, box, setFailure);
  useEffect(() => setSent(false), [to, limit]);
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

/** Opens the panel anew for another person, without a moment in which there is none. */
function usePanel(
  { client, to, limit }: PracticeProps,
  box: RefObject<HTMLTextAreaElement | null>,
  onFailure: (words: string) => void,
): void {
  const [draft] = useState(() => new Draft(client, draftTo));
  const opening = useRef(new AbortController());
  useEffect(() => {
    let wanted = true;
    const { name, title, company } = to;
    client.request('settings', {}).then(
      ({ settings }) => {
        if (!wanted) return;
        opening.current.abort();
        opening.current = new AbortController();
        const { signal } = opening.current;
        onFailure('');
        mountPanel({ box: box.current!, to: { slug: '', name, person: { title, company } }, signal }, client, settings, draft);
      },
      (thrown: unknown) => wanted && onFailure(toFailure(thrown).message),
    );
    return () => {
      wanted = false;
    };
  }, [to, limit]);
  useEffect(() => {
    const guarding = new AbortController();
    guardKeys(window, guarding.signal);
    return () => {
      guarding.abort();
      opening.current.abort();
    };
  }, []);
}
