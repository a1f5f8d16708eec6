// Wires the Connect controls. Only trusted clicks count, as on LinkedIn.
import { openDialog } from './dialog.js';

const pendingText = document.querySelector('#model-pending').dataset.text;

/** A control whose invitation has gone out. */
function pend(control, label) {
  control.querySelector('span').textContent = pendingText;
  if (label) control.setAttribute('aria-label', label);
  control.removeAttribute('data-model-connect');
}

document.addEventListener('click', (event) => {
  const control = event.target.closest?.('[data-model-connect], [data-model-instant], a');
  if (!control) return;
  event.preventDefault(); // every link is handled in place
  if (!event.isTrusted) return;
  if (control.dataset.modelInstant) return pend(control, control.dataset.modelPending);
  if (control.dataset.modelConnect) openDialog(control.dataset.modelConnect, () => pend(control));
});

if (document.body.dataset.modelOpen) openDialog(document.body.dataset.modelOpen, () => {});
window.model.ready = true;
