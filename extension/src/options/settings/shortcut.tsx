import { useEffect, useState } from 'preact/hooks';

/** The keys that the browser has for the picker, '' when it has none, null while that is not known. */
function useShortcut(): string | null {
  const [keys, setKeys] = useState<string | null>(null);
  useEffect(() => {
    const look = () => void chrome.commands.getAll().then((all) => setKeys(all.find(({ name }) => name === 'pick')?.shortcut ?? ''));
    look();
    addEventListener('focus', look); // back from the browser's own page, where they may have been changed
    return () => removeEventListener('focus', look);
  }, []);
  return keys;
}

/** Opens the browser's page for shortcuts; undefined where only the person can. */
function shortcutPage(): (() => void) | undefined {
  const commands = chrome.commands as typeof chrome.commands & { openShortcutSettings?(): Promise<void> };
  if (commands.openShortcutSettings) return () => void commands.openShortcutSettings!();
  if (!navigator.userAgent.includes('Chrome/')) return undefined;
  return () => void chrome.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** Which keys open the picker, and where they are changed: they are the browser's, not ours. */
export function Shortcut() {
  const keys = useShortcut();
  const open = shortcutPage();
  if (keys === null) return null;
  return (
    <section class="card" aria-labelledby="shortcut-title">
      <h2 class="card-title" id="shortcut-title">
        Keys for the picker
      </h2>
      <p data-role="shortcut">
        {keys ? (
          <>
            <kbd>{keys}</kbd> opens it beside LinkedIn’s note box.
          </>
        ) : (
          'None: another extension may have taken the usual ones.'
        )}{' '}
        In an empty note, <kbd>/</kbd> does as well.
      </p>
      {open ? (
        <button type="button" class="button" data-role="change-shortcut" onClick={open}>
          {keys ? 'Change the keys' : 'Choose keys'}
        </button>
      ) : (
        <p class="field-hint">To change them, open about:addons, then the gear wheel, then “Manage Extension Shortcuts”.</p>
      )}
    </section>
  );
}
