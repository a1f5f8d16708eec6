import type { Area } from './platform';

/** Key-value storage that goes with the page. */
export function memoryArea(): Area {
  const values = new Map<string, unknown>();
  return {
    keys: async () => [...values.keys()],
    get: async (keys) => structuredClone(Object.fromEntries(keys.filter((key) => values.has(key)).map((key) => [key, values.get(key)]))),
    async set(items) {
      for (const [key, value] of Object.entries(structuredClone(items))) values.set(key, value);
    },
    async remove(keys) {
      for (const key of keys) values.delete(key);
    },
  };
}
