/** The content script: wires LinkedIn's note box to the panel. Runs in every frame, from the very start. */
import { guardKeys } from './panel/keys';
import { mountPanel } from './panel/mount';
import { connect } from './platform-extension';
import { Client } from './port';
import type { Settings } from './protocol';
import { watchLinkedIn, type Opening } from './sites/linkedin';

/** What holds while the background cannot be asked: an old page after an update. */
const fallback: Settings = { on: true, plan: 'auto', me: { first_name: '', name: '', role: '', company: '', school: '' }, rules: {} };

const alive = new AbortController().signal;
const client = new Client(() => connect('panel'));

/** What was set when we last heard: with it the panel need not wait for a background that the browser has stopped. */
let known: Settings | undefined;
client.onEvent((event) => {
  if (event.event === 'settings') known = event.settings;
});

async function readSettings(): Promise<Settings> {
  const { settings } = await client.request('settings', {});
  return (known = settings);
}

/** Mounts the panel while Warmnote is on, for the whole time of the opening. */
function show(opening: Opening): void {
  let shown: AbortController | null = null;
  function follow(settings: Settings): void {
    if (opening.signal.aborted) return;
    if (settings.on && !shown) {
      shown = new AbortController();
      mountPanel({ ...opening, signal: AbortSignal.any([opening.signal, shown.signal]) }, client, settings);
    } else if (!settings.on) {
      shown?.abort();
      shown = null;
    }
  }
  if (known) follow(known);
  void readSettings()
    .catch(() => known ?? fallback)
    .then(follow);
  const stop = client.onEvent((event) => event.event === 'settings' && follow(event.settings));
  opening.signal.addEventListener('abort', stop);
}

guardKeys(window, alive);
watchLinkedIn(document, { onApproach: () => void readSettings().catch(() => undefined), onOpen: show }, alive);
