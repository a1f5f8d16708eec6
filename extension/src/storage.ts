import { Failed } from './failure';
import type { Area } from './platform';

/**
 * The area with typed values and with failures in words. Keys are "<kind>:<id>", or a kind alone. Only
 * the background writes.
 */
export class Storage {
  /** Removes what may go; answers whether anything went. */
  private makeRoom: () => Promise<boolean> = () => Promise.resolve(false);

  constructor(private readonly area: Area) {}

  /** What is to be done before a value is refused for want of room. */
  whenFull(makeRoom: () => Promise<boolean>): void {
    this.makeRoom = makeRoom;
  }

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
      const failed = failure(cause);
      if (failed.code !== 'storage-full' || !(await this.madeRoom())) throw failed;
      await this.area.set(items).catch((again: unknown) => {
        throw failure(again);
      });
    }
  }

  remove(keys: string[]): Promise<void> {
    return keys.length === 0 ? Promise.resolve() : this.area.remove(keys);
  }

  private async madeRoom(): Promise<boolean> {
    try {
      return await this.makeRoom();
    } catch {
      return false; // what could not be stored is the news
    }
  }
}

/** Chrome and Firefox say "quota" in their own words; a full disk has no words in common either. */
function failure(cause: unknown): Failed {
  const words = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  if (/quota|space/i.test(words)) {
    const message =
      'The browser has no room left for Warmnote, so this was not saved. Nothing stored before is lost. ' +
      'Free some disk space or empty the library’s trash, then try again.';
    return new Failed('storage-full', message, { cause });
  }
  const message = `The browser could not save this (${words.trim()}). Nothing stored before is lost; please try again.`;
  return new Failed('storage-failed', message, { cause });
}
