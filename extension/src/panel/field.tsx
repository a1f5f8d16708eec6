import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onType: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What tests know it by. */
  dataRole: string;
  /** Everything else that the input shall have. */
  attributes?: JSX.IntrinsicElements['input'];
  /** For those who bring the focus back to the line. */
  input?: RefObject<HTMLInputElement | null>;
  /** A sign before the text. */
  children?: ComponentChildren;
}

/** A line to type in, which takes the focus as it appears: within the key press that asks for it, as the next may come at once. */
export function Field({ label, value, onType, onKeyDown, dataRole, attributes, input, children }: FieldProps) {
  const own = useRef<HTMLInputElement>(null);
  const line = input ?? own;
  useLayoutEffect(() => line.current?.focus(), []);
  return (
    <label class="field">
      {children}
      <input
        {...attributes}
        ref={line}
        aria-label={label}
        placeholder={label}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        data-role={dataRole}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
