/** Briskine's Handlebars to Warmnote's template language. */
import { maxRaw } from './found';
import { ask, cursor, quoted, slot, type Mapping } from './mapping';
import { variableOf, type Variable } from './variables';

/** How deep partials stand in partials, at most. */
const maxDepth = 5;

/** @param partials the bodies that `{{> name}}` puts in, by shortcut */
export function mapHandlebars(body: string, mapping: Mapping, partials: ReadonlyMap<string, string> = new Map()): string {
  const whole = inlined(body, mapping, partials, maxDepth);
  const withHints = whole.replace(/\{\{#cursor\}\}([^{}]*)\{\{\/cursor\}\}/g, (token, hint: string) =>
    mapping.become(token, hint.trim() ? ask(hint) : cursor),
  );
  return withHints.replace(/\{\{\{?([^{}]*)\}?\}\}/g, (token, inner: string) => mapTag(token, inner.trim(), mapping));
}

function inlined(body: string, mapping: Mapping, partials: ReadonlyMap<string, string>, depth: number, room = { left: maxRaw }): string {
  return body.replace(/\{\{>\s*([^{}\s]+)\s*\}\}/g, (token, name: string) => {
    const partial = partials.get(name);
    if (partial === undefined) return mapping.leave(token, 'names a template that is not in this file');
    if (depth === 0 || partial.length + token.length > room.left) return mapping.leave(token, 'would put in too much');
    room.left -= partial.length + token.length;
    mapping.flag(`The words of ${quoted(name)} were put in for ${quoted(token)}.`);
    return inlined(partial, mapping, partials, depth - 1, room);
  });
}

function mapTag(token: string, inner: string, mapping: Mapping): string {
  const [word = '', ...rest] = inner.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  if (inner.startsWith('ask ') || inner.includes('|')) return token; // our own, or a line that became it above
  if (inner === 'cursor') return mapping.become(token, cursor);
  if (inner === 'else' || inner === '/if') return token;
  if (word.startsWith('!')) return mapping.become(token, '');
  if (word === '#if') return block(token, rest, mapping);
  if (word === 'or') return alternatives(token, rest, mapping);
  if (word === 'choice') return mapping.blank(token, `${unquote(rest[0] ?? '')}?`, 'chose one of several wordings by chance');
  if (/^[#/^&]/.test(word)) return mapping.leave(token, 'is a block that Warmnote does not have');
  const variable = rest.length === 0 ? pathVariable(word) : undefined;
  if (variable) return mapping.become(token, slot(variable));
  return mapping.blank(token, word.split('.').at(-1)!.replaceAll('_', ' '), 'has no counterpart in Warmnote');
}

/** `{{#if to.company}}`; with a name that is none of ours it stays, and the engine says what is wrong. */
function block(token: string, [path = '', ...more]: string[], mapping: Mapping): string {
  const variable = more.length === 0 ? pathVariable(path) : undefined;
  return variable ? mapping.become(token, `{{#if ${variable}}}`) : mapping.leave(token, 'asks for something that Warmnote does not know');
}

/** `{{or to.company "your company"}}`. */
function alternatives(token: string, choices: string[], mapping: Mapping): string {
  const variable = choices.map((choice) => pathVariable(choice)).find(Boolean);
  const words = choices.find((choice) => /^["']/.test(choice));
  if (!variable) return mapping.blank(token, unquote(words ?? 'one of them'), 'has no counterpart in Warmnote');
  if (choices.length > 2) mapping.flag(`Only the first variable of ${quoted(token)} and its words were kept.`);
  return mapping.become(token, slot(variable, unquote(words ?? '')));
}

/** `to.first_name`, `to.0.first_name`; `from` and `account` are the sender. */
function pathVariable(path: string): Variable | undefined {
  const names = path
    .replace(/[[\]]/g, '')
    .split('.')
    .filter((name) => !/^\d+$/.test(name));
  const field = names.at(-1) ?? '';
  const mine = names.length > 1 && ['from', 'account', 'sender', 'user'].includes(names[0]!);
  if (mine) return variableOf(`my_${field}`);
  return field === 'name' && names.length > 1 ? 'full_name' : variableOf(field);
}

function unquote(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}
