import { Failed } from './failure';
import type { Area } from './platform';

/**
 * The area with typed values and with failures in words. Keys are "<kind>:<id>", or a kind alone. Only
 * the background writes.
 */
export class Storage {
  constructor(private readonly area: Area) {}

  async get<T>(key: string): Promise<T | undefined> {
    return (await this.area.get([key]))[key] as T | undefined;
  }

  /** The values of those ids of a kind that are there, by id. */
  async getAll<T>(kind: string, ids: Iterable<string>): Promise<Map<string, T>> {
    const keys = Array.from(ids, (id) => `${kind}:${id}`);
    if (keys.length === 0) return new Map();
    const values = Object.entries(await this.area.get(keys));
    return new Map(values.map(([key, value]) => [key.slice(kind.length + 1), value as T]));
  }

  /** The ids that a kind has values for. */
  async ids(kind: string): Promise<string[]> {
    const keys = await this.area.keys();
    return keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
  }

  /** All or nothing. Fails with code "storage-full" or "storage-failed"; nothing stored is lost then. */
  async set(items: Record<string, unknown>): Promise<void> {
    try {
      await this.area.set(items);
    } catch (cause) {
      throw failure(cause);
    }
  }

  remove(keys: string[]): Promise<void> {
    return keys.length === 0 ? Promise.resolve() : this.area.remove(keys);
  }
}

/** Chrome and Firefox say "quota" in their own words; a full disk has no words in common either. */
function failure(cause: unknown): Failed {
  const words = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  if (/quota|space/i.test(words)) {
    const message =
      'The browser has no room left for Warmnote, so this was not saved. Nothing stored before is lost. ' +
      'Delete templates from the trash or free some disk space, then save again.';
    return new Failed('storage-full', message, { cause });
  }
  const message = `The browser could not save this (${words.trim()}). Nothing stored before is lost; please try again.`;
  return new Failed('storage-failed', message, { cause });
}
