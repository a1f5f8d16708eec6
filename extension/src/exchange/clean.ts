/** Making sure that what was read is text. */
import type { Condition, TemplateVersion } from '../protocol';
import { maxRaw, type Found } from './found';
import { figure } from '../ui/words';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without NUL, and with U+FFFD for each half of a character that lacks its other half. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').replace(loneSurrogate, '\uFFFD');
}

/** The text with line ends as the editor's field has them: in another form its words would stand elsewhere than they are shown. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

type Fields = Partial<Found> & { title: string; body: string };

/** Makes a template out of what a format read: cleaned, and refused when it is over the bounds. */
export function found({ title, body: raw, tags = [], suits = [], versions = [], mapped = [], flags = [], refused = '' }: Fields): Found {
  const body = lines(raw);
  const whole = body.length <= maxRaw;
  const made = {
    title: clean(title),
    body: whole ? clean(body) : '',
    tags: tags.map(clean),
    suits: suits.map(cleanCondition),
    versions: versions.map(cleanVersion),
  };
  const changed = whole && (made.title !== title || made.body !== body || made.tags.some((tag, i) => tag !== tags[i]));
  return {
    ...made,
    mapped,
    flags: changed ? [...flags, 'Characters that are no text (NUL, half an emoji) were taken out.'] : flags,
    refused: whole ? refused : `Its text has ${figure(body.length)} characters. Nothing that long can become a note.`,
  };
}

function cleanVersion(version: TemplateVersion): TemplateVersion {
  const { title, body, tags, suits } = version;
  return { ...version, title: clean(title), body: clean(lines(body)), tags: tags.map(clean), suits: suits.map(cleanCondition) };
}

function cleanCondition({ kind, text }: Condition): Condition {
  return text === undefined ? { kind } : { kind, text: clean(text) };
}
