import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64url, isId, newId, toBase64url } from './ids';

test('base64url goes there and back, at any length', () => {
  for (const length of [0, 1, 2, 3, 16, 255, 256, 8191, 8192, 8193, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 167 + length) & 255);
    const text = toBase64url(bytes);
    assert.equal(text, Buffer.from(bytes).toString('base64url'));
    assert.deepEqual(fromBase64url(text), bytes);
  }
  assert.throws(() => fromBase64url('a*b'));
});

test('ids are told from anything else', () => {
  assert.ok(isId(newId()));
  for (const other of ['', newId().slice(1), `${newId()}A`, 'AAECAwQFBgcICQoLDA0OD+', 7, null, undefined])
    assert.ok(!isId(other), String(other));
});
