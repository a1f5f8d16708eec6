import assert from 'node:assert/strict';
import test from 'node:test';
import { displayTitle, emptyForm, isBlank, parseTags, sameForm } from './form';

test('parseTags', () => {
  const cases: [text: string, tags: string[]][] = [
    ['', []],
    [' , ,', []],
    ['event, alumni', ['event', 'alumni']],
    ['#event; Event ,EVENT', ['event']],
    ['trade fair', ['trade fair']],
  ];
  for (const [text, tags] of cases) assert.deepEqual(parseTags(text), tags, text);
});

test('sameForm compares what would be saved', () => {
  const form = { title: 'Met at an event', body: 'Hi', tags: 'a, b', suits: [{ kind: 'has-mutuals' as const }] };
  assert.ok(sameForm(form, { ...form, title: ' Met at an event ', tags: '#a,b,' }));
  assert.ok(sameForm(form, { ...form, suits: [...form.suits, { kind: 'company-is', text: ' ' }] }));
  assert.ok(!sameForm(form, { ...form, body: 'Hi ' }));
  assert.ok(!sameForm(form, { ...form, suits: [] }));
});

test('isBlank', () => {
  assert.ok(isBlank(emptyForm));
  assert.ok(!isBlank({ ...emptyForm, tags: 'a' }));
});

test('displayTitle', () => {
  assert.equal(displayTitle({ title: ' Talk ', body: 'x' }), 'Talk');
  assert.equal(displayTitle({ title: '', body: 'Hi  Anna,\nyour talk' }), 'Hi Anna, your talk');
  assert.equal(displayTitle({ title: '', body: ' ' }), 'Untitled');
});
