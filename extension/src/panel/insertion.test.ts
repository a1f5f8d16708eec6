import assert from 'node:assert/strict';
import test from 'node:test';
import type { RenderAnswer } from '../protocol';
import { MemoryBox } from '../testing/box';
import { Insertion } from './insertion';
import { editedNote, wholeNote } from './whole';

function filled(text: string): RenderAnswer {
  return { text, count: text.length, missing: [], errors: [], blanks: [], cursor: -1 };
}

/** An insertion into a box with that text, in which `|` is the caret. */
function into(text: string) {
  const box = new MemoryBox();
  box.value = text.replace('|', '');
  box.setSelectionRange(text.indexOf('|'), text.indexOf('|'));
  const insertion = new Insertion(box.asTextArea);
  const insert = (fill: RenderAnswer, where = insertion.target) => assert.ok(insertion.insert(fill, 200, where).done);
  return { box, insertion, insert };
}

test('another template takes the place of an untouched one, and of nothing around it', () => {
  const cases: [before: string, touch: (box: MemoryBox) => void, want: string][] = [
    ['|', () => undefined, 'second'],
    ['Thank you. |', () => undefined, 'Thank you. second'],
    ['Thank you. | Jo', () => undefined, 'Thank you. second Jo'],
    ['Thank you. |', (box) => box.setSelectionRange(12, 12), 'Thank you. second'],
    ['Thank you. |', (box) => box.setSelectionRange(0, 0), 'secondThank you. first'],
    ['Thank you. |', (box) => box.setSelectionRange(0, 5), 'second you. first'],
    ['Thank you. |', (box) => box.put('!'), 'Thank you. first!second'],
    ['Thank you. |', (box) => box.setSelectionRange(11, 11), 'Thank you. second'],
    ['Thank you. |', (box) => box.setSelectionRange(11, 13), 'Thank you. secondrst'],
    ['Thank you. | Jo', (box) => box.setSelectionRange(19, 19), 'Thank you. first Josecond'],
    ['Thank you. |', (box) => (box.setSelectionRange(13, 13), box.put('x')), 'Thank you. fixsecondrst'],
    ['  |', (box) => (box.value = '   '), 'second'],
  ];
  for (const [before, touch, want] of cases) {
    const { box, insert } = into(before);
    insert(filled('first'));
    touch(box);
    insert(filled('second'));
    assert.equal(box.value, want, before);
  }
});

test('a line break of another system in a template takes nothing of what follows it', () => {
  const { box, insert } = into('Hi. | Jo');
  insert(filled('first\r\nline'));
  assert.equal(box.value, 'Hi. first\nline Jo');
  box.setSelectionRange(6, 6);
  insert(filled('second'));
  assert.equal(box.value, 'Hi. second Jo');
});

test('of a note that was shortened with a template in it, another takes the place of the template alone', () => {
  const { box, insertion, insert } = into('Thank you so much. | Jo');
  const whole = wholeNote(box.value, insertion.target, filled('I really like it.'));
  const edits = [
    { start: 9, end: 17, text: '' },
    { start: 21, end: 28, text: '' },
  ];
  insert(editedNote(whole, edits), { start: 0, end: box.value.length });
  assert.equal(box.value, 'Thank you. I like it. Jo');
  box.setSelectionRange(15, 15);
  insert(filled('Second.'));
  assert.equal(box.value, 'Thank you. Second. Jo');
});

test('the blanks of a template are reached in the order in which they stand, either way, until they are filled', () => {
  const { box, insertion, insert } = into('|');
  const text = '[name], your [talk] at [name]';
  const blanks = Array.from(text.matchAll(/\[\w+\]/g), ({ 0: blank, index: start }) => ({ start, end: start + blank.length, label: '' }));
  insert({ ...filled(text), blanks });
  const next = () => insertion.toNextBlank();
  const before = () => insertion.toBlankBefore();
  const steps: [step: () => unknown, done: unknown, at: number, selected: string][] = [
    [() => true, true, 0, '[name]'],
    [before, false, 0, '[name]'],
    [next, true, 13, '[talk]'],
    [next, true, 23, '[name]'],
    [next, false, 23, '[name]'],
    [before, true, 13, '[talk]'],
    [before, true, 0, '[name]'],
    [() => box.put('Anna'), undefined, 4, ''],
    [before, false, 4, ''],
    [next, true, 11, '[talk]'],
  ];
  for (const [i, [step, done, at, selected]] of steps.entries()) {
    const answer = step();
    const { selectionStart, selectionEnd, value } = box;
    assert.deepEqual([answer, selectionStart, value.slice(selectionStart, selectionEnd)], [done, at, selected], `step ${i}`);
  }
});

test('what does not fit is refused with its length, and replaces nothing', () => {
  const { box, insertion } = into('Thank you.|');
  assert.deepEqual(insertion.insert(filled('abc'), 12, { start: 10, end: 10 }), {
    done: false,
    reason: 'That would make 13 characters, 1 more than fit.',
  });
  assert.equal(box.value, 'Thank you.');
  assert.equal(insertion.insert(filled('abc'), 12, { start: 9, end: 10 }).done, true);
  assert.equal(box.value, 'Thank youabc');
});

test('whether what the person wrote would go is told from what a template left', () => {
  const fill = filled('second');
  const around = { ...filled('Hi. second'), template: { start: 4, end: 10 } };
  const cases: [before: string, template: string, fill: typeof around | typeof fill, where: [number, number] | null, takes: boolean][] = [
    ['Hi.|', '', fill, [0, 3], true],
    ['Hi. |', '', fill, [0, 3], true],
    ['Hi.|', '', fill, [0, 2], false],
    ['  |', '', fill, [0, 2], false],
    ['|', 'first', fill, null, false],
    ['Hi. |', 'first', fill, null, true],
    ['Hi. |', 'first', fill, [4, 9], false],
    ['Hi. |', 'first', around, null, false],
    ['Hi. |', '', { ...fill, template: { start: 0, end: 6 } }, null, true],
  ];
  for (const [before, template, given, where, takes] of cases) {
    const { insertion, insert } = into(before);
    if (template) insert(filled(template));
    const range = where ? { start: where[0], end: where[1] } : insertion.all;
    assert.equal(insertion.takesAll(given, range), takes, `${before} ${template} ${given.text} ${where}`);
  }
});
