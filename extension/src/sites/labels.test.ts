import assert from 'node:assert/strict';
import test from 'node:test';
import { mentions, nameFromLabel, nameFromTitle, sameName } from './labels';

test('nameFromLabel', () => {
  const cases: [label: string, want: string][] = [
    ['Invite Anna Kim to connect', 'Anna Kim'],
    ['Invite  Anna\u00a0Kim to connect ', 'Anna Kim'],
    ['Inviter Anna Kim à rejoindre votre réseau', 'Anna Kim'],
    ['Anna Kim als Kontakt einladen', 'Anna Kim'],
    ['Invitar a Anna Kim a conectar', 'Anna Kim'],
    ['Zaproś użytkownika Anna Kim do nawiązania kontaktu', 'Anna Kim'],
    ['Message Anna Kim', ''],
    ['Invite to connect', ''],
    ['', ''],
  ];
  for (const [label, want] of cases) assert.equal(nameFromLabel(label), want, label);
});

test('nameFromTitle', () => {
  const cases: [title: string, want: string][] = [
    ['Anna Kim | LinkedIn', 'Anna Kim'],
    ['(3) Anna Kim | LinkedIn', 'Anna Kim'],
    ['(99+) Anna Kim | LinkedIn', 'Anna Kim'],
    ['LinkedIn', ''],
  ];
  for (const [title, want] of cases) assert.equal(nameFromTitle(title), want, title);
});

test('mentions', () => {
  const cases: [text: string, name: string, want: boolean][] = [
    ['Invite Anna Kim to connect', 'Anna Kim', true],
    ['INVITE ANNA KIM', 'anna  kim', true],
    ['Anna Kim als Kontakt einladen', 'Anna Kim', true],
    ['邀请 李明 加为好友', '李明', true],
    ['Invite Joanna Kim to connect', 'Anna Kim', false],
    ['Invite Anna Kim-Lee to connect', 'Anna Kim', false],
    ['Invite Anna Kimura to connect', 'Anna Kim', false],
    ['Joanna Kim and Anna Kim', 'Anna Kim', true],
    ['anything', '', false],
  ];
  for (const [text, name, want] of cases) assert.equal(mentions(text, name), want, text);
});

test('sameName', () => {
  assert.ok(sameName('Anna Kim', 'Dr. Anna Kim, PhD'));
  assert.ok(sameName('Dr. Anna Kim, PhD', 'Anna Kim'));
  assert.ok(!sameName('Anna Kim', 'Bob Stone'));
  assert.ok(!sameName('', 'Anna Kim'));
});
