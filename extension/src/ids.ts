/** Random 128-bit ids as base64url (22 characters), for records and their revisions. */
export function newId(bytes = 16): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** What {@link newId} makes for a record: 22 base64url characters whose last holds four bits. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{21}[AQgw]$/.test(text);
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
