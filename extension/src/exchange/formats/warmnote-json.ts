/** Warmnote's own JSON, documented in ../README.md. */
import { Failed } from '../../failure';
import type { PortableTemplate, TemplateVersion } from '../../protocol';
import { maxVersions } from '../../records';
import { found } from '../clean';
import { readConditions } from '../conditions';
import { within, type Format, type Found } from '../found';
import { isObject, textOf, textsOf } from '../../untyped';

const format = 'warmnote-templates';
const version = 1;

/** @param exported milliseconds since 1970 */
export function writeJSON(templates: PortableTemplate[], exported: number): string {
  const listed = templates.map(({ edited, versions, ...fields }) => ({ ...fields, edited: date(edited), versions: versions.map(dated) }));
  return `${JSON.stringify({ format, version, exported: date(exported), templates: listed }, null, 2)}\n`;
}

function dated({ edited, ...fields }: TemplateVersion) {
  return { ...fields, edited: date(edited) };
}

function date(time: number): string {
  return new Date(Math.max(0, time)).toISOString();
}

export const warmnoteJSON: Format = {
  name: 'Warmnote JSON',
  read(source) {
    const file = source.json();
    if (!isObject(file) || file.format !== format) return null;
    if (file.version !== version) {
      throw new Failed(
        'unreadable',
        `This file is of version ${String(file.version)}, and this Warmnote reads version ${version}. Update Warmnote, then import it again.`,
      );
    }
    if (!Array.isArray(file.templates))
      throw new Failed('unreadable', 'This export is broken: it has no list of templates. Export it again.');
    const { entries, remarks } = within(file.templates as unknown[]);
    return { found: entries.map(templateOf), remarks };
  },
};

function templateOf(entry: unknown): Found {
  if (!isObject(entry) || typeof entry.body !== 'string') return found({ title: '', body: '', refused: 'It has no text.' });
  const versions = Array.isArray(entry.versions) ? entry.versions.slice(0, maxVersions).flatMap(versionOf) : [];
  const { flags, ...fields } = fieldsOf(entry);
  return found({ ...fields, versions, flags });
}

function fieldsOf(entry: Record<string, unknown>) {
  const conditions = readConditions(Array.isArray(entry.suits) ? entry.suits : []);
  return { title: textOf(entry.title), body: textOf(entry.body), tags: textsOf(entry.tags), ...conditions };
}

function versionOf(entry: unknown): TemplateVersion[] {
  if (!isObject(entry) || typeof entry.body !== 'string') return [];
  const edited = Date.parse(textOf(entry.edited));
  const { flags: _, ...fields } = fieldsOf(entry);
  return [{ ...fields, edited: Number.isNaN(edited) ? 0 : edited }];
}
