import assert from 'node:assert/strict';
import fc from 'fast-check';
import test from 'node:test';
import { names, readUnsavedMe, withoutStored } from './unsaved-me';

test('law: what is kept is read as it was', () => {
  const me = fc.record(Object.fromEntries(names.map((name) => [name, fc.string()])), { requiredKeys: [] });
  fc.assert(fc.property(me, (typed) => assert.deepEqual({ ...readUnsavedMe(JSON.stringify(typed)) }, { ...typed })));
});

test('law: whatever the storage holds, the page gets texts by the names of the fields, or nothing', () => {
  const odd = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.json(),
    fc.dictionary(fc.constantFrom(...names, '__proto__'), fc.jsonValue()).map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(odd, (text) => {
      for (const [name, value] of Object.entries(readUnsavedMe(text))) {
        assert.ok((names as readonly string[]).includes(name), name);
        assert.equal(typeof value, 'string');
      }
    }),
  );
});

test('what is broken is as nothing', () => {
  for (const text of ['{', 'null', '[]', '3', '{"name":7,"age":"9"}', '"name"']) assert.deepEqual(readUnsavedMe(text), {}, text);
  assert.deepEqual(readUnsavedMe('{"name":"Ada","role":null}'), { name: 'Ada' });
});

test('what was stored is taken out, and what was typed since or elsewhere stays', () => {
  assert.deepEqual(withoutStored({ role: 'Head', name: 'Ada L', school: 'Hull' }, { role: 'Head', name: 'Ada' }), {
    name: 'Ada L',
    school: 'Hull',
  });
});
