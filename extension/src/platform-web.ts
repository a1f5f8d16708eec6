import { deviceName, type Area, type Platform, type PortKind, type Wire } from './platform';

/** Opens a connection from a page to the background that runs in the worker. */
export function connectTo(worker: Worker, kind: PortKind): Wire {
  const channel = new MessageChannel();
  worker.postMessage({ connect: kind }, [channel.port2]);
  return wireOf(channel.port1);
}

/**
 * For the background in a dedicated worker; what it stores lies in IndexedDB under this origin.
 * @param folder where the extension's files are
 */
export function workerPlatform(folder: string): Platform {
  return {
    storage: openArea('warmnote'),
    onConnect(listener) {
      self.addEventListener('message', (event: MessageEvent<{ connect: PortKind }>) => {
        const port = event.ports[0];
        if (port) listener(wireOf(port), event.data.connect);
      });
    },
    fileURL: (name) => folder + name,
    device: deviceName(navigator.userAgent),
  };
}

/** A page and its worker end together, so neither sees the other go. */
function wireOf(port: MessagePort): Wire {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.onmessage = (event) => listener(event.data);
    },
    onClose: () => undefined,
    close: () => port.close(),
  };
}

function openArea(name: string): Area {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore('values');
  const database = settled(opening);
  const store = async (mode: IDBTransactionMode) => (await database).transaction('values', mode).objectStore('values');
  return {
    async keys() {
      return (await settled((await store('readonly')).getAllKeys())).map(String);
    },
    async get(keys) {
      const values = await store('readonly');
      const found = await Promise.all(keys.map(async (key) => [key, await settled(values.get(key))] as const));
      return Object.fromEntries(found.filter(([, value]) => value !== undefined));
    },
    async set(items) {
      const values = await store('readwrite');
      for (const [key, value] of Object.entries(items)) values.put(value, key);
      await committed(values.transaction);
    },
    async remove(keys) {
      const values = await store('readwrite');
      for (const key of keys) values.delete(key);
      await committed(values.transaction);
    },
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
