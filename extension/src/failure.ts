import type { Failure } from './protocol';

/** A {@link Failure} while it travels as an exception; it crosses a Port as its code and message. */
export class Failed extends Error implements Failure {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the other side of a Port is told about an exception; only a {@link Failed} has words of its own. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failed) return { code: error.code, message: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Something went wrong inside Warmnote (${detail}). Please try again.` };
}
