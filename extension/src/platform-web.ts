import { openArea } from './area-indexeddb';
import { memoryArea } from './area-memory';
import { Failed } from './failure';
import { deviceName, type Area, type Connect, type Platform, type PortKind, type Wire } from './platform';

/** The database of this origin's own that the background stores in. */
const database = 'warmnote';

/** The background in a worker. */
export interface Background {
  /** Opens a page's connections to it. */
  connect: Connect;
  /** Ends it and deletes all that it has stored; only the next page starts another. */
  forget(): Promise<void>;
}

/** Starts the background. */
export function startWorker(script: string, kind: PortKind): Background {
  const unstarted = new AbortController();
  let works = false;
  const worker = new Worker(script);
  // A script that does not load and one that breaks off look alike. What goes wrong in it later is told to who asked.
  worker.addEventListener('error', () => works || unstarted.abort());
  function connect(): Wire {
    if (unstarted.signal.aborted)
      throw new Failed('unstarted', 'Warmnote could not start in this page. Reload it, or try another browser.');
    const channel = new MessageChannel();
    worker.postMessage({ connect: kind }, [channel.port2]);
    const wire = wireOf(channel.port1);
    return {
      ...wire,
      onMessage: (listener) => wire.onMessage((message) => ((works = true), listener(message))),
      onClose: (listener) => unstarted.signal.addEventListener('abort', listener),
    };
  }
  async function forget(): Promise<void> {
    worker.terminate();
    const area = await openWorking(database).catch(memoryArea); // which has nothing
    await area.remove(await area.keys());
  }
  return { connect, forget };
}

/**
 * For the background in a dedicated worker; what it stores lies in IndexedDB under this origin, or where the person lets
 * no site store anything, in memory: there is nothing on the page that has to outlast it.
 * @param folder where the extension's files are
 */
export function workerPlatform(folder: string): Platform {
  return {
    storage: storageOf(openWorking(database).catch(memoryArea)),
    onConnect(listener) {
      self.addEventListener('message', (event: MessageEvent<{ connect: PortKind }>) => {
        const port = event.ports[0];
        if (port) listener(wireOf(port), event.data.connect);
      });
    },
    fileURL: (name) => folder + name,
    remedy: 'come back later',
    device: deviceName(navigator.userAgent),
  };
}

/** Rejects where the browser allows no database; some say so when it is opened, others when it is used. */
async function openWorking(name: string): Promise<Area> {
  const area = openArea(name);
  await area.keys();
  return area;
}

function storageOf(opening: Promise<Area>): Area {
  return {
    keys: async () => (await opening).keys(),
    get: async (keys) => (await opening).get(keys),
    set: async (items) => (await opening).set(items),
    remove: async (keys) => (await opening).remove(keys),
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
