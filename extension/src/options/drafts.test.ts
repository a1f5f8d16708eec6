import assert from 'node:assert/strict';
import test from 'node:test';
import { Drafts } from './drafts';

/** localStorage as far as drafts need it, with room for `room` entries. */
function fakeStorage(room = 9): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (i) => [...entries.keys()][i] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      if (!entries.has(key) && entries.size >= room) throw new Error('QuotaExceededError');
      entries.set(key, value);
    },
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

const draft = { title: 'T', body: 'B', tags: 'a', typed: 1 };

test('a draft comes back as it was typed, until it is dropped', () => {
  const drafts = new Drafts(fakeStorage());
  assert.equal(drafts.get('x'), null);
  assert.ok(drafts.put('x', draft));
  assert.deepEqual(drafts.get('x'), draft);
  assert.deepEqual([...drafts.all().keys()], ['x']);
  drafts.drop('x');
  assert.equal(drafts.all().size, 0);
});

test('no room is said, and the other drafts stay', () => {
  const drafts = new Drafts(fakeStorage(1));
  assert.ok(drafts.put('x', draft));
  assert.ok(!drafts.put('y', draft));
  assert.deepEqual(drafts.get('x'), draft);
});

test('what is no draft is passed over', () => {
  const storage = fakeStorage();
  for (const text of ['', '{', '3', 'null', '{"title":"no body"}']) storage.setItem(`draft:${text}`, text);
  storage.setItem('form:server', 'https://sync.example.org');
  assert.equal(new Drafts(storage).all().size, 0);
});

test('listeners hear of changes until they leave', () => {
  const drafts = new Drafts(fakeStorage());
  let heard = 0;
  const leave = drafts.listen(() => heard++);
  drafts.put('x', draft);
  drafts.drop('x');
  leave();
  drafts.put('x', draft);
  assert.equal(heard, 2);
});
