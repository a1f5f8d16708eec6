/**
 * The sync code: 160 random bits that everything else is derived from, as 32 characters of Crockford's
 * base32 and four more to check them, in groups of four. internal/synccrypto does the same in Go.
 */
import { Failed } from '../failure';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretBytes = 20;
const secretLength = (secretBytes * 8) / 5; // characters
const checkLength = 4; // characters: 20 bits, so one typing mistake in a million passes
const codeLength = secretLength + checkLength;

export function newSecret(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(secretBytes));
}

export async function formatCode(secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const characters = encode(secret) + (await checkOf(secret));
  return characters.match(/.{4}/g)!.join('-');
}

/**
 * Reads a code as a person types it: any case, O for 0, I or L for 1, with or without dashes and spaces.
 * Fails with code "bad-code" and says what is wrong.
 */
export async function parseCode(typed: string): Promise<Uint8Array<ArrayBuffer>> {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Dash}\p{Cf}]/gu, '') // also what is not to be seen, as what is copied out of a message may bring along
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const stranger = [...code].find((character) => !alphabet.includes(character));
  if (stranger) throw badCode(`“${stranger}” never occurs in a sync code.`);
  if (code.length !== codeLength) {
    const amount = code.length < codeLength ? `only ${code.length}` : `${code.length}`;
    throw badCode(`A sync code has ${codeLength} letters and digits; this one has ${amount}.`);
  }
  const secret = decode(code.slice(0, secretLength));
  if ((await checkOf(secret)) !== code.slice(secretLength)) throw badCode('There is a typing mistake in this sync code.');
  return secret;
}

function badCode(what: string): Failed {
  return new Failed('bad-code', `${what} Compare it with the code that your other browser shows.`);
}

/** The first 20 bits of SHA-256 of the secret. */
async function checkOf(secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', secret));
  return encode(hash).slice(0, checkLength);
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= 31;
  }
  return text;
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    held = ((held << 5) | alphabet.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
  }
  return Uint8Array.from(bytes);
}
