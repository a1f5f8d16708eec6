import { extensionPlatform } from './platform-extension';
import { start } from './start';

start(extensionPlatform());

// Whoever has just installed it is shown how it works. A browser without a screen has nobody to show it to.
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install' && !navigator.userAgent.includes('Headless'))
    void chrome.tabs.create({ url: chrome.runtime.getURL('welcome.html') });
});
