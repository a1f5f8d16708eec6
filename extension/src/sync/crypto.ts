/**
 * What the server is not to know, and how it is kept from it: keys out of the sync code by HKDF-SHA-256,
 * records under AES-256-GCM. internal/synccrypto does the same in Go; both are held to the vectors in
 * its testdata.
 */
import { fromBase64url, toBase64url } from '../ids';
import type { LibraryRecord } from '../protocol';

export interface Keys {
  /** The account's id at the server: 16 bytes, base64url. */
  account: string;
  /** What proves to the server that we may: 32 bytes, base64url. */
  token: string;
  /** AES-256-GCM, for records. */
  data: CryptoKey;
  /** HMAC-SHA-256, for ids that devices derive alike. */
  name: CryptoKey;
}

/** What a record's ciphertext holds. Unknown fields of later versions are ignored. */
export interface Envelope {
  /** null: a named record that is deleted. */
  record: LibraryRecord | null;
  /** See Revision in records.ts. */
  rev: string;
  seen: string[];
  /** When and where it was written, for showing only: milliseconds since 1970, and a device's name. */
  at: number;
  device: string;
  /** Of a named record; see {@link nameId}. */
  name?: string;
}

const nonceBytes = 12;
const padTo = 256; // bytes: the server sees only how many steps of this a record takes

const utf8 = new TextEncoder();

export async function deriveKeys(secret: Uint8Array<ArrayBuffer>): Promise<Keys> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derive = async (use: string, bytes: number) => {
    const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode(`warmnote/1 ${use}`) };
    return new Uint8Array(await crypto.subtle.deriveBits(params, root, bytes * 8));
  };
  return {
    account: toBase64url(await derive('account', 16)),
    token: toBase64url(await derive('auth', 32)),
    data: await crypto.subtle.importKey('raw', await derive('data', 32), 'AES-GCM', false, ['encrypt', 'decrypt']),
    name: await crypto.subtle.importKey('raw', await derive('name', 32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  };
}

/** The envelope as the server stores it: base64url of nonce and ciphertext. A nonce is given only by tests. */
export async function seal(keys: Keys, id: string, envelope: Envelope, nonce = newNonce()): Promise<string> {
  const plain = utf8.encode(JSON.stringify(envelope));
  const padded = new Uint8Array(Math.ceil(plain.length / padTo) * padTo).fill(0x20); // spaces, which JSON ignores
  padded.set(plain);
  const cipher = new Uint8Array(await crypto.subtle.encrypt(gcm(keys, id, nonce), keys.data, padded));
  const sealed = new Uint8Array(nonceBytes + cipher.length);
  sealed.set(nonce);
  sealed.set(cipher, nonceBytes);
  return toBase64url(sealed);
}

/** Undoes {@link seal}. Rejects what was not sealed for this record of this account, or was changed since. */
export async function unseal(keys: Keys, id: string, data: string): Promise<Envelope> {
  const sealed = fromBase64url(data);
  const params = gcm(keys, id, sealed.slice(0, nonceBytes));
  const plain = await crypto.subtle.decrypt(params, keys.data, sealed.slice(nonceBytes));
  return JSON.parse(new TextDecoder().decode(plain)) as Envelope;
}

/** The id of the conflict copy of a revision: alike on every device, so that it is made once. */
export function conflictId(keys: Keys, id: string, rev: string): Promise<string> {
  return derivedId(keys, `conflict ${id} ${rev}`);
}

/**
 * The id at the server of the one record of that name: alike on every device of the account, so that
 * devices that made it apart meet in one record, and meaningless to the server.
 */
export function nameId(keys: Keys, name: string): Promise<string> {
  return derivedId(keys, `name ${name}`);
}

async function derivedId(keys: Keys, of: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', keys.name, utf8.encode(of));
  return toBase64url(new Uint8Array(mac, 0, 16));
}

/** Binds a ciphertext to its place, so that the server cannot put one record in the place of another. */
function gcm(keys: Keys, id: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(`warmnote/1 ${keys.account} ${id}`) };
}

function newNonce(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(nonceBytes));
}
