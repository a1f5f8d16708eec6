/** Says so where the browser keeps Warmnote out of LinkedIn's pages. */
import type { ComponentChildren } from 'preact';
import { useAccess } from './access';
import { Notice } from './parts';

/** As the manifest has it. */
export const site = 'https://www.linkedin.com/*';

/**
 * Firefox lets people withdraw what an extension was given as it was installed; nothing would tell them then why there is no
 * panel. Chrome shows that itself, beside the address, and does not say of a content script's pages whether they are given.
 */
export function SiteAccess({ actions }: { actions: ComponentChildren }) {
  const granted = useAccess(site);
  if (granted !== false || !chrome.runtime.getURL('').startsWith('moz-')) return null;
  return (
    <Notice tone="warning" actions={actions}>
      Firefox keeps Warmnote out of LinkedIn’s pages, so there is no panel in them. Give it access, then reload LinkedIn tabs that are open.
    </Notice>
  );
}
