/** The small parts that pages are made of. They look after labels, descriptions and roles. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Failure } from '../protocol';

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong with the value; spoken at once. */
  problem?: string;
  /** The field itself, to be given these attributes. */
  children: (attributes: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ComponentChildren;
}

/** A label, a field, and the hint and problem that belong to it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-hint ${id}-problem`, 'aria-invalid': Boolean(problem) })}
      <div class="field-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <div class="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </div>
    </div>
  );
}

interface SwitchProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  role?: string;
  /** Shows the switch alone; the label is still spoken. */
  bare?: boolean;
}

/** An on/off switch: a checkbox underneath, so that keys and screen readers know it. */
export function Switch({ label, on, onChange, role = 'switch', bare = false }: SwitchProps) {
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={on} data-role={role} onChange={(e) => onChange(e.currentTarget.checked)} />
      <span class="switch-track" aria-hidden="true" />
      <span class={bare ? 'unseen' : 'switch-label'}>{label}</span>
    </label>
  );
}

/**
 * What makes a button that does nothing while it cannot be pressed. The browser would take the focus from one that is
 * disabled: whoever just pressed it by the keyboard would have to find their way anew.
 */
export function pressable(can: boolean, press?: () => void) {
  return { 'aria-disabled': !can, onClick: (event: Event) => (can ? press?.() : event.preventDefault()) };
}

type Tone = 'info' | 'good' | 'warning' | 'error';

/** A framed message. Errors are spoken at once, everything else when the listener is idle. */
export function Notice({ tone, children, actions }: { tone: Tone; children: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'} data-role={tone === 'error' ? 'failure' : 'notice'}>
      <div class="notice-text">{children}</div>
      {actions && <div class="notice-actions">{actions}</div>}
    </div>
  );
}

/** A failure of the background in words, or nothing. */
export function FailureNotice({ failure, actions }: { failure: Failure | null; actions?: ComponentChildren }) {
  return (
    failure && (
      <Notice tone="error" actions={actions}>
        {failure.message}
      </Notice>
    )
  );
}

/** What a list shows when there is nothing in it: why, and what to do. */
export function Empty({ title, children, actions }: { title: string; children?: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <div class="empty-text">{children}</div>
      {actions && <div class="empty-actions">{actions}</div>}
    </div>
  );
}
