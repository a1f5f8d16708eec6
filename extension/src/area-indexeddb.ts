import type { Area } from './platform';

/** Key-value storage in a database of this origin's own. */
export function openArea(name: string): Area {
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

/** All is asked for: it need not wait for answers, which a page that goes would not hear. */
function committed(transaction: IDBTransaction): Promise<void> {
  transaction.commit();
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
