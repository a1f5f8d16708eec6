/** HTML to plain text. The parser only tells what it sees: nothing is built, loaded or run. */
import { Parser } from 'htmlparser2';

const lines = new Set(['div', 'li', 'tr', 'dt', 'dd', 'section', 'article', 'header', 'footer', 'main', 'title']);
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'pre', 'hr']);
const unseen = new Set(['script', 'style', 'template', 'noscript', 'svg', 'textarea', 'select', 'iframe', 'object']);

const tag =
  /<\/?(a|b|blockquote|body|br|code|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|span|strong|table|tbody|td|tr|u|ul)(\s+[a-z-]+\s*=[^<>]*)?\s*\/?>/i;
const entity = /&(#\d+|#x[\da-f]+|nbsp|amp|lt|gt|quot|[lr][sd]quo|[mn]dash|hellip);/i;

/** Whether a text is marked up at all, so that "a < b", "R&D" and "<company>" stay as they are. */
export function looksLikeHTML(text: string): boolean {
  return tag.test(text) || entity.test(text);
}

/** The text that a reader would see: blocks on lines of their own, paragraphs with an empty line between. */
export function htmlToText(html: string): string {
  let text = '';
  let hidden = 0;
  const gap = (name: string) => {
    if (name === 'br' || (lines.has(name) && !text.endsWith('\n'))) text += '\n';
    else if (paragraphs.has(name)) text += '\n\n';
  };
  const parser = new Parser({
    onopentagname(name) {
      if (unseen.has(name)) hidden++;
      else if (name !== 'br') gap(name);
    },
    ontext(piece) {
      if (hidden === 0) text += piece.replace(/[\s\u00a0]+/g, ' ');
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden--;
      else gap(name);
    },
  });
  parser.end(html);
  return tidy(text);
}

/** Blocks that open and close around each other leave more line breaks than a reader would see. */
function tidy(text: string): string {
  const trimmed = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  return trimmed
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
