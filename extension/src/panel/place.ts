/** Where in the dialog the panel goes: below the box and the page's counter, without disturbing their row. */
import { counterOf, dialogs } from '../sites/notebox';
import { nearest } from '../sites/tree';

/** Puts the host in, and back when the page takes it out or moves the box; answers whether it was elsewhere. */
export function place(host: HTMLElement, box: HTMLTextAreaElement): boolean {
  const anchor = anchorOf(box);
  if (anchor.nextSibling === host) return false;
  anchor.after(host);
  return true;
}

function anchorOf(box: HTMLTextAreaElement): HTMLElement {
  const limit = nearest(box, dialogs) ?? box.ownerDocument.body;
  let anchor: HTMLElement = box;
  const counter = counterOf(box);
  if (counter) anchor = branchTo(counter, box);
  while (anchor.parentElement && anchor.parentElement !== limit && !stacks(anchor.parentElement)) anchor = anchor.parentElement;
  return anchor;
}

/** The child of the smallest element around both that holds the counter. */
function branchTo(counter: HTMLElement, box: HTMLTextAreaElement): HTMLElement {
  let branch = counter;
  while (branch.parentElement && !branch.parentElement.contains(box)) branch = branch.parentElement;
  return branch;
}

/** Whether a block put into the element gets a line of its own, and is not part of a label. */
function stacks(element: HTMLElement): boolean {
  const { display, flexDirection } = getComputedStyle(element);
  const flows =
    display === 'block' || display === 'flow-root' || display === 'list-item' || (display === 'flex' && flexDirection.startsWith('column'));
  return flows && element.closest('label, p, button') === null;
}
