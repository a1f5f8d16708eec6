import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibraryRecord, MergeAnswer } from '../protocol';
import { nothing, type Revision, type Stored } from '../records';
import type { Envelope } from './crypto';
import { acknowledged, resolve } from './resolve';

const text = (body: string): LibraryRecord => ({ kind: 'template', title: 'T', body, tags: [] });
const revision = (rev: string, body: string | null, ...seen: string[]): Revision => ({
  rev,
  seen,
  record: body === null ? null : text(body),
});
const clean = (seq: number, state: Revision): Stored => ({ ...state, edited: 1, seq });
const edited = (seq: number, state: Revision, base: Revision): Stored => ({ ...state, edited: 1, seq, base });
const envelope = (state: Revision): Envelope => ({ ...state, record: state.record!, at: 2, device: 'other' });
const mergeTo = (merged: string | null, conflict?: string) => async (): Promise<MergeAnswer> => ({
  merged: merged === null ? null : text(merged),
  conflict: conflict === undefined ? null : text(conflict),
});
const noMerge = () => Promise.reject(new Error('there is nothing to merge'));

const base = revision('r1', 'base');
const mine = revision('r2', 'mine', 'r1');
const theirs = revision('r3', 'theirs', 'r1');
const deletion = revision('r4', null, 'r1');

test('what the server has meets what we have', async (t) => {
  const cases: { name: string; local: Stored | undefined; remote: Revision | null; body?: string | null; pending?: boolean }[] = [
    { name: 'new to us', local: undefined, remote: theirs, body: 'theirs' },
    { name: 'deleted and unknown to us', local: undefined, remote: null },
    { name: 'no edit of ours', local: clean(1, base), remote: theirs, body: 'theirs' },
    { name: 'an old state is served again', local: clean(1, theirs), remote: base, body: 'theirs', pending: true },
    { name: 'deleted, no edit of ours', local: clean(1, base), remote: null },
    { name: 'deleted on both sides', local: edited(1, deletion, base), remote: null },
    { name: 'deleted there, edited here: the edit stays', local: edited(1, mine, base), remote: null, body: 'mine', pending: true },
    {
      name: 'deleted there in words, edited here: the edit stays',
      local: edited(1, mine, base),
      remote: deletion,
      body: 'mine',
      pending: true,
    },
    { name: 'deleted there in words, no edit of ours', local: clean(1, base), remote: deletion },
    { name: 'deleted here, edited there: the edit stays', local: edited(1, deletion, base), remote: theirs, body: 'theirs' },
    { name: 'deleted here after what the server has', local: edited(1, deletion, base), remote: base, body: null, pending: true },
    { name: 'our push got in, its answer was lost', local: edited(1, mine, base), remote: mine, body: 'mine' },
    { name: 'our push got in and was built upon', local: edited(1, mine, base), remote: revision('r5', 'more', 'r3', 'r2'), body: 'more' },
    {
      name: 'an earlier push of ours got in',
      local: edited(1, revision('r6', 'newer', 'r2', 'r1'), base),
      remote: mine,
      body: 'newer',
      pending: true,
    },
    { name: 'a new record that we pushed and deleted', local: edited(0, deletion, nothing), remote: base, body: null, pending: true },
  ];
  for (const { name, local, remote, body, pending = false } of cases) {
    await t.test(name, async () => {
      const { stored, copy } = await resolve(local, { seq: 9, envelope: remote && envelope(remote) }, noMerge);
      assert.equal(copy, undefined);
      if (body === undefined) return assert.equal(stored, undefined);
      assert.equal(stored?.record?.body ?? null, body);
      assert.equal(stored?.base !== undefined, pending);
      assert.equal(stored?.seq, 9);
    });
  }
});

test('of a named record that is deleted on both sides it stays known, and gives way to any text', async () => {
  const named = { ...clean(1, mine), name: 'starter talk' };
  const { stored: pulled } = await resolve(named, { seq: 9, envelope: null }, noMerge);
  const sent = { ...edited(1, deletion, base), name: 'starter talk' };
  for (const stored of [pulled!, acknowledged(sent, sent, 9)!]) {
    assert.deepEqual([stored.record, stored.base, stored.seq, stored.name, stored.edited], [null, undefined, 9, 'starter talk', 1]);
    for (const back of [base, mine, theirs]) {
      assert.deepEqual((await resolve(stored, { seq: 10, envelope: envelope(back) }, noMerge)).stored?.record, back.record);
    }
  }
});

test('edits on both sides are merged and pushed again', async () => {
  const { stored, copy } = await resolve(edited(1, mine, base), { seq: 9, envelope: envelope(theirs) }, mergeTo('both'));
  assert.equal(copy, undefined);
  assert.equal(stored?.record?.body, 'both');
  assert.deepEqual(stored?.base, theirs);
  assert.deepEqual(stored?.seen, ['r3', 'r2', 'r1']);
});

test('what cannot be merged is kept twice', async () => {
  const { stored, copy } = await resolve(edited(1, mine, base), { seq: 9, envelope: envelope(theirs) }, mergeTo('theirs', 'mine'));
  assert.equal(stored?.record?.body, 'theirs');
  assert.equal(stored?.base, undefined, 'the server has it already');
  assert.equal(copy?.record?.body, 'mine');
});

test('what is merged in part is pushed again, and what was not, kept beside it', async () => {
  const { stored, copy } = await resolve(edited(1, mine, base), { seq: 9, envelope: envelope(theirs) }, mergeTo('both', 'mine'));
  assert.deepEqual([stored?.record?.body, stored?.base, copy?.record?.body, copy?.seen], ['both', theirs, 'mine', ['r2', 'r1']]);
  assert.ok(copy!.rev && copy!.rev !== mine.rev);
});

test('a merge begins with what both sides have changed', async () => {
  const newer = revision('r6', 'newer', 'r2', 'r1');
  const stranger = revision('r9', 'strange');
  const cases: [what: string, local: Stored, remote: Revision, began: string | null][] = [
    ['both with what the server had', edited(1, mine, base), theirs, 'base'],
    ['they with an earlier push of ours', { ...edited(1, newer, base), sent: mine }, revision('r7', 'on mine', 'r2', 'r1'), 'mine'],
    ['they before that push', { ...edited(1, newer, base), sent: mine }, theirs, 'base'],
    ['the server says nothing of what it had', edited(1, mine, base), stranger, 'base'],
    ['they in another history', edited(0, mine, base), stranger, null],
    ['they with the same, before the account was made anew', edited(0, mine, base), theirs, 'base'],
    ['both with nothing', edited(0, mine, nothing), stranger, null],
  ];
  for (const [what, local, remote, began] of cases) {
    const asked: unknown[] = [];
    await resolve(local, { seq: 9, envelope: envelope(remote) }, async (request) => (asked.push(request), mergeTo('both')()));
    assert.deepEqual(asked, [{ base: began === null ? null : text(began), local: local.record, remote: remote.record }], what);
  }
});

test('an acknowledged push leaves the outbox unless there was another edit', () => {
  const sent = edited(1, mine, base);
  assert.deepEqual(acknowledged(sent, sent, 9), clean(9, mine));
  const later = edited(1, revision('r6', 'newer', 'r2', 'r1'), base);
  assert.deepEqual(acknowledged(later, sent, 9), { ...later, seq: 9, base: mine });
  const deleted = edited(1, deletion, base);
  assert.equal(acknowledged(deleted, deleted, 9), undefined);
});
