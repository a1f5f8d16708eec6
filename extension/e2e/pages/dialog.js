// The invitation dialog as LinkedIn's behaves: a new node at each opening, two steps, a model that
// follows input events and re-renders the textarea from itself, the page's own counter, Send closed
// while the note is empty or over the cap, a focus trap, and Escape.

const { own, claim } = window.model;
const options = JSON.parse(document.querySelector('meta[name=model]').content);

/** What the tests read, through window.model.state(). */
const state = { sent: [], keys: [], untrusted: 0 };
let current = null;

class InviteDialog {
  constructor(name, done) {
    this.name = name;
    this.done = done;
    this.value = options.prefill;
    this.holder = options.mount === 'dialog' ? this.makeNative() : this.makeOverlay();
    this.root = this.holder.querySelector('.send-invite') ?? this.holder;
    claim(this.holder);
    this.outlet().append(this.holder);
    if (this.holder.showModal) this.holder.showModal();
    // One listener for the whole tree, as frameworks do: an event that does not bubble never gets here.
    this.holder.addEventListener('input', (e) => this.take(e));
    this.holder.addEventListener('change', (e) => this.take(e));
    this.holder.addEventListener('click', (e) => this.press(e));
    this.holder.addEventListener('focusout', () => this.render());
    this.show('model-step-one');
  }

  makeNative() {
    const dialog = document.createElement('dialog');
    dialog.dataset.testid = 'dialog';
    dialog.setAttribute('aria-labelledby', 'dialog-header');
    dialog.addEventListener('close', () => this.close());
    const content = document.createElement('div');
    content.dataset.testid = 'dialog-content';
    content.className = '_7b21 send-invite';
    dialog.append(content);
    return dialog;
  }

  makeOverlay() {
    const overlay = document.createElement('div');
    overlay.className = 'artdeco-modal-overlay artdeco-modal-overlay--layer-default';
    overlay.dataset.testModalContainer = '';
    overlay.dataset.testModalId = 'send-invite-modal';
    const modal = document.createElement('div');
    modal.className = 'artdeco-modal artdeco-modal--layer-default send-invite';
    modal.setAttribute('role', 'dialog');
    modal.setAttribute('aria-labelledby', 'send-invite-modal');
    modal.dataset.testModal = '';
    modal.tabIndex = -1;
    overlay.append(modal);
    return overlay;
  }

  outlet() {
    if (options.mount === 'dialog') return document.body;
    if (options.mount === 'shadow') return document.querySelector('#interop-outlet').shadowRoot;
    return document.querySelector('#artdeco-modal-outlet');
  }

  /** Puts a step into the dialog. Only the first one names the person. */
  show(step) {
    this.step = step;
    const content = claim(document.importNode(document.getElementById(step).content, true));
    const strong = content.querySelector('strong');
    if (strong) strong.append(claim(document.createTextNode(this.name)));
    this.root.replaceChildren(content);
    this.textarea = this.root.querySelector('#custom-message');
    if (this.textarea && options.maxlength) this.textarea.setAttribute('maxlength', options.maxlength);
    this.render();
    (this.textarea ?? this.root.querySelector('.artdeco-button--secondary') ?? this.root.querySelector('button')).focus();
  }

  take(event) {
    const at = event.composedPath()[0];
    if (at !== this.textarea || at === undefined) return;
    this.value = at.value;
    this.render();
  }

  cap() {
    return Number(options.counter || options.maxlength || 200);
  }

  sendable() {
    return this.value.trim() !== '' && this.value.length <= this.cap();
  }

  /** Everything that is shown comes from the model, the text as well. */
  render() {
    if (!this.textarea) return;
    if (this.textarea.value !== this.value) this.textarea.value = this.value;
    const counter = this.root.querySelector('[data-model=counter]');
    counter.replaceChildren(claim(document.createTextNode(options.counter ? `${this.value.length}/${this.cap()}` : '')));
    const send = this.root.querySelector('[data-model=send]');
    send.disabled = !this.sendable();
    send.classList.toggle('artdeco-button--disabled', send.disabled);
  }

  press(event) {
    const button = event.composedPath().find((n) => n instanceof HTMLButtonElement && this.root.contains(n));
    if (!button) return;
    if (!event.isTrusted) {
      state.untrusted++;
      return;
    }
    if (button.matches('.artdeco-modal__dismiss')) return this.close();
    if (button.dataset.model === 'add-note') return this.addNote();
    if (button.dataset.model === 'cancel') return this.show('model-step-one');
    if (button.dataset.model === 'send-bare') return this.send(null);
    if (button.dataset.model === 'send') return this.send(this.value);
  }

  addNote() {
    if (options.gate === 'upsell') {
      this.holder.dataset.testModalId = 'modal-upsell';
      this.root.className = 'artdeco-modal modal-upsell';
      return this.show('model-upsell');
    }
    this.show('model-step-two');
  }

  send(note) {
    state.sent.push({ to: this.name, note });
    this.close();
    document.querySelector('#artdeco-toasts').append(document.importNode(document.querySelector('#model-toast').content, true));
    this.done();
  }

  close() {
    if (current !== this) return;
    current = null;
    this.holder.remove();
  }
}

/** Opens the dialog for the person of that name; done runs after the invitation went out. */
export function openDialog(name, done) {
  current?.close();
  current = new InviteDialog(name, done);
}

// The page notes every key that it can get hold of, closes on Escape and keeps the focus inside.
addEventListener('keydown', (e) => state.keys.push(e.key), { capture: true });
document.addEventListener('keydown', (e) => {
  if (!current || current.holder.open) return; // the browser itself closes a native dialog
  if (e.key === 'Escape') current.close();
  if (e.key === 'Tab') wrap(e);
});
document.addEventListener('focusin', (e) => {
  if (current && !current.holder.open && !e.composedPath().includes(current.holder)) current.root.focus();
});

/** At the last stop Tab goes to the first, and back: the trap knows only what it can see. */
function wrap(event) {
  const stops = [...current.root.querySelectorAll('button:not(:disabled), textarea, [href], [tabindex="0"]')];
  const active = current.holder.getRootNode().activeElement;
  const at = event.shiftKey ? stops[0] : stops.at(-1);
  if (active !== at) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

window.model.state = () => ({
  ...state,
  open: current !== null,
  step: current?.step ?? '',
  value: current?.value ?? '',
  shown: current?.textarea?.value ?? '',
  counter: current?.root.querySelector('[data-model=counter]')?.textContent ?? '',
  sendDisabled: current?.root.querySelector('[data-model=send]')?.disabled ?? true,
  strangers: current ? window.model.strangers(current.holder) : [],
});

/** Which of the words the page can read in the dialog although others have put them there. */
window.model.read = (words) => window.model.pry(current.holder, words);

/** The element that a selector names: in the dialog while one is open, else in the document. */
window.model.find = (selector) => current?.holder.querySelector(selector) ?? document.querySelector(selector);

// The outlet is there before any dialog is, and it holds the chat as well.
const outlet = document.querySelector('#interop-outlet');
if (outlet) {
  const root = Reflect.apply(own.attachShadow, outlet, [{ mode: 'open' }]);
  window.model.watch(root);
  root.append(document.importNode(document.querySelector('#model-msg-overlay').content, true));
}
