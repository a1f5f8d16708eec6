/** Whether an answer has the shape of the protocol. A server is somebody else's program, and a proxy before it may say anything. */
import type { Changes, Info, PushItem, PushResult } from './http';

type Unknown<T> = { [Name in keyof T]?: unknown } | null | undefined;

/** Says nothing of the limits, which are for {@link hasLimits} once the version is known to be ours. */
export function isInfo(value: unknown): value is Omit<Info, 'limits'> {
  const { name, protocol } = (value ?? {}) as NonNullable<Unknown<Info>>;
  const { min, max } = (protocol ?? {}) as NonNullable<Unknown<Info['protocol']>>;
  return name === 'warmnote' && isNumber(min) && isNumber(max);
}

export function hasLimits(value: Omit<Info, 'limits'>): value is Info {
  const { recordBytes, pushItems, pushBytes } = ((value as Unknown<Info>)?.limits ?? {}) as NonNullable<Unknown<Info['limits']>>;
  return [recordBytes, pushItems, pushBytes].every((limit) => isNumber(limit) && limit > 0);
}

export function isChanges(value: unknown): value is Changes {
  const { items, next, more } = (value ?? {}) as NonNullable<Unknown<Changes>>;
  return (
    typeof next === 'string' &&
    typeof more === 'boolean' &&
    Array.isArray(items) &&
    items.every((item) => typeof (item as { id?: unknown } | null)?.id === 'string' && isState(item))
  );
}

/** Whether these are the results of those items, in their order, each with exactly one outcome. */
export function isResults(value: unknown, items: PushItem[]): value is PushResult[] {
  return Array.isArray(value) && value.length === items.length && value.every((result, i) => isResult(result, items[i]!.id));
}

function isResult(value: Unknown<PushResult>, id: string): boolean {
  const { seq, current, error } = value ?? {};
  const outcomes = [isNumber(seq), isState(current), typeof error === 'string'];
  return value?.id === id && outcomes.filter(Boolean).length === 1;
}

function isState(value: unknown): boolean {
  const { seq, data } = (value ?? {}) as { seq?: unknown; data?: unknown };
  return isNumber(seq) && (data === null || typeof data === 'string');
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
