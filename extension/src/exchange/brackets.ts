/** The gaps of templates written for people: `[Name]`, `{first name}`, `<company>`, `%FIRSTNAME%`. */
import type { Mapping } from './mapping';
import { variableOf } from './variables';

const gap = /\{\{([^{}\n]*)\}\}|\[([^[\]{}\n]{1,80})\](?!\()|\{([^{}\n]{1,80})\}|<([^<>{}\n]{1,60})>|%([A-Za-z][A-Za-z _]{0,40})%/g;

/** What only tags of our own language have in them; they stay. */
const own = /^\s*(#if\s|\/if\s*$|else\s*$|cursor\s*$|ask\s)|\|/;

export function mapBrackets(text: string, mapping: Mapping): string {
  return text.replace(gap, (token, ...groups: (string | undefined)[]) => {
    const [tag, square, curly, pointed, percent] = groups;
    if (tag !== undefined && own.test(tag)) return token;
    const name = (tag ?? square ?? curly ?? pointed ?? percent ?? '').trim();
    if (curly?.includes('|')) return mapping.blank(token, `${curly.split('|').join(' or ')}?`, 'chose one of several wordings');
    if (variableOf(name)) return mapping.named(token, name);
    const isQuestion = /^\p{L}[\p{L}\p{N}\p{M} _'’,/&?.-]*$/u.test(name) && (pointed === undefined || !/[/.]/.test(name));
    return isQuestion ? mapping.named(token, name) : token;
  });
}
