import { useState } from 'preact/hooks';
import { toFailure } from '../failure';
import type { Failure } from '../protocol';
import { useAnnounced, useBackground, useSettings } from '../ui/background';
import { FailureNotice, pressable, Switch } from '../ui/parts';
import { SiteAccess } from '../ui/site-access';
import { SyncState } from '../ui/sync-state';

/** The toolbar popup: on or off, how sync stands, and the way to the library. */
export function Popup() {
  const background = useBackground();
  const { settings, failure: settingsFailure, change } = useSettings();
  const { answer: status, failure: syncFailure } = useAnnounced('syncStatus', 'sync');
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = (act: Promise<unknown>) =>
    void act.then(
      () => setFailure(null),
      (thrown: unknown) => setFailure(toFailure(thrown)),
    );
  return (
    <main class="popup">
      <header class="popup-head">
        <h1 class="brand">
          <img src="icons/48.png" alt="" width="24" height="24" /> Warmnote
        </h1>
        <button type="button" class="link-button" data-role="open-welcome" onClick={() => open('welcome.html')}>
          How it works
        </button>
      </header>
      {settings && (
        <Switch
          label="Show it in LinkedIn’s note box"
          role="on"
          on={settings.on}
          onChange={(on) => attempt(change((s) => ({ ...s, on })))}
        />
      )}
      <SiteAccess
        actions={
          <button type="button" class="button button-small" data-role="to-access" onClick={() => open('welcome.html')}>
            How to give access
          </button>
        }
      />
      <FailureNotice failure={failure ?? settingsFailure ?? syncFailure} />
      {status && (
        <section class="popup-sync" aria-label="Sync">
          <SyncState status={status} />
          {['off', 'paused', 'stopped'].includes(status.state) ? (
            <button type="button" class="button button-small" data-role="set-up-sync" onClick={() => open('options.html#/sync')}>
              {status.state === 'off' ? 'Set up sync' : 'Open sync'}
            </button>
          ) : (
            <button
              type="button"
              class="button button-small"
              data-role="sync-now"
              {...pressable(status.state !== 'working', () => attempt(background.request('syncNow', {})))}
            >
              Sync now
            </button>
          )}
        </section>
      )}
      <button type="button" class="button button-primary" data-role="open-library" onClick={() => open('options.html#/library')}>
        Open the library
      </button>
      <footer class="popup-foot">
        <button type="button" class="link-button" data-role="open-settings" onClick={() => open('options.html#/settings')}>
          Settings
        </button>
        <span>
          Version <span data-role="version">{chrome.runtime.getManifest().version}</span>
        </span>
      </footer>
    </main>
  );
}

/** A page of the extension in a tab of its own; needs no permission for tabs. */
function open(page: string): void {
  void chrome.tabs.create({ url: chrome.runtime.getURL(page) });
  window.close();
}
