import assert from 'node:assert/strict';
import test from 'node:test';
import { follow, followWhole, wordsIn } from './follow';

test('follow', () => {
  const before = 'Hi Anna, good talk!';
  const anna = { start: 3, end: 7 };
  const mark = { start: 18, end: 19 };
  const cases: [what: string, range: typeof anna, after: string, want: string | null][] = [
    ['nothing changed', anna, before, 'Anna'],
    ['typed after it', anna, `${before} Bye`, 'Anna'],
    ['typed before it', mark, 'Hi dear Anna, good talk!', '!'],
    ['deleted before it', mark, 'Anna, good talk!', '!'],
    ['typed within it', anna, 'Hi Annna, good talk!', null],
    ['deleted with it', mark, 'Hi Anna, good', null],
    ['all gone', anna, '', null],
  ];
  for (const [what, range, after, want] of cases) {
    const at = follow(range, before, after);
    assert.equal(at && after.slice(at.start, at.end), want, what);
  }
});

test('followWhole', () => {
  const before = 'Write to eva@exam';
  const address = { start: 9, end: 17 };
  const cases: [what: string, range: typeof address, after: string, want: string | null][] = [
    ['nothing changed', address, before, 'eva@exam'],
    ['typed at its end', address, 'Write to eva@example.com', null],
    ['typed behind it', address, 'Write to eva@exam today', 'eva@exam'],
    ['a line behind it', address, 'Write to eva@exam\nBye', 'eva@exam'],
    ['typed at its beginning', address, 'Write to deva@exam', null],
    ['typed before it', address, 'Please write to eva@exam', 'eva@exam'],
    ['typed in it', address, 'Write to eva@ex.am', null],
  ];
  for (const [what, range, after, want] of cases) {
    const at = followWhole(range, before, after);
    assert.equal(at && after.slice(at.start, at.end), want, what);
  }
});

test('wordsIn', () => {
  assert.equal(wordsIn({ start: 3, end: 7 }, 'Hi Anna, hello '), 'Anna');
  assert.equal(wordsIn({ start: 0, end: 14 }, 'Hi Anna, hello '), '');
  assert.equal(wordsIn({ start: 3, end: 3 }, 'Hi Anna, hello '), '');
});
