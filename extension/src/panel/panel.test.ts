import assert from 'node:assert/strict';
import test from 'node:test';
import type { CheckAnswer, Finding, Template } from '../protocol';
import { searchTemplates } from '../ui/search';
import { inOrder } from './filter';
import { sameFix } from './fixes';
import { caretIn } from './insertion';
import { isKnown, unknownLanguage } from './language';
import { draftTo, personOf, recipientOf } from './person';
import { around, wordsOf } from './quote';
import { settled } from './settle';
import { proposals, withSlots } from './slots';
import { spokenCount, spokenFindings } from './speech';
import { luminanceOf, themed } from './theme';
import { editedNote, wholeNote } from './whole';

test('spokenCount speaks near the limit only, in steps', () => {
  const cases: [count: number, want: string][] = [
    [0, ''],
    [159, ''],
    [160, 'Fewer than 41 characters left'],
    [179, 'Fewer than 41 characters left'],
    [180, 'Fewer than 21 characters left'],
    [199, 'Fewer than 21 characters left'],
    [200, 'At the limit of 200 characters'],
    [203, '3 over the limit of 200 characters'],
  ];
  for (const [count, want] of cases) assert.equal(spokenCount(count, 200), want, String(count));
});

test('spokenFindings counts them, the gravest first', () => {
  const cases: [severities: Finding['severity'][], want: string][] = [
    [[], ''],
    [['suggestion'], '1 suggestion'],
    [['suggestion', 'error', 'suggestion'], '1 error, 2 suggestions'],
    [['warning', 'warning'], '2 warnings'],
  ];
  for (const [severities, want] of cases) assert.equal(spokenFindings(severities.map((severity) => ({ severity }))), want);
  assert.equal(spokenFindings([], 2), 'Nothing to mend');
  assert.equal(spokenFindings([{ severity: 'warning' }], 2), '1 warning');
});

test('luminanceOf', () => {
  const cases: [color: string, want: number | null][] = [
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['color(srgb 1 1 1)', 1],
    ['rgba(0, 0, 0, 0)', null],
    ['rgb(0 0 0 / 0.4)', null],
    ['oklch(0.5 0.1 200)', null],
  ];
  for (const [color, want] of cases) assert.equal(luminanceOf(color), want, color);
});

test('themed settles what the system would decide', () => {
  const css =
    '.a{color:red}@media screen and (prefers-color-scheme:dark){.a{color:blue}}@media screen and (prefers-color-scheme: dark){b{}}';
  assert.equal(themed(css, 'dark'), '.a{color:red}@media screen{.a{color:blue}}@media screen{b{}}');
  assert.equal(themed(css, 'light'), '.a{color:red}@media not all{.a{color:blue}}@media not all{b{}}');
});

test('proposals name what of a note is about its person', () => {
  const person = { full_name: 'Ann Lee', first_name: 'Ann', last_name: 'Lee', company: 'C++ (Labs)' };
  const cases: [text: string, want: string][] = [
    ['Hi Ann, Anna says Ann is at C++ (Labs).', 'Hi {{first_name}}, Anna says {{first_name}} is at {{company | your company}}.'],
    ['Dear Ann Lee, or Ann?', 'Dear {{full_name}}, or {{first_name}}?'],
    ['Dear Ms Lee', 'Dear Ms {{last_name}}'],
    ['Joann', 'Joann'],
    ['{{Ann}} Ann', '{{Ann}} {{first_name}}'],
  ];
  for (const [text, want] of cases) assert.equal(withSlots(text, proposals(text, person, false)), want);
  assert.deepEqual(
    proposals('Dear Ann Lee', person, false).map(({ words }) => words),
    ['Ann Lee'],
  );
  assert.deepEqual(proposals('Hi Ann', {}, false), []);
});

test('a name that is a word besides is one only where somebody is addressed', () => {
  const cases: [first: string, text: string, want: string][] = [
    ['May', 'Hi May, your talk was great. May we connect?', 'Hi {{first_name}}, your talk was great. May we connect?'],
    ['Will', 'Hello Will - Will you be there? Thanks, Will!', 'Hello {{first_name}} - Will you be there? Thanks, {{first_name}}!'],
    ['April', 'April, see you in April.', '{{first_name}}, see you in April.'],
    ['Grace', 'Dear Grace\nI work at Grace House', 'Dear {{first_name}}\nI work at Grace House'],
    ['Mark', 'I saw your talk, Mark. Mark my words', 'I saw your talk, {{first_name}}. Mark my words'],
  ];
  for (const [first_name, text, want] of cases) assert.equal(withSlots(text, proposals(text, { first_name }, true)), want);
});

test('a note with a template in it keeps the places of blanks and caret, cuts or not', () => {
  const fill = {
    text: 'Hi [name], bye for now',
    count: 22,
    missing: [],
    errors: [],
    blanks: [{ start: 3, end: 9, label: 'name' }],
    cursor: 10,
  };
  const whole = wholeNote('Dear X. Yours', { start: 5, end: 7 }, fill);
  assert.deepEqual([whole.text, whole.count, whole.cursor], ['Dear Hi [name], bye for now Yours', 33, 15]);
  assert.equal(whole.text.slice(whole.blanks[0]!.start, whole.blanks[0]!.end), '[name]');
  const cut = editedNote(whole, [
    { start: 0, end: 5, text: '' },
    { start: 19, end: 27, text: '' },
  ]);
  assert.deepEqual([cut.text, cut.count, cut.cursor], ['Hi [name], bye Yours', 20, 10]);
  assert.equal(cut.text.slice(cut.blanks[0]!.start, cut.blanks[0]!.end), '[name]');
  assert.deepEqual(editedNote(whole, [{ start: 7, end: 12, text: '' }]).blanks, []);
});

test('the person of a note', () => {
  const to = { slug: 'anna-kim', name: 'Dr. Anna KIM', person: { company: 'Example Foundry', location: 'Tallinn' } };
  const person = personOf(to, { first: 'Anna', last: '', full: 'Anna' });
  assert.deepEqual(person, { company: 'Example Foundry', location: 'Tallinn', first_name: 'Anna', full_name: 'Anna' });
  assert.deepEqual(personOf(to, { first: 'Mr. Smith', last: 'Smith', full: 'Smith' }).full_name, 'Mr. Smith');
  assert.deepEqual(personOf(to, { first: 'Gabriel', last: 'Márquez', full: 'Gabriel García Márquez' }).full_name, 'Gabriel García Márquez');
  assert.deepEqual(recipientOf(to), { first: 'Dr. Anna KIM', company: 'Example Foundry', location: 'Tallinn' }, 'as it is displayed');
  const [search, profile] = ['https://www.linkedin.com/search/results/people/?keywords=x', 'https://www.linkedin.com/in/Anna-Kim/'];
  assert.deepEqual(draftTo(to, search), { slug: 'anna-kim', name: to.name, page: '' });
  assert.deepEqual(draftTo({ ...to, slug: '', name: '' }, search), { slug: '', name: '', page: '/search/results/people/' });
  assert.deepEqual(draftTo({ ...to, slug: '', name: '' }, profile), { slug: 'anna-kim', name: '', page: '/in/Anna-Kim/' });
});

function finding(rule: string, severity: Finding['severity'], start = 0, end = 0): Finding {
  return { rule, severity, start, end, message: '', fixes: [{ label: 'Mend', edits: [] }] };
}

function answer(count: number, greeting: boolean, findings: Finding[]): CheckAnswer {
  const checklist = { greeting, introduction: true, ask: true, reason: true, context: true };
  return { count, limit: 200, remaining: 200 - count, checklist, where: {}, language: 'en', findings };
}

test('settled keeps what is missing until it is there', () => {
  const missing = answer(20, false, [finding('missing-greeting', 'suggestion')]);
  const typing = settled(missing, answer(21, false, [finding('emoji', 'warning')]));
  assert.deepEqual(
    typing.findings.map(({ rule }) => rule),
    ['emoji', 'missing-greeting'],
  );
  assert.deepEqual(typing.findings[1]!.fixes, [], 'a fix for an older text is not offered');
  assert.deepEqual([typing.findings[1]!.start, typing.findings[1]!.end], [0, 21], 'about the note as it is now');
  assert.deepEqual(settled(missing, answer(22, true, [])).findings, []);
  assert.deepEqual(settled(missing, answer(0, false, [])).findings, []);
  assert.deepEqual(settled(missing, { ...answer(22, false, []), language: 'es' }).findings, [], 'no words of that language are known');
  assert.deepEqual(settled(null, answer(5, false, [])).findings, []);
});

test('a fix of an older text is found in the judgement of the newer one', () => {
  const mend = (start: number, end: number, text: string) => ({
    ...finding('wordy', 'suggestion', start, end),
    fixes: [{ label: 'Mend', edits: [{ start, end, text }] }],
  });
  const cases: [text: string, findings: Finding[], want: number | undefined][] = [
    ['Dear Ann, in order to', [mend(10, 21, 'to')], 10],
    ['Hi, in order to go', [mend(0, 2, 'Hello'), mend(4, 15, 'to')], 4],
    ['Hi, in order to go', [mend(4, 15, 'so as to')], undefined],
    ['Hi, to go', [], undefined],
  ];
  for (const [text, findings, want] of cases) {
    assert.equal(sameFix(findings, text, [{ start: 4, end: 15, text: 'to' }], 'Hi, in order to')?.[0]?.start, want, text);
  }
});

test('unknownLanguage names the language where it can', () => {
  assert.match(unknownLanguage('es'), /^This looks like Spanish, which Warmnote/);
  assert.match(unknownLanguage('mis'), /^This looks like a language that Warmnote/);
  assert.deepEqual(['en', 'und', 'es', 'mis'].map(isKnown), [true, true, false, false]);
});

test('wordsOf', () => {
  assert.equal(wordsOf(finding('emoji', 'warning', 3, 5), 'Hi 😀!'), '😀');
  assert.equal(wordsOf(finding('missing-ask', 'warning', 0, 5), 'Hello'), '', 'the note as a whole');
  assert.equal(wordsOf(finding('missing-ask', 'warning'), 'Hello'), '');
});

test('around finds the words that a message names, as a whole', () => {
  const cases: [message: string, words: string, want: string[] | null][] = [
    ['“AMAZING” in capitals reads as shouting.', 'AMAZING', ['“', '” in capitals reads as shouting.']],
    ['The blank {first name} is still empty.', '{first name}', ['The blank ', ' is still empty.']],
    ['AMAZING is shouting.', 'AMAZING', ['', ' is shouting.']],
    ['Otherwise: the end.', 'the', null],
    ['Breathe in.', 'the', null],
    ['A bathe is none.', 'bath', null],
    ['Say “so” and “so”.', 'so', ['Say “', '” and “so”.']],
    ['Leave contact details out.', 'odd@example.com', null],
    ['The other is theirs.', 'the', null],
    ['Say who you are.', '', null],
  ];
  for (const [message, words, want] of cases) assert.deepEqual(around(message, words), want, message);
});

function template(title: string, parts: Partial<Template> = {}): Template {
  return { id: title, title, body: '', tags: [], suits: [], trashed: false, edited: 0, used: 0, lastUsed: 0, ...parts };
}

test('the picker lists by fit, then by use, and searches title, tags and text', () => {
  const all = [
    template('Conference', { tags: ['event'], lastUsed: 1 }),
    template('Alumni', { body: 'We both studied in Tartu', lastUsed: 3 }),
    template('Gone', { trashed: true }),
    template('Новая работа', { used: 2 }),
    template('Thanks', { edited: 5, body: 'Hi {{first_name}}' }),
  ];
  const cases: [typed: string, want: string[]][] = [
    ['', ['Alumni', 'Conference', 'Новая работа', 'Thanks']],
    ['conf', ['Conference']],
    ['event', ['Conference']],
    ['tartu', ['Alumni']],
    ['работа', ['Новая работа']],
    ['gone', []],
    ['first', []], // a slot’s name is no word of the template
    ['zzz', []],
  ];
  const matches = {
    Thanks: { why: 'They know you.', weight: 1 },
    Conference: { why: 'They speak.', weight: 2 },
    Gone: { why: 'x', weight: 9 },
  };
  assert.deepEqual(
    inOrder(all, matches).map(({ title }) => title),
    ['Conference', 'Thanks', 'Alumni', 'Новая работа'],
  );
  for (const [typed, want] of cases)
    assert.deepEqual(
      searchTemplates(inOrder(all, {}), typed).map(({ title }) => title),
      want,
      typed,
    );
});

test('caretIn', () => {
  const fill = { text: 'Hi [name], bye', count: 14, missing: [], errors: [] };
  assert.deepEqual(caretIn({ ...fill, blanks: [], cursor: -1 }), { start: 14, end: 14 });
  assert.deepEqual(caretIn({ ...fill, blanks: [], cursor: 3 }), { start: 3, end: 3 });
  assert.deepEqual(caretIn({ ...fill, blanks: [{ start: 3, end: 9, label: 'name' }], cursor: -1 }), { start: 3, end: 9, label: 'name' });
});
