import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onType: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What tests know it by. */
  dataRole: string;
  /** Everything else that the input shall have. */
  attributes?: JSX.IntrinsicElements['input'];
  /** A sign before the text. */
  children?: ComponentChildren;
}

/** A line to type in, which takes the focus when it appears. */
export function Field({ label, value, onType, onKeyDown, dataRole, attributes, children }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <label class="field">
      {children}
      <input
        {...attributes}
        ref={input}
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
