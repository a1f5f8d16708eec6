/**
 * Keeps what is typed in the panel from the page. The page's focus trap would move the focus, its Escape
 * would close the whole pop-up, and its listeners would read along. So events that belong to us are stopped
 * at the window, before the page's own listeners, and handed on inside the closed shadow root.
 */

/** Answers true when the page must not get the event. */
type Owner = (event: globalThis.Event) => boolean;

const owners = new WeakMap<EventTarget, Owner>();

/**
 * Events that carry what is typed. Handed on are those that the panel's own parts listen to. `textInput` is in no
 * standard; browsers fire it all the same, with each letter.
 */
const handedOn = ['keydown', 'input'];
const silent = [
  'keypress',
  'keyup',
  'beforeinput',
  'textInput',
  'change',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'beforecopy',
  'beforecut',
  'beforepaste',
  'copy',
  'cut',
  'paste',
];

/** Starts guarding. Called as early as can be: listeners at the window run in the order of their coming. */
export function guardKeys(view: Window, signal: AbortSignal): void {
  /** Keys that went down with us. They go up with us too, wherever the focus is by then. */
  const held = new Set<string>();
  function guard(event: globalThis.Event): void {
    if (!event.isTrusted) return; // the page made it up, to see who answers
    const target = event.composedPath()[0];
    const key = event instanceof KeyboardEvent ? event.code || event.key : '';
    const releases = event.type === 'keyup' && held.delete(key);
    const ours = target !== undefined && (owners.get(target)?.(event) ?? false);
    if (ours && event.type === 'keydown') held.add(key);
    if (ours || releases) event.stopImmediatePropagation();
  }
  for (const type of [...handedOn, ...silent]) view.addEventListener(type, guard, { capture: true, signal });
}

/** Everything typed in the shadow root stays in it, but for an Escape that neither it nor an input method wants. */
export function ownHost(host: HTMLElement, root: ShadowRoot): void {
  owners.set(host, (event) => {
    const wanted = !handedOn.includes(event.type) || !handOn(event, root);
    return wanted || !(event instanceof KeyboardEvent && event.key === 'Escape' && !event.isComposing);
  });
}

/** Takes single key presses in a box of the page: those for which `take` answers true do nothing there. */
export function ownKeys(box: HTMLElement, take: (event: KeyboardEvent) => boolean, signal: AbortSignal): void {
  owners.set(box, (event) => {
    if (event.type !== 'keydown' || !take(event as KeyboardEvent)) return false;
    event.preventDefault();
    return true;
  });
  signal.addEventListener('abort', () => owners.delete(box));
}

/** Gives the panel a copy of the event; answers whether the browser may still do what it does by itself. */
function handOn(event: globalThis.Event, root: ShadowRoot): boolean {
  const untouched = root.activeElement?.dispatchEvent(copyOf(event)) ?? true;
  if (!untouched) event.preventDefault();
  return untouched;
}

/**
 * A copy that never leaves the shadow root, since it is not composed. A plain event with the key's fields:
 * Firefox makes every KeyboardEvent composed, whatever its constructor is told.
 */
function copyOf(event: globalThis.Event): globalThis.Event {
  const copy = new Event(event.type, { bubbles: true, cancelable: true });
  if (!(event instanceof KeyboardEvent)) return copy;
  const { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing } = event;
  return Object.assign(copy, { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing });
}

/** Handles these keys, each alone, and leaves all others to the browser: with Shift, Home and End select what is typed. */
export function onKeys(keys: Record<string, () => void>): (event: KeyboardEvent) => void {
  return (event) => {
    const action = keys[event.key];
    if (!action || event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    action();
  };
}
