/** The background's side of a Port; the other side is port.ts. Every request is answered. */
import { Failed, toFailure } from './failure';
import type { PortKind, Wire } from './platform';
import type { Event, Reply, Requests, RequestType } from './protocol';

/** Who asks, and whether the answer is still wanted. */
export interface Caller {
  kind: PortKind;
  /** In a private window, of which nothing may be left on the disk. */
  private: boolean;
  /** False once the same port has sent a newer request of the same type. */
  newest(): boolean;
}

export type Handlers = {
  [T in RequestType]: (body: Requests[T][0], caller: Caller) => Promise<Requests[T][1]>;
};

/** What a panel may send; a page may send everything. */
export const panelMay: readonly RequestType[] = [
  'check',
  'preview',
  'render',
  'name',
  'rules',
  'templates',
  'suiting',
  'saveTemplate',
  'useTemplate',
  'saveDraft',
  'drafts',
  'settings',
  'changeSettings',
  'openPage',
];

/** The open connections. */
export class Server {
  private readonly wires = new Set<Wire>();

  constructor(private readonly handlers: Handlers) {}

  accept(wire: Wire, kind: PortKind): void {
    this.wires.add(wire);
    wire.onClose(() => this.wires.delete(wire));
    const newest = new Map<RequestType, number>();
    wire.onMessage((message) => {
      const request = message as { id?: unknown; type?: unknown; body?: unknown };
      if (typeof request?.id !== 'number') return; // a ping, which has done its work by arriving
      const { id } = request;
      const type = request.type as RequestType;
      newest.set(type, id);
      const caller = { kind, private: wire.private ?? false, newest: () => newest.get(type) === id };
      void this.answer(type, request.body, caller).then((outcome) => {
        this.post(wire, { id, ...outcome } as Reply);
      });
    });
  }

  /** Tells every open panel and page. */
  broadcast(event: Event): void {
    for (const wire of this.wires) this.post(wire, event);
  }

  /** Tells the panels of a tab. */
  tell(tab: number, event: Event): void {
    for (const wire of this.wires) if (wire.tab === tab) this.post(wire, event);
  }

  private async answer(type: RequestType, body: unknown, caller: Caller) {
    try {
      return { ok: await this.handler(caller.kind, type)((body ?? {}) as never, caller) };
    } catch (error) {
      return { failure: toFailure(error) };
    }
  }

  private handler(kind: PortKind, type: RequestType) {
    if (!Object.hasOwn(this.handlers, type)) throw new Failed('unknown', 'This version of Warmnote does not know how to do that.');
    if (kind === 'panel' && !panelMay.includes(type)) throw new Failed('not-allowed', 'This can only be done on Warmnote’s own pages.');
    return this.handlers[type] as (body: never, caller: Caller) => Promise<unknown>;
  }

  private post(wire: Wire, message: Reply | Event): void {
    try {
      wire.post(message);
    } catch {
      this.wires.delete(wire); // it closed in the meantime
    }
  }
}
