import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from './account';
import { statusOf } from './status';

const account: Account = {
  server: 'https://sync.example.org',
  code: '',
  id: 'one',
  cursor: 'e.1',
  limits: { pushItems: 100, pushBytes: 1_000_000 },
  lastSync: 0,
};

const taken = { refused: [], undeleted: 0 };

test('a time that is not of today says its day, and one of another year says that', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: new Date(2026, 2, 5, 9, 30) });
  const cases: [since: Date, words: string][] = [
    [new Date(2026, 2, 5, 8, 5), '08:05'],
    [new Date(2026, 2, 4, 23, 59), '23:59 on 4 March'],
    [new Date(2025, 2, 5, 8, 5), '08:05 on 5 March 2025'],
  ];
  for (const [since, words] of cases) {
    const why = { code: 'unreachable', message: '' };
    const failing = { since: since.getTime(), times: 1, notBefore: 0, why };
    const { text } = statusOf({ ...account, failing }, { pending: 2, ...taken });
    assert.equal(text, `2 changes waiting, server unreachable since ${words}.`);
    const idle = statusOf({ ...account, lastSync: since.getTime() }, { pending: 0, ...taken });
    assert.equal(idle.text, `All is synced, last checked at ${words}.`);
  }
});

test('what the server has no room for is told by what it is', () => {
  const cases: [refused: string[], undeleted: number, words: string][] = [
    [['template'], 0, '1 template did not fit on the server and stays in this browser. Shorten or delete some.'],
    [[], 1, 'The server has no room to note that you deleted 1 template: other browsers may still have it. Delete others to make room.'],
    [
      ['settings'],
      2,
      'Your settings did not fit on the server and stay in this browser. Shorten or delete some. ' +
        'The server has no room to note that you deleted 2 templates: other browsers may still have them. Delete others to make room.',
    ],
  ];
  for (const [refused, undeleted, words] of cases) {
    const { state, text } = statusOf({ ...account, lastSync: 1 }, { pending: refused.length + undeleted, refused, undeleted });
    assert.deepEqual([state, text], ['waiting', words]);
  }
});
