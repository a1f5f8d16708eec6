/** Plain text: a list of notes, or an article with notes in it, from an editor or a web page. */
import { Failed } from '../../failure';
import { shorten } from '../../ui/words';
import { mapBrackets } from '../brackets';
import { found } from '../clean';
import { maxRaw, within, type Format, type Found } from '../found';
import { htmlToText } from '../html';
import { Mapping } from '../mapping';
import { fromMarkdown } from '../markdown';

export const plain: Format = {
  name: 'plain text',
  read(source) {
    if (source.json()) {
      throw new Failed(
        'unreadable',
        'This is JSON, but not of Warmnote, Text Blaze or Power Text. Export it as CSV, or paste the texts themselves.',
      );
    }
    const lines = source.text.replace(/\r\n?/g, '\n');
    const text = /^\s*<(!doctype|html|body)\b/i.test(lines) ? htmlToText(lines) : fromMarkdown(lines);
    const { entries, remarks } = within(piecesOf(text));
    return entries.length > 0 ? { found: entries.map(templateOf), remarks } : null;
  },
};

interface Piece {
  title: string;
  text: string;
}

/** The bullet or number of a list's item. */
const item = /^([-*•–]|\(?\d{1,3}[.)])\s+/;
const greets = /^(hi|hey|hello|dear|good (morning|afternoon|evening))\b/i;

/** Paragraphs where empty lines part them, else lines. A heading becomes the title of what follows it. */
function piecesOf(text: string): Piece[] {
  const paragraphs = text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const notes =
    paragraphs.length > 1
      ? joined(paragraphs.flatMap(partsOf))
      : text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
  const pieces: Piece[] = [];
  let title = '';
  for (const note of notes) {
    if (isHeading(note)) {
      title = note.replace(/^#+\s*|:$/g, '').trim();
    } else {
      pieces.push({ title, text: bare(note) });
      title = '';
    }
  }
  return pieces.length > 0 ? pieces : notes.map((note) => ({ title: '', text: bare(note) }));
}

/** The items of a list, and what follows a heading with no empty line between. */
function partsOf(paragraph: string): string[] {
  const lines = paragraph.split('\n');
  if (lines.length > 1 && lines.every((line) => item.test(line))) return lines;
  const parts: string[] = [];
  let headed = true;
  lines.forEach((line, i) => {
    const heading = /^#+\s/.test(line) || (i === 0 && isHeading(line) && greets.test(lines[1] ?? ''));
    if (heading || headed) parts.push(line);
    else parts[parts.length - 1] += `\n${line}`;
    headed = heading;
  });
  return parts;
}

/** A greeting on its own goes with what follows it, a farewell with what it ends. */
function joined(paragraphs: string[]): string[] {
  const notes: string[] = [];
  let greeted = false;
  for (const paragraph of paragraphs) {
    const last = notes.length - 1;
    const farewell = /^(best|kind|warm|many|thanks|thank you|regards|cheers|sincerely|all the best)\b[^.!?]{0,60}$/i.test(paragraph);
    if (last >= 0 && (greeted || farewell)) notes[last] += `\n\n${paragraph}`;
    else notes.push(paragraph);
    greeted = greets.test(paragraph) && /^.{0,60}[,!]$/.test(paragraph);
  }
  return notes;
}

/** Short, one line, ends as no sentence does, and has no gap to fill. */
function isHeading(text: string): boolean {
  return (
    /^#+ /.test(text) ||
    (text.length <= 80 && !/\n|[.!?,;"”]$|[[\]{}<>%]|^(hi|hey|hello|dear)\b/i.test(text) && /^(#|\p{Lu}|\d+[.)]\s)/u.test(text))
  );
}

/** Without the bullet or number of a list, and without quotation marks around the whole. */
function bare(text: string): string {
  return text
    .replace(item, '')
    .trim()
    .replace(/^["“„]([^"“”„]*)["”“]$/s, '$1')
    .trim();
}

function templateOf({ title, text }: Piece): Found {
  if (text.length > maxRaw) return found({ title, body: text });
  const mapping = new Mapping();
  const body = mapBrackets(text, mapping);
  return found({ title: title || shorten(text, 60), body, mapped: mapping.mapped, flags: mapping.flags });
}
