/** The panel's place in the page: one anonymous element with a closed shadow root, gone without a trace. */
import { render } from 'preact';
import type { Client } from '../port';
import type { Settings } from '../protocol';
import type { Opening } from '../sites/linkedin';
import { ownHost, ownKeys } from './keys';
import { Note } from './note';
import { Panel, opensPicker } from './panel';
import css from './panel.css';
import { place } from './place';
import { onThemeChange, themeAround, themed } from './theme';

/** How often the panel is put back into a page that takes it out; then the page has its way. */
const maxReturns = 5;

/** Shows the panel for an opening until that ends. */
export function mountPanel(opening: Opening, client: Client, settings: Settings): void {
  const { box, signal } = opening;
  const host = box.ownerDocument.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const frame = box.ownerDocument.createElement('div');
  root.append(frame);
  // Not a <style> element: a page's policy may forbid those, as the demo page's does.
  const style = new CSSStyleSheet();
  root.adoptedStyleSheets = [style];

  let picking = false;
  const note = new Note(opening, client, settings, paint);
  function pick(open: boolean): void {
    picking = open;
    paint();
    if (!open) box.focus({ preventScroll: true });
  }
  function paint(): void {
    if (!signal.aborted) render(<Panel note={note} picking={picking} onPick={pick} />, frame);
  }
  const dress = () => style.replaceSync(themed(css, themeAround(host)));

  place(host, box);
  dress();
  paint();
  ownHost(host, root);
  ownKeys(box, (event) => opensPicker(event, box.value) && (pick(true), true), signal);
  root.addEventListener('mousedown', keepFocus);
  box.addEventListener('focus', () => picking && pick(false), { signal });
  onThemeChange(dress, signal);
  keepPlaced(host, box, signal);
  client.keepAwake(true);
  signal.addEventListener('abort', () => {
    client.keepAwake(false);
    render(null, frame);
    host.remove();
  });
  void note.start();
}

/** A click on the panel leaves the caret in the box, and the page sees no focus go. */
function keepFocus(event: globalThis.Event): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

function keepPlaced(host: HTMLElement, box: HTMLTextAreaElement, signal: AbortSignal): void {
  let returns = 0;
  const observer = new MutationObserver(() => {
    if (!host.isConnected && box.isConnected && returns++ < maxReturns) place(host, box);
  });
  observer.observe(box.getRootNode(), { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
