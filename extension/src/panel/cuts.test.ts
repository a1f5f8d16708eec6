import assert from 'node:assert/strict';
import test from 'node:test';
import type { Edit, Finding } from '../protocol';
import { changeOf, editsOf, isCut, savedBy } from './cuts';

const note = 'Hi Anna,\n\nI am in  Leeds. Best\nregards, ';
const cut = (start: number, end: number, text: string) => ({ start, end, text, saves: end - start - text.length, chosen: false });

test('cuts become edits in the order of the text', () => {
  const cuts = [cut(25, 39, ''), cut(10, 14, "I'm")];
  assert.deepEqual(editsOf(cuts), [
    { start: 10, end: 14, text: "I'm" },
    { start: 25, end: 39, text: '' },
  ]);
  assert.equal(savedBy(cuts), 15);
});

test('changeOf says what goes, and names what cannot be seen', () => {
  const cases: [given: ReturnType<typeof cut>, goes: string, comes: string, named: boolean][] = [
    [cut(10, 14, "I'm"), 'I am', "I'm", false],
    [cut(25, 39, ''), 'Best regards,', '', false],
    [cut(8, 10, '\n'), 'an empty line', '', true],
    [cut(17, 19, ' '), 'a double space', '', true],
    [cut(39, 40, ''), 'spaces at the end of the note', '', true],
  ];
  for (const [given, goes, comes, named] of cases) assert.deepEqual(changeOf(given, note), { goes, comes, named });
});

test('a finding whose fix is among the cuts says nothing of its own', () => {
  const finding = (...edits: Edit[]): Finding => ({
    rule: 'wordy',
    severity: 'suggestion',
    start: 10,
    end: 20,
    message: '',
    fixes: [{ label: 'Shorten it', edits }],
  });
  const cases: [given: Finding, want: boolean][] = [
    [finding(cut(10, 14, "I'm")), true],
    [finding(cut(10, 13, "I'm")), false],
    [finding(cut(10, 14, "I'm"), cut(25, 39, '')), false],
    [{ ...finding(), fixes: [] }, false],
  ];
  for (const [given, want] of cases) assert.equal(isCut(given, [cut(25, 39, ''), cut(10, 14, "I'm")]), want);
});
