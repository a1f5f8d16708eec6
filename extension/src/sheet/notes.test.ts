import fc from 'fast-check';
import Papa from 'papaparse';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Finding, SheetNote } from '../protocol';
import { testEngine } from '../testing/engine';
import { fillPeople, type Ask, type Setup } from './fill';
import { arrange, noteOf, type Filter, type Note } from './notes';
import type { Person } from './people';
import { parseSheet } from './read';
import type { Listing, Repeats } from './repeats';
import { notesName, writeNotes } from './write';

const engine = testEngine();
const ask: Ask = (_, body) => engine.call('fill', body);

const setup: Setup = {
  bodies: [
    'Hi {{first_name}}, your talk on {{ask "Which talk?"}} was the best of the day. {{my_first_name}}',
    'Hi {{first_name}}, engineer.',
  ],
  suits: [[], [{ kind: 'title-contains', text: 'engineer' }]],
  otherwise: 0,
  columns: ['', 'full_name', 'title', '?Which talk?'],
  limit: 200,
};

function person(...cells: string[]): Person {
  return { row: 0, cells, problem: '' };
}

test('people become notes, in order, by the real engine', async () => {
  const people = [
    person('x', 'ANNA KIM', 'Vet', 'rivers'),
    { ...person('y', 'Bo'), problem: 'broken' },
    person('z', 'Li Wei', 'Senior Engineer', ''),
    person('', 'Zoë', '', ''),
  ];
  const notes: SheetNote[] = [];
  await fillPeople(ask, setup, people, 0, new AbortController().signal, (more) => notes.push(...more));
  assert.deepEqual(
    notes.map(({ template, why, text, blanks }) => [template, why, text, blanks.join()]),
    [
      [0, '', 'Hi Anna, your talk on rivers was the best of the day. [my first name]', 'my first name'],
      [-1, '', '', ''],
      [1, 'Their job title says “engineer”.', 'Hi Li, engineer.', ''],
      [0, '', 'Hi Zoë, your talk on [Which talk?] was the best of the day. [my first name]', 'Which talk?,my first name'],
    ],
  );
  assert.ok(notes[3]!.findings.some(({ rule, severity }) => rule === 'unfilled-placeholder' && severity === 'error'));
});

test('filling stops when told to, and goes on from there', async () => {
  const people = Array.from({ length: 300 }, (_, i) => person('', `Anna ${i}`, '', 'x'));
  const stop = new AbortController();
  const notes: SheetNote[] = [];
  const take = (more: SheetNote[]) => {
    notes.push(...more);
    if (notes.length > 20) stop.abort();
  };
  await fillPeople(ask, setup, people, 0, stop.signal, take);
  assert.ok(notes.length > 20 && notes.length < 300, `${notes.length}`);
  await fillPeople(ask, setup, people, notes.length, new AbortController().signal, (more) => notes.push(...more));
  assert.equal(notes.length, 300);
  const meanwhile = new AbortController();
  const asking: Ask = (type, body) => (meanwhile.abort(), ask(type, body));
  await fillPeople(asking, setup, people, 0, meanwhile.signal, () => assert.fail('nobody wants them any more'));
  await assert.rejects(
    fillPeople(
      () => Promise.reject(new Error('gone')),
      setup,
      people,
      0,
      new AbortController().signal,
      () => undefined,
    ),
    /gone/,
  );
});

function finding(rule: string, severity: Finding['severity'], start = 0, end = 0): Finding {
  return { rule, severity, start, end, message: '', fixes: [] };
}

const filled: SheetNote = {
  template: 0,
  why: '',
  text: 'Hi [name]',
  blanks: ['name'],
  findings: [finding('unfilled-placeholder', 'error', 3, 9)],
};

test('a changed note is judged by its own words', () => {
  assert.equal(noteOf(undefined, { text: 'x' }), undefined);
  assert.deepEqual(noteOf(filled, undefined)?.blanks, ['name']);
  const edited = noteOf(filled, {
    text: 'Hi [Why?] Bo',
    findings: [finding('unfilled-placeholder', 'error', 3, 9), finding('emoji', 'warning')],
    copied: 1,
  })!;
  assert.deepEqual([edited.count, edited.blanks.join(), edited.edited, edited.copied, edited.findings.length], [12, 'Why?', true, true, 2]);
});

const none: ReadonlySet<number> = new Set();

test('notes are counted by what is wrong with them', () => {
  const notes: (Note | undefined)[] = [
    noteOf(filled, undefined),
    noteOf({ ...filled, text: 'Hi Anna', blanks: [], findings: [finding('emoji', 'warning'), finding('emoji', 'warning')] }, { copied: 1 }),
    noteOf({ ...filled, text: '', template: -1, blanks: [], findings: [] }, undefined),
    noteOf({ ...filled, text: 'x'.repeat(201), blanks: [], findings: [finding('length-over-limit', 'error')] }, undefined),
    undefined,
  ];
  const people = notes.map(() => person());
  const { tally, shown } = arrange(people, (place) => notes[place], new Map(), 200, 'rule:emoji', none);
  assert.deepEqual(shown, [1]);
  assert.deepEqual(
    [...tally].sort(([a], [b]) => (a < b ? -1 : 1)),
    [
      ['all', 5],
      ['blank:name', 1],
      ['blanks', 1],
      ['errors', 2],
      ['left', 2],
      ['none', 1],
      ['over', 1],
      ['ready', 1],
      ['rule:emoji', 1],
      ['rule:length-over-limit', 1],
      ['rule:unfilled-placeholder', 1],
    ],
  );
  assert.deepEqual(arrange(people, (place) => notes[place], new Map(), 200, 'all', none).shown, [0, 1, 2, 3, 4]);
  const bare = { ...filled, findings: [] };
  const filters = (note: SheetNote) => {
    const { tally } = arrange([person()], () => noteOf(note, undefined), new Map(), 9, 'all', none);
    return [...tally].map(([filter, count]) => `${filter} ${count}`).join();
  };
  const alone: [what: string, note: SheetNote, want: string][] = [
    ['at the limit', { ...bare, text: 'x'.repeat(9), blanks: [] }, 'all 1,ready 1,left 1'],
    ['over it', { ...bare, text: 'x'.repeat(10), blanks: [] }, 'all 1,over 1,left 1'],
    ['one blank twice', { ...bare, blanks: ['name', 'name'] }, 'all 1,blanks 1,left 1,blank:name 1'],
  ];
  for (const [what, note, want] of alone) assert.equal(filters(note), want, what);
  const own = [noteOf(filled, { text: 'Hi Bo', findings: [] }), noteOf(filled, { text: 'Hi Bo' })];
  const edited = arrange([person(), person()], (place) => own[place], new Map(), 200, 'ready', none);
  assert.deepEqual([edited.shown, edited.tally.get('edited')], [[0], 2], 'what is not judged yet is not ready');
  const held = arrange(people, (place) => notes[place], new Map(), 200, 'left', new Set([1, 3]));
  assert.deepEqual([held.shown, held.tally.get('left')], [[0, 1, 3], 2], 'what is held stays in its place and is not counted');
});

test('of the rows of one person only the first is ready, and none is left once one was copied', () => {
  const note = noteOf({ ...filled, text: 'Hi Anna', blanks: [], findings: [] }, undefined)!;
  const people = [person(), person(), person(), person()];
  const anna: Listing = { places: [0, 2], by: 'profile' };
  const bo: Listing = { places: [1, 3], by: 'name' };
  const repeats: Repeats = new Map([
    [0, anna],
    [1, bo],
    [2, anna],
    [3, bo],
  ]);
  const notes = [note, note, { ...note, copied: true }, note];
  const shown = (filter: Filter) => arrange(people, (place) => notes[place], repeats, 200, filter, none).shown;
  assert.deepEqual(
    [shown('repeated'), shown('ready'), shown('left')],
    [
      [0, 1, 2, 3],
      [0, 1],
      [1, 3],
    ],
  );
  const written = Papa.parse<string[]>(writeNotes([], people, (place) => notes[place], repeats, ['Talk']).slice(1)).data;
  assert.deepEqual(written.map((cells) => cells[6]).slice(0, 5), ['repeats', '', '', 'row 2', 'row 3']);
});

test('law: the written sheet has every cell as it was, runs no formula, and is read again', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+49', '@x', "'=a", 'a"b', 'x\ny', '＝1'));
  const row = fc.array(cell, { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.string({ minLength: 1 }), (rows, text) => {
      const people = rows.map((cells) => person(...cells));
      const note = noteOf({ ...filled, text }, undefined);
      const csv = writeNotes(['Name', 'Job'], people, () => note, new Map(), ['Talk']);
      const raw = Papa.parse<string[]>(csv.slice(1).replace(/\r\n$/, ''), { delimiter: ',', newline: '\r\n' }).data;
      for (const cells of raw) for (const written of cells) assert.doesNotMatch(written, /^[=+\-@＝＋－＠\t\r\n]/);
      assert.deepEqual(
        raw.map((cells) => cells.length),
        raw.map(() => 10),
      );
      const again = parseSheet(csv.slice(1)).rows;
      const plain = (value: string) => value.replaceAll('\0', '');
      if (rows.every((cells) => cells.every((value) => !/[\r\n\ud800-\udfff]/.test(value)))) {
        assert.deepEqual(
          again.slice(1, rows.length + 1).map((cells) => cells.slice(0, 2)),
          rows.map((cells) => cells.map(plain)),
        );
      }
    }),
  );
  assert.equal(notesName('my.people.csv'), 'my.people-notes.csv');
  assert.equal(notesName(''), 'sheet-notes.csv');
});
