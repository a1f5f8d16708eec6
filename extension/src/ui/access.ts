/**
 * The browser's permission for an origin: for LinkedIn's, without which there is no panel, or for the sync server's. With the
 * latter, requests go out without asking the server first (CORS preflights); without it sync works all the same.
 */
import { useEffect, useState } from 'preact/hooks';

/** Must be called in the click itself: afterwards the browser refuses to ask. Answers what the person chose. */
export async function askAccess(pattern: string): Promise<boolean> {
  try {
    return await chrome.permissions.request({ origins: [pattern] });
  } catch {
    return false; // not an origin that this browser gives access to
  }
}

export async function giveUpAccess(pattern: string): Promise<void> {
  await chrome.permissions.remove({ origins: [pattern] }).catch(() => false); // it was never given
}

/** Whether access is granted, also when that changes in the browser's own settings; null while unknown. */
export function useAccess(pattern: string): boolean | null {
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => void chrome.permissions.contains({ origins: [pattern] }).then(setGranted, () => setGranted(null));
    look();
    chrome.permissions.onAdded.addListener(look);
    chrome.permissions.onRemoved.addListener(look);
    return () => {
      chrome.permissions.onAdded.removeListener(look);
      chrome.permissions.onRemoved.removeListener(look);
    };
  }, [pattern]);
  return granted;
}
