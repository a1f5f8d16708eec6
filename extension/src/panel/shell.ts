/** What the page can see of the panel: one anonymous element, gone without a trace at the end. */
import { ownHost } from './keys';
import css from './panel.css';
import { place } from './place';
import { styleOf } from './style';
import { onThemeChange, themeAround, themed } from './theme';

/** How often the panel is put back into a page that takes it out, or its box elsewhere; then the page has its way. */
const maxReturns = 5;

/**
 * What the panel is rendered into. `window.find` searches closed shadow roots as well, by which a page could guess the panel's
 * words. But Chromium searches no void element, and this one, long obsolete, is a plain box that may have children. Firefox
 * does, and hands the page the nodes that it finds: nothing helps there.
 */
const unsearched = 'bgsound';

/** The hosts that this script has put into pages. */
const ours = new WeakSet<Element>();

/** Puts an empty shell below the box, dressed as its surroundings. Answers the element to render into. */
export function makeShell(box: HTMLTextAreaElement, signal: AbortSignal): HTMLElement {
  const host = box.ownerDocument.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const frame = box.ownerDocument.createElement(unsearched);
  root.append(frame);
  const style = styleOf(root);
  const dress = () => style(themed(css, themeAround(host)));

  ours.add(host);
  clearLeftovers(box.getRootNode() as Document | ShadowRoot);
  place(host, box);
  dress();
  ownHost(host, root);
  root.addEventListener('mousedown', keepFocus);
  onThemeChange(dress, signal);
  keepPlaced(host, box, signal);
  signal.addEventListener('abort', () => host.remove());
  return frame;
}

/**
 * Takes away the panels of an earlier script of this extension. Firefox ends such a script with its extension, without a word
 * to it, and brings that of the update into the pages that are open, beside what the former has left there: a panel that is
 * dead and judges nothing any more. Only there can it be told from the page's own elements, and only there does it happen.
 */
function clearLeftovers(root: Document | ShadowRoot): void {
  for (const element of root.querySelectorAll<Opened>('div')) {
    if (!ours.has(element) && element.openOrClosedShadowRoot?.querySelector(unsearched)) element.remove();
  }
}

/** What Firefox shows extensions of an element. */
type Opened = HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null };

/** A click on the panel leaves the caret in the box, and the page sees no focus go. */
function keepFocus(event: globalThis.Event): void {
  const { target } = event;
  const types = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');
  if (!types) event.preventDefault();
}

function keepPlaced(host: HTMLElement, box: HTMLTextAreaElement, signal: AbortSignal): void {
  let returns = 0;
  const observer = new MutationObserver((records) => {
    const moved = records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(box)));
    if (moved) observe(); // it may be in another root
    if ((moved || !host.isConnected) && box.isConnected && returns < maxReturns && place(host, box)) returns++;
  });
  const observe = () => observer.observe(box.getRootNode(), { childList: true, subtree: true });
  observe();
  signal.addEventListener('abort', () => observer.disconnect());
}
