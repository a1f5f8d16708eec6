import { useState } from 'preact/hooks';
import type { Person, RenderAnswer } from '../../protocol';
import { useAnswer } from '../../ui/background';
import { count } from '../../ui/words';
import { routeHash } from '../route';
import { pieces } from './marks';
import { samples } from './samples';

interface PreviewProps {
  body: string;
  /** The sender's own facts. */
  me: Person;
  /** Code units that the counter counts up to. */
  limit: number;
}

/** The template filled for one of the sample people, with the length for each of them. */
export function Preview({ body, me, limit }: PreviewProps) {
  const [chosen, setChosen] = useState(0);
  // The samples never change, so the hooks keep their order.
  const answers = samples.map(({ person }) => useAnswer('render', { body, person: { ...person, ...me } }, 120).answer);
  const answer = answers[chosen];
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 class="part-title" id="preview-title">
        Preview
      </h2>
      <div class="segments" role="radiogroup" aria-labelledby="preview-title">
        {samples.map(({ label }, i) => (
          <label class="segment" key={label}>
            <input type="radio" name="sample" checked={i === chosen} data-role="sample" onChange={() => setChosen(i)} />
            <span>{label}</span>
            <span class={over(answers[i], limit) ? 'segment-count over' : 'segment-count'}>{answers[i] ? figure(answers[i]) : '–'}</span>
          </label>
        ))}
      </div>
      {answer && <Rendered answer={answer} limit={limit} />}
    </section>
  );
}

/** The length; with a plus while there are blanks, whose labels are counted in place of what will stand there. */
function figure({ count, blanks }: RenderAnswer): string {
  return blanks.length > 0 ? `${count}+` : String(count);
}

function over(answer: RenderAnswer | null | undefined, limit: number): boolean {
  return (answer?.count ?? 0) > limit;
}

function Rendered({ answer, limit }: { answer: RenderAnswer; limit: number }) {
  const blanks = answer.blanks.map(({ start, end }) => ({ start, end, kind: 'slot' as const }));
  return (
    <figure class="preview-note">
      <blockquote class="preview-text" dir="auto" data-role="preview">
        {pieces(answer.text, blanks).map(({ text, kind }, i) => (kind ? <mark key={i}>{text}</mark> : text))}
      </blockquote>
      <figcaption class="preview-foot">
        <span>
          <Missing names={answer.missing} />
        </span>
        <span class={over(answer, limit) ? 'over' : ''} data-role="preview-count">
          {answer.count}/{limit}
          {blanks.length > 0 && ` · ${count(blanks.length, 'blank')} to fill`}
        </span>
      </figcaption>
    </figure>
  );
}

/** What was missing, in words: facts about the sender come from the settings, all others from the profile. */
function Missing({ names }: { names: string[] }) {
  const list = (some: string[]) => some.join(', ').replaceAll('_', ' ');
  const mine = names.filter((name) => name.startsWith('my_')).map((name) => name.slice('my_'.length));
  const theirs = names.filter((name) => !name.startsWith('my_'));
  return (
    <>
      {theirs.length > 0 && `The profile does not say: ${list(theirs)}. `}
      {mine.length > 0 && (
        <>
          Not in <a href={routeHash('settings')}>your settings</a> yet: {list(mine)}.
        </>
      )}
    </>
  );
}
