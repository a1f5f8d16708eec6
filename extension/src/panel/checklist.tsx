import { parts, type CheckAnswer, type Part } from '../protocol';
import { Done, Open } from './icons';
import type { Range } from './insertion';
import { isKnown, unknownLanguage } from './language';

/** Each part's name, and the question that it answers; "ask" is what the rules call the wish to connect. */
const words: Record<Part, [name: string, question: string]> = {
  greeting: ['Greeting', 'Do you greet them by name?'],
  introduction: ['Introduction', 'Do you say who you are?'],
  ask: ['Ask to connect', 'Do you say that you would like to connect?'],
  reason: ['Reason', 'Do you say why you write to them?'],
  context: ['Context', 'Do you say how you know of them?'],
};

interface ChecklistProps {
  answer: CheckAnswer | null;
  /** Shows the words of the note in which a part was found. */
  onShow: (words: Range) => void;
}

/** The five parts of a good note, ticked off as they appear; in a language without rules the one that needs none. */
export function Checklist({ answer, onShow }: ChecklistProps) {
  const known = !answer || isKnown(answer.language);
  return (
    <>
      <Parts parts={known ? parts : ['greeting']} answer={answer} onShow={onShow} />
      {!known && (
        <p class="language" role="status" data-role="language">
          {unknownLanguage(answer.language)}
        </p>
      )}
    </>
  );
}

function Parts({ parts, answer, onShow }: ChecklistProps & { parts: readonly Part[] }) {
  return (
    <ul class="checklist" aria-label="Parts of a good note">
      {parts.map((part) => {
        const done = answer?.checklist[part] ?? false;
        const where = answer?.where?.[part];
        const [name, question] = words[part];
        return (
          <li key={part} class="part" title={question} data-role="part" data-part={part} data-done={String(done)}>
            {done ? <Done /> : <Open />}
            {where ? (
              <button type="button" class="quote" data-role="show" title="Show in the note" onClick={() => onShow(where)}>
                {name}
              </button>
            ) : (
              name
            )}
            {answer && <span class="unseen">{done ? ': there' : ': not yet'}</span>}
          </li>
        );
      })}
    </ul>
  );
}
