import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface ConfirmProps {
  title: string;
  /** What will happen, in full: the person decides on this text alone. */
  children: ComponentChildren;
  /** A verb phrase: "Delete for good". */
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be taken back. The browser's own dialog holds focus and hears Escape. */
export function Confirm({ title, children, action, onConfirm, onCancel }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="confirm" ref={dialog} aria-labelledby={id} data-role="confirm" onClose={onCancel}>
      <h2 class="confirm-title" id={id}>
        {title}
      </h2>
      <div class="confirm-text">{children}</div>
      <div class="confirm-actions">
        <button type="button" class="button" data-role="cancel" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" class="button button-danger" data-role="confirm-action" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </dialog>
  );
}
