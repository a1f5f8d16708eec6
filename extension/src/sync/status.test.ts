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
    const { text } = statusOf({ ...account, failing }, { pending: 2, refused: [] });
    assert.equal(text, `2 changes waiting, server unreachable since ${words}.`);
    const idle = statusOf({ ...account, lastSync: since.getTime() }, { pending: 0, refused: [] });
    assert.equal(idle.text, `All is synced, last checked at ${words}.`);
  }
});
