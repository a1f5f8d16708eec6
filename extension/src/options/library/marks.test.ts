import assert from 'node:assert/strict';
import test from 'node:test';
import { marksOf, pieces, type Mark } from './marks';

test('pieces', () => {
  const cases: [marks: Mark[], row: string][] = [
    [[], 'abcdef'],
    [[{ start: 1, end: 3, kind: 'slot' }], 'a|bc:slot|def'],
    [
      [
        { start: 0, end: 6, kind: 'warning' },
        { start: 2, end: 4, kind: 'error' },
      ],
      'ab:warning|cd:error|ef:warning',
    ],
    [
      [
        { start: 0, end: 4, kind: 'error' },
        { start: 2, end: 6, kind: 'suggestion' },
      ],
      'abcd:error|ef:suggestion',
    ],
    [[{ start: -3, end: 99, kind: 'error' }], 'abcdef:error'],
  ];
  for (const [marks, row] of cases) {
    const got = pieces('abcdef', marks);
    assert.equal(got.map((p) => (p.kind ? `${p.text}:${p.kind}` : p.text)).join('|'), row);
    assert.equal(got.map((p) => p.text).join(''), 'abcdef');
  }
  assert.deepEqual(pieces('', []), []);
});

test('marksOf finds the slots by itself', () => {
  assert.deepEqual(marksOf('Hi {{first_name}}, {{', null, ''), [{ start: 3, end: 17, kind: 'slot' }]);
});

test('marksOf moves what was found along with its words', () => {
  const answer = {
    errors: [],
    variables: [],
    lengths: { typical: 0, worst: 0 },
    findings: [{ rule: 'r', severity: 'warning' as const, start: 3, end: 4, message: '', fixes: [] }],
  };
  assert.deepEqual(marksOf('Oh hi !', answer, 'hi !'), [{ start: 6, end: 7, kind: 'warning' }]);
  assert.deepEqual(marksOf('hi !?', answer, 'hi !'), [{ start: 3, end: 4, kind: 'warning' }]);
  assert.deepEqual(marksOf('hi', answer, 'hi !'), []);
});
