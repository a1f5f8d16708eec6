import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { Failed } from '../failure';
import { maxRows, parseSheet, readSheet } from './read';

const told = (text: string) => {
  const { rows, problems } = parseSheet(text);
  return rows.map((row, i) => `${problems[i] ? '!' : ''}${row.join('|')}`);
};

test('sheets as they are found', () => {
  const cases: [what: string, text: string, rows: string[]][] = [
    ['commas', 'a,b\nc,d', ['a|b', 'c|d']],
    ['semicolons, DOS', 'a;b,x\r\nc;d\r\n', ['a|b,x', 'c|d', '']],
    ['semicolons, old Macintosh', 'a;b,x\rc;"d\re"\rf\r', ['a|b,x', 'c|d\re', 'f', '']],
    ['semicolons between words with commas', 'a;b\nc, d, e;f, g, h\ni, j;k, l', ['a|b', 'c, d, e|f, g, h', 'i, j|k, l']],
    ['commas between words with semicolons', 'a,b\nc;d;e,f;g;h', ['a|b', 'c;d;e|f;g;h']],
    ['tabs and a mark', '\uFEFFa\tb\nc\td', ['a|b', 'c|d']],
    ['quoted line breaks', 'a,"b\nc"\nd,e', ['a|b\nc', 'd|e']],
    ['ragged rows', 'a,b,c\nd\ne,f,g,h', ['a|b|c', 'd', 'e|f|g|h']],
    ['guarded cells', "'=a,'b\n-1,x", ["=a|'b", '-1|x']],
    ['a quote that is not closed', 'a,b\n"c,d\ne,f\ng,h', ['a|b', '!"c|d', 'e|f', 'g|h']],
    ['NUL and half a character', 'a\0,\ud800', ['a|\ufffd']],
  ];
  for (const [what, text, rows] of cases) {
    assert.deepEqual(told(text), rows, what);
  }
});

test('no line is lost behind a quotation mark', () => {
  const rows = told('a,b\n"c,d\ne,f\n"g,h\ni,"j, j"\n"k"l,m\nn,"o\np"');
  assert.deepEqual(rows, ['a|b', '!"c|d', 'e|f', '!"g|h', 'i|j, j', '!"k"l|m', 'n|o\np']);
});

test('what is no sheet is refused in words', async () => {
  const cases: [text: string, words: RegExp][] = [
    ['', /empty/],
    [',,\n , ', /empty/],
    [`${'a,'.repeat(300)}\n`, /more than 200 columns/],
  ];
  for (const [text, words] of cases)
    assert.throws(
      () => parseSheet(text),
      (error) => error instanceof Failed && words.test(error.message),
      text.slice(0, 20),
    );
  await assert.rejects(readSheet(new File(['PK\x03\x04…'], 'people.xlsx')), /Save it as CSV/);
  await assert.rejects(readSheet(new File(['x'.repeat(21 * 1024 * 1024)], 'long.csv')), /reads up to 20.0 MB/);
});

test('a file becomes a sheet with its name, the time, and what is to be said of it', async () => {
  const before = Date.now();
  const { read, ...sheet } = await readSheet(new File([new Uint8Array([...Buffer.from('Name\nJos'), 0xe9])], 'people.csv'));
  assert.ok(before <= read && read <= Date.now());
  assert.match(sheet.remarks.join(), /read as Windows text/);
  assert.deepEqual({ ...sheet, remarks: [] }, { name: 'people.csv', rows: [['Name'], ['José']], problems: {}, remarks: [] });
});

test('rows beyond the bound are said to be left out', () => {
  const { rows, remarks } = parseSheet('Name\n'.repeat(maxRows + 11));
  assert.equal(rows.length, maxRows + 1);
  assert.match(remarks.join(), /longer than 20,000 rows; the last 11 were left out/);
});

test('law: any text is read or refused in words, and reading ends', () => {
  const piece = fc.constantFrom('"', ',', '\n', '\r\n', 'a', "'=", '""', ';', '\0');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      try {
        parseSheet(pieces.join(''));
      } catch (error) {
        assert.ok(error instanceof Failed);
      }
    }),
    { numRuns: 2000 },
  );
});
