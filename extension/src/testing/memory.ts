/** Stand-ins for a browser, for the unit tests. */
import type { Area, Wire } from '../platform';

/** Storage in memory. Values are copied as a browser would; `full` makes it refuse to store, and so does more than `room`. */
export class MemoryArea implements Area {
  readonly values = new Map<string, string>();
  full = false;
  /** As Chrome counts: the bytes of all keys, and of all values as JSON. */
  room = Infinity;
  writes = 0;

  async keys(): Promise<string[]> {
    return [...this.values.keys()];
  }

  async get(keys: string[]): Promise<Record<string, unknown>> {
    const found = keys.filter((key) => this.values.has(key));
    return Object.fromEntries(found.map((key) => [key, JSON.parse(this.values.get(key)!) as unknown]));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    const texts = Object.entries(items).map(([key, value]) => [key, JSON.stringify(value)] as const);
    if (this.full || used(new Map([...this.values, ...texts])) > this.room) throw new Error('Resource::kQuotaBytes quota exceeded');
    this.writes++;
    for (const [key, text] of texts) this.values.set(key, text);
  }

  /** Leaves room for so many bytes more. */
  leave(bytes: number): void {
    this.room = used(this.values) + bytes;
  }

  async remove(keys: string[]): Promise<void> {
    for (const key of keys) this.values.delete(key);
  }
}

function used(values: ReadonlyMap<string, string>): number {
  return new TextEncoder().encode([...values].flat().join('')).length;
}

/** Both ends of a connection. Messages are copied and arrive in a later turn, as through a Port. */
export class MemoryWire implements Wire {
  private = false;
  private other!: MemoryWire;
  private open = true;
  private readonly messages: ((message: unknown) => void)[] = [];
  private readonly closings: (() => void)[] = [];

  static pair(): [MemoryWire, MemoryWire] {
    const [a, b] = [new MemoryWire(), new MemoryWire()];
    a.other = b;
    b.other = a;
    return [a, b];
  }

  post(message: unknown): void {
    if (!this.open) throw new Error('Attempting to use a disconnected port object');
    const copy = structuredClone(message);
    setTimeout(() => {
      if (this.other.open) for (const listener of this.other.messages) listener(copy);
    });
  }

  onMessage(listener: (message: unknown) => void): void {
    this.messages.push(listener);
  }

  onClose(listener: () => void): void {
    this.closings.push(listener);
  }

  close(): void {
    if (!this.open) return;
    this.open = this.other.open = false;
    for (const listener of this.other.closings) listener();
  }
}

/** Waits until `condition` holds; fails after ten seconds. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
