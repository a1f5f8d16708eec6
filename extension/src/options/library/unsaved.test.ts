import assert from 'node:assert/strict';
import fc from 'fast-check';
import test from 'node:test';
import { MemoryArea } from '../../testing/memory';
import { sameForm } from './form';
import { Unsaved } from './unsaved';

/** localStorage as far as it is needed here, with room for `room` entries. */
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

const words = { title: 'T', body: 'B', tags: 'a', suits: [], typed: 1 };

test('what is put comes back as it was typed, until it is dropped', () => {
  const unsaved = new Unsaved(fakeStorage());
  assert.equal(unsaved.get('x'), null);
  assert.ok(unsaved.put('x', words));
  assert.deepEqual(unsaved.get('x'), words);
  assert.deepEqual([...unsaved.all().keys()], ['x']);
  unsaved.drop('x');
  assert.equal(unsaved.all().size, 0);
});

test('what a browser that was killed had not written comes back, and nothing that is newer or was dropped goes', async () => {
  const copy = new MemoryArea();
  const before = new Unsaved(fakeStorage(), copy);
  for (const id of ['lost', 'behind', 'dropped']) before.put(id, { ...words, typed: 5 });
  before.drop('dropped');
  const storage = fakeStorage();
  const unsaved = new Unsaved(storage, copy);
  const stale = { ...words, body: 'stale' };
  const newer = { ...words, body: 'newer', typed: 9 };
  storage.setItem('unsaved:behind', JSON.stringify(stale));
  storage.setItem('unsaved:alone', JSON.stringify(stale));
  storage.setItem('unsaved:ahead', JSON.stringify(newer));
  await copy.set({ ahead: JSON.stringify(words), broken: '{', other: 3 });
  let told = 0;
  unsaved.listen(() => told++);
  await unsaved.recover();
  assert.equal(told, 1);
  const recovered = { ...words, typed: 5 };
  assert.deepEqual(
    unsaved.all(),
    new Map([
      ['behind', recovered],
      ['alone', stale],
      ['ahead', newer],
      ['lost', recovered],
    ]),
  );
});

test('no room is said, and the others stay', () => {
  const unsaved = new Unsaved(fakeStorage(1));
  assert.ok(unsaved.put('x', words));
  assert.ok(!unsaved.put('y', words));
  assert.deepEqual(unsaved.get('x'), words);
});

test('what is something else is passed over', () => {
  const storage = fakeStorage();
  for (const text of ['', '{', '3', 'null', '{"title":"no body"}']) storage.setItem(`unsaved:${text}`, text);
  storage.setItem('form:server', 'https://sync.example.org');
  assert.equal(new Unsaved(storage).all().size, 0);
});

test('law: whatever the storage holds, it is a template with fields of their kinds, or passed over', () => {
  const field = fc.constantFrom('title', 'body', 'tags', 'suits', 'base', 'typed', 'more');
  const { object } = fc.letrec<{ object: Record<string, unknown> }>((tie) => ({
    object: fc.dictionary(field, fc.oneof({ depthSize: 'small' }, fc.string(), fc.jsonValue(), tie('object'))),
  }));
  const storage = fakeStorage();
  fc.assert(
    fc.property(
      fc.oneof(
        object.map((value) => JSON.stringify(value)),
        fc.json(),
        fc.string(),
      ),
      (text) => {
        storage.setItem('unsaved:x', text);
        const words = new Unsaved(storage).get('x');
        for (const form of words ? [words, words.base ?? words] : []) {
          assert.deepEqual(
            [form.title, form.body, form.tags].map((value) => typeof value),
            ['string', 'string', 'string'],
          );
          assert.ok(sameForm(form, form));
        }
        assert.equal(typeof (words?.typed ?? 0), 'number');
      },
    ),
  );
});

test('listeners hear of changes until they leave', () => {
  const unsaved = new Unsaved(fakeStorage());
  let heard = 0;
  const leave = unsaved.listen(() => heard++);
  unsaved.put('x', words);
  unsaved.drop('x');
  leave();
  unsaved.put('x', words);
  assert.equal(heard, 2);
});

test('two windows on one template: neither replaces nor drops what the other has put there', () => {
  const unsaved = new Unsaved(fakeStorage());
  const [a, b] = [unsaved.hold('x'), unsaved.hold('x')];
  assert.ok(b.put({ ...words, body: 'of B' }));
  assert.deepEqual([a.overtaken, b.overtaken], [true, false]);
  a.drop();
  assert.equal(unsaved.get('x')?.body, 'of B');
  assert.ok(a.put({ ...words, body: 'of A' }));
  const bodies = () => Array.from(unsaved.all().values(), ({ title, body }) => `${title}: ${body}`).sort();
  assert.deepEqual(bodies(), ['T (other window): of B', 'T: of A']);
  b.drop();
  assert.equal(unsaved.get('x')?.body, 'of A');
  b.follow();
  assert.deepEqual([b.overtaken, b.words?.body], [false, 'of A']);
  assert.ok(b.put({ ...words, body: 'of A and B' }));
  assert.ok(a.put({ ...words, body: 'of A and B' }));
  assert.deepEqual(bodies(), ['T (other window): of B', 'T: of A and B'], 'what is alike is one');
  a.drop();
  assert.equal(unsaved.get('x'), null);
});

test('where there is no room for both, what the other window has put there stays', () => {
  const unsaved = new Unsaved(fakeStorage(1));
  const [a, b] = [unsaved.hold('x'), unsaved.hold('x')];
  assert.ok(b.put({ ...words, body: 'of B' }));
  assert.equal(a.put({ ...words, body: 'of A' }), false);
  assert.equal(unsaved.get('x')?.body, 'of B');
});
