import type { Ref } from 'preact';
import type { Known } from '../../ui/background';
import { Field } from '../../ui/parts';
import { marksOf, pieces } from './marks';

interface BodyFieldProps {
  body: string;
  judged: Known<'inspect'>;
  field: Ref<HTMLTextAreaElement>;
  readOnly: boolean;
  onBody: (body: string) => void;
}

/**
 * The body with its marks: a textarea over a copy of its text that carries them. The copy gives the pair
 * its height, so that the two never scroll apart.
 */
export function BodyField({ body, judged, field, readOnly, onBody }: BodyFieldProps) {
  return (
    <Field label="Note">
      {(attributes) => (
        <div class="body-field">
          <div class="body-copy" aria-hidden="true">
            {pieces(body, marksOf(body, judged.answer, judged.asked?.body ?? '')).map(({ text, kind }, i) => (
              <span key={i} class={kind && `mark mark-${kind}`}>
                {text}
              </span>
            ))}
            {'\n'}
          </div>
          <textarea
            {...attributes}
            ref={field}
            class="body-text"
            data-role="body"
            dir="auto"
            spellcheck
            readOnly={readOnly}
            value={body}
            placeholder={'Hi {{first_name}}, your talk on … made me rethink …'}
            onInput={(e) => onBody(e.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
