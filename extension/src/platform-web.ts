import { openArea } from './area-indexeddb';
import { deviceName, type Platform, type PortKind, type Wire } from './platform';

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
