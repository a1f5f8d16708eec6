import assert from 'node:assert/strict';
import test from 'node:test';
import { testEngine } from '../../testing/engine';
import { free, premium } from '../../ui/limits';
import { answerLength, scaleFor, verdict } from './lengths';

test('verdict', () => {
  const cases: [typical: number, worst: number, tone: string, words: RegExp][] = [
    [150, 200, 'good', /every account/],
    [200, 201, 'warning', /most people/],
    [201, 300, 'warning', /Needs Premium or/],
    [280, 301, 'warning', /a cut even there/],
    [301, 330, 'error', /any account/],
  ];
  for (const [typical, worst, tone, words] of cases) {
    const got = verdict({ typical, worst });
    assert.equal(got.tone, tone);
    assert.match(got.text, words);
  }
});

test('the limits stand apart, and inside of the bar', () => {
  for (const worst of [0, 300, 330, 900, 20_000]) {
    const scale = scaleFor({ typical: worst, worst });
    assert.ok(scale > premium && (premium - free) / scale > 0.1, `a length of ${worst}`); // of the bar, for a figure below each
  }
});

test('the engine counts an answer as the page says, for everybody alike', async () => {
  const lengths = { typical: answerLength, worst: answerLength };
  assert.deepEqual((await testEngine().call('inspect', { body: '{{ask "Which talk?"}}' })).lengths, lengths);
});
