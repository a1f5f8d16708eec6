import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'node:test';
import { maxFile, maxFound } from './found';
import { htmlToText } from './html';
import { formats, read } from './read';

/** Milliseconds of processor time, generous: what takes the square of its length takes minutes. */
const soon = 8_000;

function timed<T>(what: string, run: () => T): T {
  const start = process.cpuUsage(); // a busy machine does not count
  const result = run();
  const took = process.cpuUsage(start).user / 1000;
  assert.ok(took < soon, `${what} took ${Math.round(took)} ms`);
  return result;
}

const own = (templates: unknown) => JSON.stringify({ format: 'warmnote-templates', version: 1, templates });

test('what is too large is refused before it is looked at', () => {
  assert.throws(() => read('x'.repeat(maxFile + 1)), { code: 'unreadable', message: /5\.0 MB; Warmnote reads up to/ });
});

test('more templates than a file may have: the first are shown, and that is said', () => {
  const lists = [
    own(Array(3000).fill({ body: 'x' })),
    JSON.stringify(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, 'x']))),
    'Hi there.\n'.repeat(3000),
  ];
  for (const list of lists) {
    const { found, remarks } = read(list);
    assert.equal(found.length, maxFound);
    assert.match(remarks[0]!, /3,000 templates; the first 2,000/);
  }
});

test('a text of more than 64 KB is refused alone', () => {
  const { found } = read(
    own([
      { title: 'Long', body: 'x'.repeat(70_000) },
      { title: 'Short', body: 'y' },
    ]),
  );
  assert.deepEqual(
    found.map(({ title, body, refused }) => [title, body, refused !== '']),
    [
      ['Long', '', true],
      ['Short', 'y', false],
    ],
  );
});

test('NUL and halves of characters are taken out, and that is said', () => {
  const [one] = read(own([{ title: 'a\0b', body: 'x\uD83D y😀', tags: ['\0'] }])).found;
  assert.deepEqual([one!.title, one!.body, one!.tags], ['ab', 'x\uFFFD y😀', ['']]);
  assert.match(one!.flags[0]!, /taken out/);
});

test('YAML: tags, aliases and more than data are refused', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'},*${i ? `b${i - 1}` : 'a'}]`),
  ];
  const cases = [
    `${bomb.join('\n')}\nmatches:\n  - trigger: x\n    replace: *b19`,
    'matches:\n  - trigger: x\n    replace: !!js/function "function () {}"',
    'matches:\n  - !custom {trigger: x, replace: y}',
    'matches:\n  - trigger: x\n   replace: y',
    'matches:\n---\nmatches:\n',
  ];
  for (const text of cases)
    assert.throws(() => timed(text, () => read(text)), { code: 'unreadable', message: /YAML cannot be read/ }, text);
});

test('shapes that are nearly right are refused in words', () => {
  const cases: [text: string, name: string, message: RegExp][] = [
    ['{"format": "warmnote-templates", "version": 2, "templates": []}', '', /Update Warmnote/],
    ['{"format": "warmnote-templates", "version": 1}', '', /no list of templates/],
    ['[{"a": [1]}]', '', /not of Warmnote, Text Blaze or Power Text/],
    ['{"a": 1}', '', /not of Warmnote/],
    ['{"a": ', 'x.json', /cannot be read/],
    [' \n ', '', /no template in this/],
  ];
  for (const [text, name, message] of cases) assert.throws(() => read(text, name), { code: 'unreadable', message }, text);
});

test('keys that mean something to JavaScript are words like others', () => {
  const { found } = read('{"__proto__": "x", "constructor": "y"}');
  assert.deepEqual(
    found.map(({ title }) => title),
    ['__proto__', 'constructor'],
  );
  const yaml =
    'matches:\n  - trigger: ":a"\n    __proto__: {polluted: "1"}\n    form: "[[constructor]] [[__proto__]]"\n    form_fields: {__proto__: {default: z}}';
  assert.match(read(yaml).found[0]!.body, /^\{\{ask "constructor"\}\}/);
  assert.equal(({} as { polluted?: string }).polluted, undefined);
});

test('endless nesting and repetition end soon', () => {
  const n = 1_000_000;
  const cases: [what: string, text: string][] = [
    ['nested JSON', `{"folders":${'['.repeat(n)}${']'.repeat(n)}}`],
    ['nested folders', `{"folders":[${'{"folders":['.repeat(50_000)}${']}'.repeat(50_000)}]}`],
    ['nested YAML', `matches: ${'['.repeat(n)}`],
    ['YAML lists in a line', `matches:\n  ${'- '.repeat(n)}`],
    ['YAML lists in lists', `matches:\n${Array.from({ length: 2_500 }, (_, i) => `${' '.repeat(i)}-`).join('\n')}`],
    ['YAML of many keys', `matches:\n  -\n${Array.from({ length: 30_000 }, (_, i) => `    k${i}: x`).join('\n')}`],
    ['open quotes', `title,shortcut,body\n${'"'.repeat(n)}`],
    ['many cells', `title,shortcut,body\n${','.repeat(n)}`],
    [
      'braces',
      JSON.stringify({
        snippets: [{ text: '{'.repeat(60_000) }, { text: '{}'.repeat(30_000) }, { text: '{'.repeat(30_000) + '}'.repeat(30_000) }],
      }),
    ],
    ['handlebars', `title,shortcut,body\na,a,${'{{#cursor}}'.repeat(5_000)}\nb,b,${'{{> b}}'.repeat(5_000)}`],
    ['brackets', `${'['.repeat(30_000)}${'<'.repeat(30_000)}`],
    ['percent signs', `a,${'%fill'.repeat(10_000)}\nb,${'%filltext:'.repeat(5_000)}`],
    ['empty lines', '\n \t'.repeat(n)],
    ['spaces', ' '.repeat(n)],
  ];
  for (const [what, text] of cases) {
    timed(what, () => {
      try {
        read(text);
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'unreadable', `${what}: ${String(error)}`);
      }
    });
  }
  timed('nested HTML', () => htmlToText('<div>'.repeat(100_000)));
  timed('HTML of angles', () => htmlToText('<'.repeat(n)));
});

test('whatever it is, it is read or refused in words, as every format', () => {
  const pieces = fc.constantFrom(
    'matches:\n',
    '  - trigger: a\n',
    '    replace: ',
    '{{> a}}',
    '{{#if ',
    '}}',
    '{"',
    '":',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    '\n',
    'title,shortcut,body\n',
    '<p>',
    '</',
    '%fill',
    '%',
    '&a ',
    '*a',
    '!!x',
    '|',
    '\0',
    '\uD800',
    'a',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom('', ...formats.map(({ name }) => name)), (parts, as) => {
      try {
        for (const { body } of read(parts.join(''), '', as).found) assert.ok(!/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(body));
      } catch (error) {
        if ((error as { code?: string }).code !== 'unreadable') throw error;
      }
    }),
    { numRuns: 500 },
  );
});
