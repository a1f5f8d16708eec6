import { useState } from 'preact/hooks';
import type { Failure } from '../../protocol';
import { FailureNotice, Field, pressable } from '../../ui/parts';

interface CodeFieldProps {
  hint: string;
  action: string;
  busy: boolean;
  /** What is wrong with what was typed. */
  failure: Failure | null;
  onCode: (code: string) => void;
  onChange: () => void;
}

/** Takes a sync code, typed or pasted. */
export function CodeField({ hint, action, busy, failure, onCode, onChange }: CodeFieldProps) {
  const [code, setCode] = useState('');
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code.trim());
      }}
    >
      <Field label="Sync code" hint={hint}>
        {(attributes) => (
          <input
            {...attributes}
            class="input input-code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            required
            data-role="sync-code-field"
            value={code}
            onInput={(e) => {
              setCode(e.currentTarget.value);
              onChange();
            }}
          />
        )}
      </Field>
      <FailureNotice failure={failure} />
      <button type="submit" class="button button-primary" data-role="sync-enter" {...pressable(!busy)}>
        {action}
      </button>
    </form>
  );
}
