/** Random 128-bit ids as base64url (22 characters), for records and their revisions. */
export function newId(bytes = 16): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** What {@link newId} makes for a record: 22 base64url characters whose last holds four bits. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{21}[AQgw]$/.test(text);
}

export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws on what is not base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
