/** Espanso's YAML: matches with a trigger and a text or form. Shell commands and scripts are never run. */
import { Lexer, parseDocument } from 'yaml';
import { Failed } from '../../failure';
import { found } from '../clean';
import { maxRaw, within, type Format, type Found } from '../found';
import { htmlToText } from '../html';
import { cursor, Mapping } from '../mapping';
import { isObject, textOf, textsOf } from '../../untyped';

type Fields = Record<string, unknown>;

export const espanso: Format = {
  name: 'Espanso YAML',
  read(source) {
    if (!/^matches[ \t]*:/m.test(source.text)) return null;
    const file = parseYAML(source.text);
    if (!isObject(file) || !Array.isArray(file.matches)) return null;
    const { entries, remarks } = within(file.matches.filter(isObject));
    const globals = varsOf(file.global_vars);
    if ('imports' in file) remarks.push('The files that this one imports were not read; choose them as well.');
    return { found: entries.map((match) => templateOf(match, globals)), remarks };
  },
};

/**
 * The data of a YAML document of the core schema. Tags and aliases are refused: data needs neither, and
 * aliases are how a small file becomes a large one. Keys are not compared, which would take the square of
 * their number.
 */
function parseYAML(text: string): unknown {
  try {
    if (nestsTooDeep(text)) throw new Error('it nests deeper than any list of templates');
    const document = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: false, logLevel: 'error' });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw problem;
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw new Failed('unreadable', `This YAML cannot be read: ${reason}. Mend it, or take that part out.`, { cause: error });
  }
}

/** Far more than Espanso's files need, far less than fills the stack: engines may end the page over that. */
const maxDepth = 50;
const maxIndentation = 200;

/** Counts what opens a level: brackets, the marks of lists within one line, indentation. */
function nestsTooDeep(text: string): boolean {
  let brackets = 0;
  let marks = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets--;
    else if (token === '-' || token === '?') marks++;
    else if (token.includes('\n')) marks = 0;
    if (brackets > maxDepth || marks > maxDepth || (token.length > maxIndentation && token.trim() === '')) return true;
  }
  return false;
}

function templateOf(match: Fields, globals: ReadonlyMap<string, Fields>): Found {
  const trigger = textOf(match.trigger) || textsOf(match.triggers)[0] || textOf(match.regex);
  const title = textOf(match.label).trim() || trigger;
  const tags = textsOf(match.search_terms);
  const form = textOf(match.form);
  const raw = form || textOf(match.replace) || textOf(match.markdown) || textOf(match.html);
  if (raw.length > maxRaw) return found({ title, body: raw, tags });
  const mapping = new Mapping();
  const text = raw === match.html ? htmlToText(raw) : raw.replaceAll('\r\n', '\n');
  const vars = new Map([...globals, ...varsOf(match.vars)]);
  const filled = form ? mapFields(text, match.form_fields, mapping) : mapVars(text, vars, mapping);
  const body = filled.replaceAll('$|$', () => mapping.become('$|$', cursor)).trimEnd();
  return found({ title, body, tags, mapped: mapping.mapped, flags: mapping.flags, refused: body ? '' : 'It has no text.' });
}

/** `[[name]]` of a form. */
function mapFields(text: string, fields: unknown, mapping: Mapping): string {
  return text.replace(/\[\[\s*(\w+)\s*\]\]/g, (token, name: string) =>
    mapField(token, name, isObject(fields) ? fields[name] : undefined, mapping),
  );
}

function mapField(token: string, name: string, field: unknown, mapping: Mapping): string {
  if (!isObject(field)) return mapping.named(token, name);
  const choices = textsOf(field.values);
  if (choices.length > 0) return mapping.blank(token, name.replaceAll('_', ' '), `was a choice of ${choices.join(', ')}`);
  return mapping.named(token, name, textOf(field.default));
}

function varsOf(list: unknown): Map<string, Fields> {
  const vars = Array.isArray(list) ? list.filter(isObject) : [];
  return new Map(vars.map((entry) => [textOf(entry.name), entry]));
}

const runs = new Set(['shell', 'script']);

/** `{{name}}`, and `{{form1.name}}` for a field of a form. */
function mapVars(text: string, vars: ReadonlyMap<string, Fields>, mapping: Mapping): string {
  return text.replace(/\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}/g, (token, name: string, field: string | undefined) => {
    const entry = vars.get(name);
    if (!entry) return mapping.named(token, field ?? name);
    const params = isObject(entry.params) ? entry.params : {};
    const type = textOf(entry.type);
    if (type === 'form' && field) return mapField(token, field, isObject(params.fields) ? params.fields[field] : undefined, mapping);
    if (type === 'echo') return mapping.become(token, textOf(params.echo));
    if (runs.has(type)) return mapping.blank(token, name.replaceAll('_', ' '), 'ran a command on your computer; Warmnote never does that');
    const choices = textsOf(params.choices ?? params.values);
    const label = choices.length > 0 ? `${choices.join(' or ')}?` : name.replaceAll('_', ' ');
    return mapping.blank(token, label, `is of the type ${type || 'unknown'}, which Warmnote does not have`);
  });
}
