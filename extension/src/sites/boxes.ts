/** Following note boxes as they come and go, in the document and in LinkedIn's shadow root. */

/** The host of LinkedIn's shadow root for dialogs; it may come later than this script, and be replaced. */
const outlet = 'interop-outlet';

interface BoxWatch {
  isNoteBox(box: HTMLTextAreaElement): boolean;
  /** Called once for each opening. The signal is aborted when the box is gone or hidden. */
  onOpen(box: HTMLTextAreaElement, signal: AbortSignal): void;
}

/**
 * Watches until the signal is aborted. Only what was added is looked at, never the whole page. A box that
 * was there before it could be seen is noticed when its size changes or when it gets the focus.
 */
export function watchBoxes(page: Document, watch: BoxWatch, signal: AbortSignal): void {
  const openings = new Map<HTMLTextAreaElement, AbortController>();
  const known = new Set<HTMLTextAreaElement>();
  const roots = new Map<Document | ShadowRoot, MutationObserver>();
  const sizes = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target as HTMLTextAreaElement)));

  function update(box: HTMLTextAreaElement): void {
    const opening = openings.get(box);
    const shown = box.isConnected && box.getClientRects().length > 0;
    if (opening && !shown) {
      openings.delete(box);
      opening.abort();
    } else if (!opening && shown && watch.isNoteBox(box)) {
      const made = new AbortController();
      openings.set(box, made);
      watch.onOpen(box, made.signal);
    }
    if (!box.isConnected) {
      sizes.unobserve(box);
      known.delete(box);
    }
  }

  function consider(box: HTMLTextAreaElement): void {
    if (!known.has(box)) {
      known.add(box);
      sizes.observe(box);
    }
    update(box);
  }

  function look(added: Element[]): void {
    for (const element of added) {
      if (element instanceof HTMLTextAreaElement) consider(element);
      else if (element.firstElementChild) element.querySelectorAll('textarea').forEach(consider);
    }
  }

  function observe(root: Document | ShadowRoot): void {
    if (roots.has(root)) return;
    const observer = new MutationObserver((records) => {
      for (const box of [...known]) if (!box.isConnected) update(box);
      look(records.flatMap((record) => [...record.addedNodes].filter((node) => node instanceof Element)));
      observeOutlet();
    });
    observer.observe(root, { childList: true, subtree: true });
    roots.set(root, observer);
    root.querySelectorAll('textarea').forEach(consider);
  }

  /** Attaching a shadow root makes no mutation record, so this runs on every occasion there is. */
  function observeOutlet(): void {
    const root = page.getElementById(outlet)?.shadowRoot;
    if (!root || roots.has(root)) return;
    for (const [old, observer] of roots) {
      if (old instanceof ShadowRoot && !old.isConnected) {
        observer.disconnect();
        roots.delete(old);
      }
    }
    observe(root);
  }

  function onEvent(event: globalThis.Event): void {
    observeOutlet();
    const target = event.composedPath()[0];
    if (event.type !== 'focusin' || !(target instanceof HTMLTextAreaElement)) return;
    const root = target.getRootNode();
    if (root instanceof ShadowRoot && watch.isNoteBox(target)) observe(root);
    consider(target);
  }

  observe(page);
  observeOutlet();
  for (const type of ['pointerdown', 'focusin']) page.addEventListener(type, onEvent, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    for (const observer of roots.values()) observer.disconnect();
    for (const opening of openings.values()) opening.abort();
  });
}
