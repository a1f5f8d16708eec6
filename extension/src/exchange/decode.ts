/** From the bytes of a file to its text. */
import { Failed } from '../failure';
import { maxFile } from './found';

/** Beginnings of files that people take for text: an Excel or Word document (a zip), a PDF. */
const notText: [start: number[], advice: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'This is an Excel or Word document. Save it as CSV or plain text first, then choose that file.'],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF. Copy its text, then paste it here.'],
];

/**
 * UTF-8 or UTF-16 as its first bytes say, else Windows-1252, which spreadsheets still write; the remark
 * then says so. Fails with code "unreadable" on what is no text or too large.
 */
export function decode(bytes: Uint8Array, most = maxFile): { text: string; remarks: string[] } {
  if (bytes.length > most) throw tooLarge(bytes.length, most);
  for (const [start, advice] of notText) {
    if (start.every((byte, i) => bytes[i] === byte)) throw new Failed('unreadable', advice);
  }
  const utf16 = [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ].findIndex((mark) => mark.every((byte, i) => bytes[i] === byte));
  if (utf16 >= 0) return { text: new TextDecoder(utf16 === 0 ? 'utf-16le' : 'utf-16be').decode(bytes), remarks: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), remarks: [] };
  } catch {
    const remark = 'The file is not UTF-8, so it was read as Windows text. Look at the letters with accents.';
    return { text: new TextDecoder('windows-1252').decode(bytes), remarks: [remark] };
  }
}

/** @param size bytes of a file, or code units of pasted text */
export function tooLarge(size: number, most = maxFile): Failed {
  const megabytes = (n: number) => `${(n / 1024 / 1024).toFixed(1)} MB`;
  return new Failed('unreadable', `This has ${megabytes(size)}; Warmnote reads up to ${megabytes(most)}. Split it and take the parts.`);
}
