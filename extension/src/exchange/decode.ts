/** From the bytes of a file to its text. */
import { Failed } from '../failure';
import { maxFile } from './found';

/** Beginnings of files that people take for text: an Excel or Word document (a zip), a PDF. */
const notText: [start: number[], advice: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'This is an Excel or Word document. Save it as CSV or plain text first, then choose that file.'],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF. Copy its text, then paste it here.'],
];

/**
 * UTF-8, or UTF-16 where a byte order mark or the zeros beside the first two letters say so, else Windows-1252, which spreadsheets still write; the remark
 * then says so. Fails with code "unreadable" on what is no text or too large.
 */
export function decode(bytes: Uint8Array, most = maxFile): { text: string; remarks: string[] } {
  if (bytes.length > most) throw tooLarge(bytes.length, most);
  for (const [start, advice] of notText) {
    if (start.every((byte, i) => bytes[i] === byte)) throw new Failed('unreadable', advice);
  }
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), remarks: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), remarks: [] };
  } catch {
    const remark = 'The file is not UTF-8, so it was read as Windows text. Look at the letters with accents.';
    return { text: new TextDecoder('windows-1252').decode(bytes), remarks: [remark] };
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  const zeros = [0, 1, 2, 3].map((i) => bytes[i] === 0).join();
  if ((first === 0xff && second === 0xfe) || zeros === 'false,true,false,true') return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || zeros === 'true,false,true,false') return 'utf-16be';
  return undefined;
}

/** @param size bytes of a file, or code units of pasted text */
export function tooLarge(size: number, most = maxFile): Failed {
  const megabytes = (n: number) => `${(n / 1024 / 1024).toFixed(1)} MB`;
  return new Failed('unreadable', `This has ${megabytes(size)}; Warmnote reads up to ${megabytes(most)}. Split it and take the parts.`);
}
