/** Walking a page whose parts may lie in open shadow roots. */

/** The node itself and everything above it, out of shadow roots too, up to the document element. */
export function* upward(from: Node): Generator<Element> {
  let node: Node | null = from;
  while (node) {
    if (node instanceof Element) yield node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
}

/** The nearest element at or above `from` that matches, across shadow roots. */
export function nearest(from: Node, selector: string): HTMLElement | null {
  for (const element of upward(from)) {
    if (element instanceof HTMLElement && element.matches(selector)) return element;
  }
  return null;
}

/** Whether a person can see the element: pages keep hidden doubles of names, degrees and buttons. */
export function isShown(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
}

/** The element's text on one line. Text for screen readers alone repeats what is seen, so it is left out. */
export function textOf(element: Element): string {
  const unseen = element.querySelectorAll('.visually-hidden');
  if (unseen.length === 0) return oneLine(element.textContent ?? '');
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.visually-hidden')) part.remove();
  return oneLine(copy.textContent ?? '');
}

/** Runs of white space, non-breaking ones included, made one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
