import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from './account';
import { statusOf } from './status';
import type { SyncStatus } from '../protocol';

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
    [['settings'], 0, 'Your settings did not fit on the server and stay in this browser. Shorten or delete some.'],
    [['template', 'template'], 0, '2 templates did not fit on the server and stay in this browser. Shorten or delete some.'],
    [
      ['template', 'settings'],
      0,
      '1 template and your settings did not fit on the server and stay in this browser. Shorten or delete some.',
    ],
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

test('of all that is the matter the status says what matters most', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: new Date(2026, 2, 5, 9, 30) });
  const since = new Date(2026, 2, 5, 8, 5).getTime();
  const failed = (code: string) => ({ since, times: 1, notBefore: 0, why: { code, message: 'So it is.' } });
  const stopped = (code: string) => ({ code, message: 'So it is.' });
  const [moving, retiring] = [
    { code: 'C', by: 'b' },
    { code: 'C', by: 'b', retiring: 'e.1' },
  ];
  const unread = (...ids: string[]) => ({ ids, asked: 0 });
  const all: Partial<Account> = { lastSync: since, failing: failed('rate-limited'), held: 12, stopped: stopped('account-gone') };
  const { stopped: _, ...unstopped } = all;
  const { held: __, ...failing } = unstopped;
  const cases: [has: Partial<Account>, progress: string | undefined, pending: number, state: SyncStatus['state'], words: RegExp][] = [
    [all, 'x', 1, 'stopped', /^This account was deleted from the server\./],
    [{ stopped: stopped('unauthorized') }, undefined, 0, 'stopped', /^The server no longer knows this browser’s sync code/],
    [{ stopped: stopped('unauthorized'), moving }, undefined, 0, 'stopped', /^The server no longer knows this browser’s sync code/],
    [{ stopped: stopped('unauthorized'), moving: retiring }, undefined, 0, 'stopped', /^This browser was moving to a new sync code/],
    [{ stopped: stopped('account-retired') }, undefined, 0, 'stopped', /^Another browser made a new sync code\./],
    [{ stopped: stopped('upgrade-required') }, undefined, 0, 'stopped', /^So it is\.$/],
    [unstopped, 'x', 1, 'paused', /^Another browser or the server removed 12 templates\. Nothing is removed here yet/],
    [failing, '', 1, 'working', /^Syncing…$/],
    [failing, '3 of 5', 1, 'working', /^Syncing: 3 of 5\.$/],
    [failing, undefined, 0, 'waiting', /^Since 08:05: So it is\.$/],
    [failing, undefined, 1, 'waiting', /^1 change waiting\. Since 08:05: So it is\.$/],
    [{ failing: failed('unreachable') }, undefined, 0, 'waiting', /^Server unreachable since 08:05\.$/],
    [{ ...failing, moving }, undefined, 0, 'waiting', /So it is\. Your new sync code is not in force yet; until it is, the old one works/],
    [{ ...failing, moving: retiring }, undefined, 0, 'waiting', /So it is\. Your new sync code comes into force as soon as this is over;/],
    [{}, undefined, 1, 'waiting', /^Not synced yet\.$/],
    [{ lastSync: since, joining: '' }, undefined, 1, 'waiting', /^Not synced yet\.$/],
    [{ lastSync: since, unread: unread('a') }, undefined, 2, 'waiting', /^2 changes waiting\.$/],
    [{ lastSync: since }, undefined, 0, 'idle', /^All is synced, last checked at 08:05\.$/],
    [
      { lastSync: since, unread: unread('a') },
      undefined,
      0,
      'idle',
      /08:05\. But 1 record on the server cannot be read here, .*: it is left alone,/,
    ],
    [{ lastSync: since, unread: unread('a', 'b') }, undefined, 0, 'idle', /But 2 records on the server .*: they are left alone,/],
  ];
  for (const [has, progress, pending, state, words] of cases) {
    const { text, ...status } = statusOf({ ...account, ...has }, { progress, pending, ...taken });
    assert.match(text, words);
    assert.deepEqual(status, {
      state,
      server: 'https://sync.example.org',
      account: 'one',
      moving: has.moving !== undefined,
      retiring: has.moving === retiring,
      reason: has.stopped?.code ?? has.failing?.why.code ?? '',
      pending,
      lastSync: has.lastSync ?? 0,
    });
  }
  assert.deepEqual(statusOf(undefined, { pending: 0, ...taken }), {
    state: 'off',
    text: 'Sync is off: your templates are in this browser only.',
    server: '',
    account: '',
    moving: false,
    retiring: false,
    reason: '',
    pending: 0,
    lastSync: 0,
  });
});
