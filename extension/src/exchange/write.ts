/** The files that the library can be taken away in. */
import type { PortableTemplate } from '../protocol';
import { writeEspanso } from './formats/espanso-write';
import { writeCSV } from './formats/warmnote-csv';
import { writeJSON } from './formats/warmnote-json';

/** What people choose between. */
export const fileKinds = {
  json: { label: 'JSON', type: 'application/json', ending: 'json' },
  csv: { label: 'CSV', type: 'text/csv', ending: 'csv' },
  espanso: { label: 'Espanso', type: 'application/yaml', ending: 'yml' },
} as const;
export type FileKind = keyof typeof fileKinds;

/** @param now milliseconds since 1970 */
export function write(kind: FileKind, templates: PortableTemplate[], now: number): string {
  switch (kind) {
    case 'json':
      return writeJSON(templates, now);
    case 'csv':
      return writeCSV(templates);
    case 'espanso':
      return writeEspanso(templates);
  }
}

/** "warmnote-2026-05-04.json", by the person's own calendar. */
export function fileName(kind: FileKind, now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  return `warmnote-${day}.${fileKinds[kind].ending}`;
}
