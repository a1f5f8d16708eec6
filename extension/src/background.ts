import { extensionPlatform } from './platform-extension';
import { start } from './start';

start(extensionPlatform());

// Firefox forgets alarms as it closes, and starts a background again only for what that listens to: without this, nothing would
// sync after a restart until somebody opened a note box or a page of ours. Starting is all there is to do.
chrome.runtime.onStartup.addListener(() => undefined);

// Whoever has just installed it is shown how it works. A browser without a screen has nobody to show it to.
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install' && !navigator.userAgent.includes('Headless'))
    void chrome.tabs.create({ url: chrome.runtime.getURL('welcome.html') });
});
