/** Random 128-bit ids as base64url (22 characters), for records and their revisions. */
export function newId(bytes = 16): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** What {@link newId} makes for a record: 22 base64url characters whose last holds four bits. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{21}[AQgw]$/.test(text);
}

/**
 * The id on this device of a named record, of which an account has one whichever device makes it:
 * "settings", "ignored", "starter <key>". It needs no account and never leaves the device; sync/crypto.ts
 * has the one at the server.
 */
export async function idOfName(name: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`warmnote ${name}`));
  return toBase64url(new Uint8Array(hash, 0, 16));
}

export function toBase64url(bytes: Uint8Array): string {
  const portion = 8192; // as many arguments as any browser takes
  let binary = '';
  for (let i = 0; i < bytes.length; i += portion) binary += String.fromCharCode(...bytes.subarray(i, i + portion));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws on what is not base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i); // a first sync decodes 14 MB: Uint8Array.from takes seconds
  return bytes;
}
