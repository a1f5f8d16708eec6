import assert from 'node:assert/strict';
import test from 'node:test';
import { asciiDigits, firstNumber, limitFromCounter } from './numbers';

test('asciiDigits', () => {
  const cases: [text: string, want: string][] = [
    ['0/200', '0/200'],
    ['٠/٢٠٠', '0/200'],
    ['۱۴۳/۳۰۰', '143/300'],
    ['१४३', '143'],
    ['𝟏𝟐', '12'],
    ['no digits', 'no digits'],
  ];
  for (const [text, want] of cases) assert.equal(asciiDigits(text), want);
});

test('limitFromCounter', () => {
  const cases: [text: string, length: number, want: number | null, rightToLeft?: boolean][] = [
    ['0/200', 0, 200],
    [' 143 / 300 ', 143, 300],
    ['270/200', 270, 200],
    ['٠/٢٠٠', 0, 200],
    ['200/0', 0, 200],
    ['\u200f143/200\u200f', 143, 200],
    ['143/200', 144, 200], // the page has not caught up with the last key
    ['198/200', 200, 200], // the page counts otherwise
    ['200/270', 270, 200, true],
    ['270/200', 270, 200, true],
    ['1/2', 1, null],
    ['12/25/2026', 12, null],
    ['3 of 200', 3, null],
    ['0/20000', 0, null],
    ['', 0, null],
  ];
  for (const [text, length, want, rightToLeft = false] of cases) assert.equal(limitFromCounter(text, length, rightToLeft), want, text);
});

test('firstNumber', () => {
  const cases: [text: string, want: number | null][] = [
    [' and 9 other mutual connections', 9],
    ['30innych', 30],
    ['1,204 others', 1204],
    ['17 055', 17055],
    ['nobody else', null],
  ];
  for (const [text, want] of cases) assert.equal(firstNumber(text), want, text);
});
