import type { TestContext } from 'node:test';
import { Library, type Starter } from '../library';
import type { Alarm, Area } from '../platform';
import type { Settings, Template } from '../protocol';
import { Records } from '../records';
import { SettingsStore } from '../settings';
import { Storage } from '../storage';
import { SyncClient } from '../sync/client';
import type { Merge } from '../sync/resolve';
import { testEngine } from './engine';
import { MemoryArea } from './memory';

type Fetch = typeof globalThis.fetch;

const engine = process.env.WARMNOTE_WASM ? testEngine() : undefined;
const merge: Merge = (request) => engine!.call('merge', request);

/** A browser with a library and sync, whose network a test can disturb. */
export class Device {
  /** Stands between the client and the network. */
  network: (next: Fetch, url: string, init: RequestInit) => Promise<Response> = (next, url, init) => next(url, init);
  library!: Library;
  records!: Records;
  settings!: SettingsStore;
  readonly alarm = new TestAlarm();
  /** The words of the status, as they changed. */
  readonly said: string[] = [];
  sync!: SyncClient;
  private life = { over: false };

  constructor(
    readonly t: TestContext,
    readonly name: string,
    readonly area = new MemoryArea(),
  ) {
    this.restart();
    t.after(() => this.sync.stop());
  }

  /**
   * The background was stopped, in the midst of whatever it did, and is started again: only what is stored
   * remains.
   */
  restart(): void {
    this.life.over = true;
    const life = (this.life = { over: false });
    const storage = new Storage(whileAlive(this.area, life));
    this.records = new Records(storage, (_, ids) => void this.settings.follow(ids));
    this.settings = new SettingsStore(this.records, storage, merge, () => undefined);
    this.library = new Library(this.records, storage);
    const fetch: Fetch = (url, init) =>
      life.over ? new Promise(() => undefined) : this.network(globalThis.fetch, String(url), init ?? {});
    this.sync = new SyncClient({
      storage,
      records: this.records,
      merge,
      device: this.name,
      changed: ({ text }) => this.said.push(text),
      fetch,
      alarm: this.alarm,
    });
  }

  save(title: string, body: string, id?: string): Promise<Template> {
    return this.library.save({ title, body, tags: [], ...(id && { id }) });
  }

  /** Changes settings as the page does. */
  async set(edit: (settings: Settings) => Settings): Promise<void> {
    const before = await this.settings.get();
    await this.settings.save({ before, settings: edit(before) });
  }

  /** Puts a template here that all devices begin with. */
  seed(...keys: string[]): Promise<void> {
    const starters: Starter[] = keys.map((key) => ({ key, title: key, body: `one of ${key}\ntwo\nthree`, tags: [], suits: [] }));
    return this.library.seed(async () => starters);
  }

  /** "title: body" of all templates that are not in the trash, sorted. */
  async texts(): Promise<string[]> {
    const templates = await this.library.list();
    return templates
      .filter(({ trashed }) => !trashed)
      .map(({ title, body }) => `${title}: ${body}`)
      .sort();
  }
}

/** An alarm that rings when a test says so. */
class TestAlarm implements Alarm {
  minutes = 0;
  ring: () => void = () => undefined;

  listen(listener: () => void): void {
    this.ring = listener;
  }

  every(minutes: number): void {
    this.minutes = minutes;
  }
}

/** Storage for one life of the background; what comes after its end never happens. */
function whileAlive(area: Area, life: { over: boolean }): Area {
  const guard = <T>(act: () => Promise<T>): Promise<T> => (life.over ? new Promise(() => undefined) : act());
  return {
    keys: () => guard(() => area.keys()),
    get: (keys) => guard(() => area.get(keys)),
    set: (items) => guard(() => area.set(items)),
    remove: (keys) => guard(() => area.remove(keys)),
  };
}

/** A network that is not there. */
export function offline(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

/** Brings every device up to date with every other. */
export async function converge(...devices: Device[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const device of devices) await device.sync.now();
}
