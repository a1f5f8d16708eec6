import assert from 'node:assert/strict';
import test from 'node:test';
import type { RuleDoc, RuleSettings } from '../../protocol';
import { heed, ignore, isOff, ruleGroups, setOff, setSeverity } from './rule-settings';

const doc = (code: string, severity: RuleDoc['severity'], summary = ''): RuleDoc => ({
  code,
  severity,
  summary,
  why: 'because',
  source: '',
  solid: '',
});
const docs = [doc('emoji', 'suggestion', 'Too many emoji'), doc('no-name', 'warning'), doc('exclamation', 'suggestion')];

test('a rule goes off and on again', () => {
  const off = setOff(setOff({}, 'emoji', true), 'emoji', true);
  assert.deepEqual(off.off, ['emoji']);
  assert.ok(isOff(off, 'emoji'));
  assert.deepEqual(setOff(off, 'emoji', false).off, []);
});

test('a severity is stored only while it differs from the rule’s own', () => {
  const raised = setSeverity({}, docs[0]!, 'error');
  assert.deepEqual(raised.severity, { emoji: 'error' });
  assert.deepEqual(setSeverity(raised, docs[0]!, 'suggestion').severity, {});
});

test('an ignored finding is heeded again', () => {
  const rules: RuleSettings = ignore({ off: ['no-name'] }, 'emoji', '🎉');
  assert.deepEqual(rules, { off: ['no-name'], ignored: [{ rule: 'emoji', text: '🎉' }] });
  assert.deepEqual(heed(rules, 'emoji', 'x').ignored?.length, 1);
  assert.deepEqual(heed(rules, 'emoji', '🎉').ignored, []);
});

test('ruleGroups', () => {
  const codes = (search: string) => ruleGroups(docs, search).map(([severity, members]) => [severity, ...members.map((d) => d.code)]);
  assert.deepEqual(codes(''), [
    ['warning', 'no-name'],
    ['suggestion', 'emoji', 'exclamation'],
  ]);
  assert.deepEqual(codes(' MANY emoji'), [['suggestion', 'emoji']]);
  assert.deepEqual(codes('nothing'), []);
});
