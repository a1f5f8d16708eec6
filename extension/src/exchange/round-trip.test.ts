import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'node:test';
import Papa from 'papaparse';
import { cleanConditions } from '../conditions';
import { Library } from '../library';
import { newId } from '../ids';
import { conditionKinds, type PortableTemplate } from '../protocol';
import { Records } from '../records';
import { Storage } from '../storage';
import { MemoryArea } from '../testing/memory';
import { plan } from './plan';
import { read } from './read';
import { fileKinds, fileName, write, type FileKind } from './write';

/** Text as the library may have it, of a person or a spreadsheet; the parts are what the formats give a meaning to. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{first_name}}',
        "'",
        '=',
        '+',
        '@',
        '"',
        ',',
        ';',
        '\n',
        '\t',
        '{',
        '[x]',
        '%|',
        '<b>',
        '&amp;',
        '#',
        ': ',
        '- ',
        '😀',
        '日本',
        ' ',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('\r', ''));
const line = text.map((words) => words.replace(/\s+/g, ' ').trim());
const tags = fc.uniqueArray(line.filter(Boolean), { maxLength: 3 });
const edited = fc.integer({ min: 0, max: 4e12 });
const suits = fc
  .array(fc.record({ kind: fc.constantFrom(...conditionKinds), text: line }, { noNullPrototype: true }), { maxLength: 3 })
  .map(cleanConditions);
const words = { title: line, body: text, tags, suits, edited };
const template: fc.Arbitrary<PortableTemplate> = fc.record({
  ...words,
  versions: fc.array(fc.record(words, { noNullPrototype: true }), { maxLength: 3 }),
});
const templates = fc.array(template, { maxLength: 6 });

type Fields = Omit<PortableTemplate, 'edited' | 'versions'>;
const fields = ({ title, body, tags, suits }: Fields) => ({ title, body, tags, suits });

test('JSON: what was exported is what is imported, history and conditions included', () => {
  fc.assert(
    fc.property(templates, edited, (all, now) => {
      const { format, found, remarks } = read(write('json', all, now));
      assert.equal(format, 'Warmnote JSON');
      assert.deepEqual(remarks, []);
      const back = found.map(({ mapped, flags, refused, ...portable }) => portable);
      assert.deepEqual(
        back,
        all.map(({ edited: _, ...portable }) => portable),
      );
    }),
  );
});

test('CSV: titles, texts, tags and conditions come back exactly, and no cell begins like a formula', () => {
  const filled = fc.array(
    template.filter(({ title, body }) => (title + body).trim() !== ''),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(filled, (all) => {
      const file = write('csv', all, 0);
      assert.deepEqual(read(file).found.map(fields), all.map(fields));
      for (const cell of Papa.parse<string[]>(file, { delimiter: ',' }).data.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }),
  );
});

test('Espanso: words, slots with fallbacks, questions and the caret come back', () => {
  const piece = fc.constantFrom(
    'Hi ',
    '{{first_name}}',
    '{{company | your company}}',
    '{{cursor}}',
    '{{ask "event"}}',
    ', ',
    ': #',
    '\n',
    "it's “x”",
    '😀 - ',
    '100% ',
  );
  const body = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => `${parts.join('')}.`);
  const none = fc.constant([]).map(() => []);
  const plainTemplate = fc.record({ title: line.filter(Boolean), body, tags, edited, suits: none, versions: none });
  fc.assert(
    fc.property(fc.array(plainTemplate, { minLength: 1, maxLength: 5 }), (all) => {
      const { format, found } = read(write('espanso', all, 0));
      assert.equal(format, 'Espanso YAML');
      assert.deepEqual(found.map(fields), all.map(fields));
    }),
  );
});

test('Espanso gets the words for a known value', () => {
  const body = 'Hi{{#if company}} at {{company}}{{#if title}}, {{title}}{{else}}!{{/if}}{{else}}?{{/if}} bye';
  const file = write('espanso', [{ title: 'T', body, tags: [], suits: [], edited: 0, versions: [] }], 0);
  assert.equal(read(file).found[0]!.body, 'Hi at {{company}}, {{title}} bye');
});

function openLibrary() {
  const storage = new Storage(new MemoryArea());
  return new Library(new Records(storage, () => undefined), storage);
}

test('a library that is exported and imported elsewhere is the same library', async () => {
  const from = openLibrary();
  const { id } = await from.save({ title: 'Fair', body: 'one', tags: ['event'] });
  await from.save({ id, title: 'Fair', body: 'two', tags: [], suits: [{ kind: 'company-is', text: 'Acme, Inc.' }] });
  await from.save({ title: 'Fair', body: 'three', tags: [] });
  await from.trash((await from.save({ title: 'Gone', body: 'x', tags: [] })).id);
  const exported = await from.portable();
  const to = openLibrary();
  const planned = plan(read(write('json', exported, 0)).found, await to.list());
  await to.add(planned.map(({ title, body, tags, suits, versions }) => ({ id: newId(), title, body, tags, suits, versions })));
  const names = (all: PortableTemplate[]) => all.map(({ title, body, tags, suits, versions }) => ({ title, body, tags, suits, versions }));
  assert.deepEqual(names(await to.portable()), [
    { ...names(exported)[0]!, versions: exported[0]!.versions },
    { ...names(exported)[1]!, title: 'Fair (2)' },
  ]);
  assert.equal((await to.portable())[0]!.versions[0]!.body, 'one');
  assert.deepEqual(
    plan(read(write('json', exported, 0)).found, await to.list()).map(({ state }) => state),
    ['known', 'known'],
  );
});

test('fileName', () => {
  for (const kind of Object.keys(fileKinds) as FileKind[]) assert.match(fileName(kind, new Date(2026, 0, 5)), /^warmnote-2026-01-05\.\w+$/);
});
