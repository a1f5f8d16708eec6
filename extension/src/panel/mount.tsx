/** Brings a note box, its note and the panel together. */
import { render } from 'preact';
import type { Client } from '../port';
import type { Settings } from '../protocol';
import type { Opening } from '../sites/linkedin';
import type { Draft } from './draft';
import { ownKeys } from './keys';
import { Note } from './note';
import { Panel, opensPicker } from './panel';
import { makeShell } from './shell';
import { oncePerTurn } from './turns';

/**
 * Shows the panel for an opening until that ends.
 * @param draft what the note goes on with, where that is not for this opening alone
 */
export function mountPanel(opening: Opening, client: Client, settings: Settings, draft?: Draft): void {
  const { box, signal } = opening;
  const frame = makeShell(box, signal);
  let picking = false;
  const note = new Note(opening, client, settings, oncePerTurn(paint), draft);

  function paint(): void {
    if (!signal.aborted) render(<Panel note={note} picking={picking} onPick={pick} />, frame);
  }
  function pick(open: boolean): void {
    picking = open;
    paint();
    if (!open) box.focus();
  }
  function takeKey(event: KeyboardEvent): boolean {
    if (isTab(event)) return event.shiftKey ? note.insertion.toBlankBefore() : note.insertion.toNextBlank();
    if (!opensPicker(event, box.value)) return false;
    pick(true);
    return true;
  }

  paint();
  ownKeys(box, takeKey, signal);
  const stopEvents = client.onEvent(({ event }) => event === 'pick' && pick(!picking));
  box.addEventListener('focus', () => picking && pick(false), { signal });
  client.keepAwake(true);
  signal.addEventListener('abort', () => {
    client.keepAwake(false);
    stopEvents();
    render(null, frame);
  });
  void note.start();
}

/** A Tab that is not on its way to an input method. */
function isTab({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean {
  return key === 'Tab' && !ctrlKey && !altKey && !metaKey && !isComposing;
}
