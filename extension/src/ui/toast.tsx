/** One line at the foot of the page that says what was just done and offers to undo it. */
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';

interface Toast {
  text: string;
  undo?: () => void;
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Answers the function that shows a toast in place of the one before. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

/** Long enough to read and reach with the keyboard, and as long again while somebody is at it. Milliseconds. */
const lasts = 20_000;

export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setInterval(() => place.current?.querySelector(':hover, :focus') || setToast(null), lasts);
    return () => clearInterval(timer);
  }, [toast]);
  const before = useRef<HTMLElement | null>(null); // what had the focus before the toast
  const remember = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement && !place.current?.contains(relatedTarget)) before.current = relatedTarget;
  };
  const close = () => {
    if (place.current?.contains(document.activeElement)) before.current?.focus();
    setToast(null);
  };
  const undo = () => {
    close();
    toast?.undo?.();
  };
  return (
    <ToastContext.Provider value={setToast}>
      {children}
      <div class="toast-place" role="status" ref={place} onFocusIn={remember}>
        {toast && (
          <div class="toast" data-role="toast">
            <span>{toast.text}</span>
            {toast.undo && (
              <button type="button" class="toast-button" data-role="undo" onClick={undo}>
                Undo
              </button>
            )}
            <button type="button" class="toast-button" aria-label="Dismiss" onClick={close}>
              ✕
            </button>
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
