/** What the person gave to be imported, as text. */
import { decode, tooLarge } from '../../exchange/decode';
import { maxFile } from '../../exchange/found';

export interface Given {
  text: string;
  /** The file's name, "" for pasted text. */
  name: string;
  /** Sentences about how it became text. */
  remarks: string[];
  /** Another one for each thing given, the same file again included. */
  number: number;
}

let given = 0;

export function pasted(text: string): Given {
  return { text, name: '', remarks: [], number: ++given };
}

/** Fails with code "unreadable"; a file that is too large is not even opened. */
export async function fileOf(file: File): Promise<Given> {
  if (file.size > maxFile) throw tooLarge(file.size);
  return { ...decode(new Uint8Array(await file.arrayBuffer())), name: file.name, number: ++given };
}
