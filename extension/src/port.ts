/**
 * The panel's and the pages' side of a Port: requests with answers, and events. The background's side is
 * serve.ts; what may be said is in protocol.ts.
 */
import { Failed } from './failure';
import { newId } from './ids';
import type { Connect, Wire } from './platform';
import type { Event, Reply, Requests, RequestType } from './protocol';

/** A browser stops a background that got no message for 30 s. */
const pingEvery = 20_000;

/** How often one request is sent at most, when the background stops under it each time. */
const maxTries = 3;

/** Done twice, these would leave something behind; all others are sent again after a lost connection. */
const notTwice: readonly RequestType[] = ['syncSetUp', 'useTemplate', 'openPage'];

interface Waiting {
  type: RequestType;
  body: unknown;
  tries: number;
  /** Where it was sent last. */
  wire?: Wire;
  resolve(value: never): void;
  reject(error: Failed): void;
}

/** A connection to the background that is opened when needed and mended when the background stopped. */
export class Client {
  private wire: Wire | undefined;
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Set<(event: Event) => void>();
  private pings: ReturnType<typeof setInterval> | undefined;
  /** Events may have gone by since the listeners last read everything. */
  private missed = false;
  /** A connection was lost and mended since the last ping: the next one waits, lest a crash goes round and round. */
  private mended = false;

  constructor(private readonly connect: Connect) {}

  /** Rejects with a {@link Failed}, and with nothing else. */
  request<T extends RequestType>(type: T, body: Requests[T][0]): Promise<Requests[T][1]> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { type, body: named(type, body), tries: 0, resolve, reject });
      this.send(id);
    });
  }

  /** Hears the background's events while a connection is open; see {@link keepAwake}. Returns its undoing. */
  onEvent(listener: (event: Event) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * While on, the background is kept from stopping, and is started again if it stopped all the same: for
   * an open dialog or a visible page, not for longer, since it costs the person's battery.
   */
  keepAwake(on: boolean): void {
    clearInterval(this.pings);
    this.pings = undefined;
    if (!on) return;
    this.pings = setInterval(() => {
      this.mended = false;
      this.ping();
    }, pingEvery);
    this.ping();
  }

  /** Ends everything; what still waits is answered with code "closed". */
  close(): void {
    this.keepAwake(false);
    this.listeners.clear();
    this.wire?.close();
    this.wire = undefined;
    for (const id of [...this.waiting.keys()]) this.fail(id, new Failed('closed', 'The panel was closed.'));
  }

  private send(id: number): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    waiting.tries++;
    try {
      waiting.wire = this.post({ id, type: waiting.type, body: waiting.body });
    } catch (error) {
      this.fail(id, error instanceof Failed ? error : stopped(error));
    }
  }

  /**
   * Answers where it went. A connection that takes nothing is dead even if nobody said so: an update leaves such
   * behind. A new one tells why.
   */
  private post(message: unknown): Wire {
    const wire = this.open();
    try {
      wire.post(message);
      return wire;
    } catch {
      this.lost(wire); // what waits on it goes first, since of some requests the newest counts
    }
    const next = this.open();
    next.post(message);
    return next;
  }

  private open(): Wire {
    if (this.wire) return this.wire;
    const wire = this.connect();
    wire.onMessage((message) => this.receive(message as Reply | Event));
    wire.onClose(() => this.lost(wire));
    return (this.wire = wire);
  }

  private receive(message: Reply | Event): void {
    if ('event' in message) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    if ('failure' in message) {
      this.fail(message.id, new Failed(message.failure.code, message.failure.message));
      return;
    }
    this.waiting.delete(message.id);
    waiting.resolve(message.ok as never);
  }

  private fail(id: number, error: Failed): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.reject(error);
  }

  /** The background stopped, or the extension was updated; the next {@link open} tells which. */
  private lost(wire: Wire): void {
    if (this.wire !== wire) return;
    this.wire = undefined;
    for (const [id, { type, tries, wire: on }] of [...this.waiting]) {
      if (on !== wire) continue;
      if (notTwice.includes(type) || tries >= maxTries) this.fail(id, stopped());
      else this.send(id);
    }
    this.missed = true;
    if (this.pings === undefined || this.mended) return;
    this.mended = true;
    this.ping();
  }

  private ping(): void {
    try {
      this.post({ ping: true });
    } catch {
      clearInterval(this.pings); // updated: requests say so, and waiting brings nothing
      return;
    }
    if (this.missed) this.catchUp();
  }

  /** Has the listeners read anew what they may have missed. */
  private catchUp(): void {
    this.missed = false;
    if (this.listeners.size === 0) return;
    this.receive({ event: 'library' });
    this.request('settings', {}).then(
      ({ settings }) => this.receive({ event: 'settings', settings }),
      () => undefined, // the next request of the listener itself will say what is wrong
    );
  }
}

/** Gives a new template its id on this side, so that saving it twice makes one template. */
function named(type: RequestType, body: object): object {
  return type === 'saveTemplate' && !('id' in body && body.id) ? { ...body, id: newId() } : body;
}

function stopped(cause?: unknown): Failed {
  return new Failed('stopped', 'The browser stopped Warmnote for a moment. Please try again.', { cause });
}
