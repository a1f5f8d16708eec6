/**
 * LinkedIn: where the "Add a note" box is and whom the note is for. Reads only: never clicks, scrolls,
 * changes or fetches anything. Everything is known by structure, ids and addresses, which are the same in
 * all display languages; class names of the new page build change with each release and are not used.
 *
 * To look at by hand, signed in: a profile of each build, people search, My Network, and
 * https://www.linkedin.com/preload/custom-invite/?vanityName=SLUG
 */
import { addressee, invites, readOpener, type Addressee, type Opener } from './addressee';
import { watchBoxes } from './boxes';
import { dialogs, isInvitation, isNoteBox } from './notebox';
import { readProfile } from './profile';
import { textOf } from './tree';

/** A note box in front of a person, from its appearance to its end. */
export interface Opening {
  box: HTMLTextAreaElement;
  to: Addressee;
  /** Aborted when the box is gone. */
  signal: AbortSignal;
}

interface SiteEvents {
  /** The person is on the way to a note box: time to wake what takes time to start. */
  onApproach(): void;
  onOpen(opening: Opening): void;
}

const controls = 'a, button, [role="button"], [role="menuitem"]';

/** Watches the page until the signal is aborted. */
export function watchLinkedIn(page: Document, events: SiteEvents, signal: AbortSignal): void {
  let opener: Opener | null = null;
  let strong = { name: '', page: '' };
  /** The controls that the pointer and the focus are on, each by the event that says so. */
  const reached = new Map<string, HTMLElement | undefined>();

  function onReach(event: globalThis.Event): void {
    const { control, dialog } = placeOf(event);
    if (control === reached.get(event.type)) return;
    reached.set(event.type, control);
    if (control && leadsToNote(invites(readOpener(control)), dialog)) events.onApproach();
  }

  function onPress(event: globalThis.Event): void {
    const { control, dialog } = placeOf(event);
    if (!control) return;
    const used = readOpener(control);
    const inviting = invites(used);
    if (leadsToNote(inviting, dialog)) events.onApproach();
    if (dialog && !inviting) {
      const name = nameInFirstStep(dialog);
      if (name !== '') strong = { name, page: behind(page).location.href };
      return;
    }
    opener = used;
    strong = { name: '', page: '' };
  }

  function whom(): Addressee {
    const shown = behind(page);
    const name = strong.page === shown.location.href ? strong.name : '';
    return addressee(shown.location.href, opener, name, readProfile(shown));
  }

  for (const type of ['pointerover', 'focusin']) page.addEventListener(type, onReach, { capture: true, passive: true, signal });
  page.addEventListener('focusout', () => reached.delete('focusin'), { capture: true, passive: true, signal });
  // Both: a key press clicks without pressing, and a press comes early enough to start things.
  for (const type of ['pointerdown', 'click']) page.addEventListener(type, onPress, { capture: true, passive: true, signal });
  watchBoxes(
    page,
    {
      isNoteBox: (box) => isNoteBox(box, opener !== null && invites(opener)),
      onOpen: (box, gone) => events.onOpen({ box, to: whom(), signal: gone }),
    },
    signal,
  );
}

/** The control that an event is about, and the dialog that it is in. */
function placeOf(event: globalThis.Event): { control?: HTMLElement | undefined; dialog?: HTMLElement | undefined } {
  const path = event.composedPath().filter((node) => node instanceof HTMLElement);
  const control = path.find((element) => element.matches(controls));
  return { control, dialog: control && path.find((element) => element.matches(dialogs)) };
}

function leadsToNote(inviting: boolean, dialog: HTMLElement | undefined): boolean {
  return inviting || (dialog !== undefined && isInvitation(dialog));
}

/** The first step sets the person's name in <strong>; the second does not name them. */
function nameInFirstStep(dialog: HTMLElement): string {
  const name = dialog.querySelector('textarea') ? null : dialog.querySelector('strong');
  return name ? textOf(name) : '';
}

/** The page that the person sees behind the pop-up: the outermost one when this frame may read it. */
function behind(page: Document): Document {
  try {
    return page.defaultView?.top?.document ?? page;
  } catch {
    return page; // Another site's page around this frame is none of our business.
  }
}
