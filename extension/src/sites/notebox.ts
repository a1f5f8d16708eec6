/** Telling the box of the "Add a note" pop-up from every other text field of the page. */
import { limitFromCounter } from './numbers';
import { nearest, textOf } from './tree';

/** Everything that works as a pop-up: a native <dialog> has its role without saying so. */
export const dialogs = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"], [data-test-modal]';

/** Marks of the invitation's own dialog that no language changes. */
const invitation = '#send-invite-modal, [data-test-modal-id="send-invite-modal"], .send-invite';

/** Limits that a connection note has had. Other message fields in dialogs allow far more. */
const noteLimits = { least: 100, most: 500 };

/**
 * Whether the text area is where a connection note is written. It is known by its id or by the marks of
 * its dialog; failing both, by a dialog around it and a limit as only notes have.
 * @param invited whether the person has just used a control that invites somebody
 */
export function isNoteBox(box: HTMLTextAreaElement, invited: boolean): boolean {
  if (box.id === 'custom-message') return true;
  const dialog = nearest(box, dialogs);
  if (!dialog || box.readOnly || box.id.startsWith('g-recaptcha')) return false;
  if (isInvitation(dialog)) return true;
  if (box.name !== 'message' && !invited) return false;
  const limit = limitOf(box);
  return limit !== null && limit >= noteLimits.least && limit <= noteLimits.most;
}

/** Whether the dialog is the one that invites, in either of its steps. */
export function isInvitation(dialog: HTMLElement): boolean {
  return dialog.matches(invitation) || dialog.querySelector(invitation) !== null || dialog.parentElement?.closest(invitation) != null;
}

/** What the page says the box takes, in UTF-16 code units; null when it does not say. */
export function limitOf(box: HTMLTextAreaElement): number | null {
  if (box.maxLength > 0) return box.maxLength;
  const counter = counterOf(box);
  return counter && toldBy(counter, box);
}

function toldBy(counter: HTMLElement, box: HTMLTextAreaElement): number | null {
  return limitFromCounter(textOf(counter), box.value.length, box.ownerDocument.dir === 'rtl');
}

/** The page's own counter ("143/200"): the nearest element around the box that shows two such figures. */
export function counterOf(box: HTMLTextAreaElement): HTMLElement | null {
  const dialog = nearest(box, dialogs);
  for (let around = box.parentElement; around; around = around.parentElement) {
    const counter = counterWithin(around, box);
    if (counter || around === dialog) return counter;
  }
  return null;
}

/** Elements with more inside than two figures and a slash need are no counters, and are not read. */
const counterParts = 4;

function counterWithin(around: HTMLElement, box: HTMLTextAreaElement): HTMLElement | null {
  for (const element of around.querySelectorAll<HTMLElement>('*')) {
    if (element === box || element.childElementCount > counterParts) continue;
    if (toldBy(element, box) !== null) return element;
  }
  return null;
}
