import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  title: string;
  /** What will happen, in full: the person decides on this text alone. */
  children: ComponentChildren;
  /** A verb phrase: "Delete for good". */
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** What the dialog answers when it is closed by the button that does it. */
const confirmed = 'confirmed';

/** Asks before something that cannot be taken back. The browser's own dialog holds the focus, hears Escape, and gives the focus back. */
export function Confirm({ title, children, action, onConfirm, onCancel }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []); // before the next key, which would go to what is behind
  const close = (answer?: string) => dialog.current?.close(answer);
  const onClose = () => (dialog.current?.returnValue === confirmed ? onConfirm() : onCancel());
  return (
    <dialog class="confirm" ref={dialog} aria-labelledby={id} data-role="confirm" onClose={onClose}>
      <h2 class="confirm-title" id={id}>
        {title}
      </h2>
      <div class="confirm-text">{children}</div>
      <div class="confirm-actions">
        <button type="button" class="button" data-role="cancel" onClick={() => close()}>
          Cancel
        </button>
        <button type="button" class="button button-danger" data-role="confirm-action" onClick={() => close(confirmed)}>
          {action}
        </button>
      </div>
    </dialog>
  );
}
