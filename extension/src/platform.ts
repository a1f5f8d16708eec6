/**
 * The few things that Warmnote asks of its surroundings, so that the same modules run as a browser
 * extension (platform-extension.ts) and on the demo page with a worker as the background
 * (platform-web.ts).
 */

/** One end of a connection between a panel or page and the background. */
export interface Wire {
  /** Throws when the connection is gone. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end went away; not called for {@link close} on this end. */
  onClose(listener: () => void): void;
  close(): void;
  /** The browser's number of the tab at the other end; absent where there are no tabs. */
  tab?: number;
  /** The other end is in a private window, of which nothing may be left on the disk. */
  private?: boolean;
}

/** Which rights a connection has: panels live in pages that are not ours and may ask for less. */
export type PortKind = 'panel' | 'page';

/** Opens a connection to the background. Throws a Failed with code "updated" when that is over for good. */
export type Connect = () => Wire;

/** Key-value storage of JSON values that survives the browser. */
export interface Area {
  keys(): Promise<string[]>;
  /** The values of those keys that are there. */
  get(keys: string[]): Promise<Record<string, unknown>>;
  /** All of the items are stored, or none and the promise is rejected. */
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** What wakes a background that the browser has stopped. There is one. */
export interface Alarm {
  /** Must be called before the first event-loop turn ends. */
  listen(listener: () => void): void;
  /** Lets it ring every so many minutes; 0: never. An alarm that is set so already keeps its time. */
  every(minutes: number): void;
}

/** What the background needs. */
export interface Platform {
  storage: Area;
  /** Forgotten when the browser closes at the latest, and never on the disk; left out where there are no private windows. */
  session?: Area;
  /** The last private window has closed. Must be called before the first event-loop turn ends. */
  onPrivateGone?(listener: () => void): void;
  /** Must be called before the first event-loop turn ends: a connection may be what started us. */
  onConnect(listener: (wire: Wire, kind: PortKind) => void): void;
  /** The person pressed the browser's keys for the picker in a tab; left out where there are no such keys. */
  onPick?(listener: (tab: number) => void): void;
  /** Shows a page of the extension's own in a new tab, with its hash; left out where there are none. */
  openPage?: (address: string) => Promise<void>;
  /** Where a file of the build lies: the engine's warmnote.wasm, starters.json. */
  fileURL(name: 'warmnote.wasm' | 'starters.json'): string;
  /** What to do where such a file cannot be loaded, as the end of a sentence: "install the extension again". */
  remedy: string;
  /** Left out where the background lives no longer than its page. */
  alarm?: Alarm;
  /** A word for this device in the names of conflict copies: "Firefox on Linux". */
  device: string;
}

/** "Firefox on Linux", as far as the user agent string tells. */
export function deviceName(userAgent: string): string {
  const browser = ['Edg', 'Firefox', 'Chrome'].find((name) => userAgent.includes(`${name}/`));
  const system = ['Windows', 'Android', 'Mac', 'CrOS', 'Linux'].find((name) => userAgent.includes(name));
  return `${browser === 'Edg' ? 'Edge' : (browser ?? 'a browser')} on ${system ?? 'another system'}`;
}
