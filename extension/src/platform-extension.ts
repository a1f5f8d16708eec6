import { Failed } from './failure';
import { deviceName, type Alarm, type Area, type Platform, type PortKind, type Wire } from './platform';

/** Opens a connection from a content script or a page of the extension. */
export function connect(kind: PortKind): Wire {
  // Both happen to a content script that outlives its extension: the id goes away, or connect throws.
  if (!chrome.runtime?.id) throw updated();
  try {
    return wireOf(chrome.runtime.connect({ name: kind }));
  } catch (error) {
    throw updated(error);
  }
}

function updated(cause?: unknown): Failed {
  return new Failed('updated', 'Warmnote was updated or switched off. Reload this page to go on with it.', { cause });
}

export function extensionPlatform(): Platform {
  // Content scripts could read the area otherwise, and with it the sync code. Firefox lacks the call.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  return {
    storage: areaOf(chrome.storage.local),
    session: areaOf(chrome.storage.session),
    onConnect(listener) {
      chrome.runtime.onConnect.addListener((port) => {
        const kind = kindOf(port);
        if (kind) listener(wireOf(port), kind);
        else port.disconnect();
      });
    },
    onPrivateGone(listener) {
      const look = async () => {
        const tabs = await chrome.tabs.query({});
        if (!tabs.some(({ incognito }) => incognito)) listener();
      };
      chrome.windows?.onRemoved.addListener(() => void look()); // Firefox for Android has none
      chrome.runtime.onConnect.addListener((port) => {
        if (port.sender?.tab?.incognito) port.onDisconnect.addListener(() => void look()); // may come after its window is gone
      });
    },
    onPick(listener) {
      chrome.commands.onCommand.addListener((command, tab) => {
        if (command === 'pick' && tab?.id !== undefined) listener(tab.id);
      });
    },
    async openPage(address) {
      await chrome.tabs.create({ url: chrome.runtime.getURL(address) });
    },
    fileURL: (name) => chrome.runtime.getURL(name),
    remedy: 'install the extension again',
    alarm,
    device: deviceName(navigator.userAgent),
  };
}

/**
 * The rights of a connection, by who the browser says opened it and not by what it calls itself: only a
 * document of the extension's own origin is a page; a content script is at most a panel.
 */
export function kindOf(port: Pick<chrome.runtime.Port, 'name' | 'sender'>): PortKind | undefined {
  if (port.sender?.id !== chrome.runtime.id) return undefined;
  if (port.name === 'panel') return 'panel';
  const ours = port.sender.url?.startsWith(chrome.runtime.getURL(''));
  return port.name === 'page' && ours ? 'page' : undefined;
}

function wireOf(port: chrome.runtime.Port): Wire {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onClose: (listener) =>
      port.onDisconnect.addListener(() => {
        void chrome.runtime.lastError; // read, else the browser logs it as unchecked
        listener();
      }),
    close: () => port.disconnect(),
    ...(port.sender?.tab?.id !== undefined && { tab: port.sender.tab.id }),
    ...(port.sender?.tab?.incognito && { private: true }),
  };
}

const alarmName = 'sync';

const alarm: Alarm = {
  listen: (listener) => chrome.alarms.onAlarm.addListener(({ name }) => name === alarmName && listener()),
  every(minutes) {
    if (minutes === 0) return void chrome.alarms.clear(alarmName);
    void chrome.alarms.get(alarmName).then((set) => {
      if (set?.periodInMinutes !== minutes) return chrome.alarms.create(alarmName, { periodInMinutes: minutes });
    });
  },
};

function areaOf(area: chrome.storage.StorageArea & { getKeys?(): Promise<string[]> }): Area {
  return {
    keys: async () => (area.getKeys ? area.getKeys() : Object.keys(await area.get(null))), // getKeys: Chrome 130, Firefox 143
    get: (keys) => area.get(keys),
    set: (items) => area.set(items),
    remove: (keys) => area.remove(keys),
  };
}
