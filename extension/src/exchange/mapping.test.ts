import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'node:test';
import { testEngine } from '../testing/engine';
import { ask, Mapping, slot } from './mapping';
import { read } from './read';
import { variableOf } from './variables';

const engine = testEngine();

const errorsIn = async (body: string) => (await engine.call('inspect', { body })).errors;

test('whatever a token says, its slot and its question are right in our language', async () => {
  const words = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('{{', '}}', '"', "'", '“x”', '|', 'default:', '„', '\n', '', '1?', '[x]'),
  );
  await fc.assert(
    fc.asyncProperty(words, words, async (label, fallback) => {
      for (const body of [ask(label + fallback), slot('company', fallback + label)]) assert.deepEqual(await errorsIn(body), [], body);
    }),
  );
});

test('what the samples become has no errors but where something was left as it is', async () => {
  const folder = 'extension/src/exchange/testdata/';
  for (const name of readdirSync(folder)) {
    for (const { title, body, flags } of read(readFileSync(folder + name, 'utf8'), name).found) {
      const errors = await errorsIn(body);
      const left = flags.some((flag) => flag.includes('left as it is'));
      assert.ok(errors.length === 0 || left, `${name}: ${title}: ${errors[0]?.message}`);
    }
  }
});

test('variableOf', () => {
  const cases: [name: string, variable: string | undefined][] = [
    ['First Name', 'first_name'],
    ['firstName', 'first_name'],
    ['FIRST_NAME', 'first_name'],
    ['Name', 'first_name'],
    ['their company', 'company'],
    ['Your Name', 'my_name'],
    ['your company', 'my_company'],
    ['mutual connection', 'mutual'],
    ['topic', undefined],
    ['', undefined],
    ['constructor', undefined],
  ];
  for (const [name, variable] of cases) assert.equal(variableOf(name), variable, name);
});

test('a mapping tells each pair and each flag once', () => {
  const mapping = new Mapping();
  for (let i = 0; i < 2; i++) {
    mapping.named('[Name]', 'Name');
    mapping.leave('`x`', 'is a loop');
  }
  assert.deepEqual(mapping.mapped, [['[Name]', '{{first_name}}']]);
  assert.deepEqual(mapping.flags, ["`'x'` is a loop. It was left as it is; mend it by hand."]);
});
