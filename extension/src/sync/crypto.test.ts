import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '../../../internal/synccrypto/testdata/vectors.json';
import { fromBase64url, idOfName, newId, toBase64url } from '../ids';
import { newSecret } from './code';
import { conflictId, deriveKeys, nameId, seal, unseal } from './crypto';

test('keys and derived ids are those of the vectors', async () => {
  for (const { secret, account, token, conflict } of vectors.keys) {
    const keys = await deriveKeys(fromBase64url(secret));
    assert.equal(keys.account, account);
    assert.equal(keys.token, token);
    assert.equal(await conflictId(keys, conflict.id, conflict.rev), conflict.is);
  }
});

test('named records have the ids of the vectors', async () => {
  for (const { secret, name, id, local } of vectors.names) {
    assert.equal(await nameId(await deriveKeys(fromBase64url(secret)), name), id, name);
    assert.equal(await idOfName(name), local, name);
  }
});

test('records are sealed and opened as the vectors say', async () => {
  for (const { name, secret, id, nonce, envelope, data } of vectors.records) {
    const keys = await deriveKeys(fromBase64url(secret));
    assert.equal(await seal(keys, id, envelope, fromBase64url(nonce)), data, name);
    assert.deepEqual(await unseal(keys, id, data), envelope, name);
  }
});

test('what was forged or damaged is refused', async () => {
  for (const { name, secret, id, data } of vectors.forged) {
    await assert.rejects(unseal(await deriveKeys(fromBase64url(secret)), id, data), name);
  }
});

test('a text is never sealed alike twice', async () => {
  const keys = await deriveKeys(newSecret());
  const [id, { envelope }] = [newId(), vectors.records[0]!];
  assert.notEqual(await seal(keys, id, envelope), await seal(keys, id, envelope));
});

test('law: nothing opens but what was sealed', async () => {
  const keys = await deriveKeys(newSecret());
  const [id, { envelope }] = [newId(), vectors.records[0]!];
  const sealed = await seal(keys, id, envelope);
  const bytes = fromBase64url(sealed);
  const flipped = fc
    .tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
    .map(([at, by]) => toBase64url(bytes.map((byte, i) => (i === at ? byte ^ by : byte))));
  const cut = fc.nat(sealed.length - 2).map((length) => sealed.slice(0, length));
  const data = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), flipped, cut);
  await fc.assert(
    fc.asyncProperty(data, (text) => assert.rejects(unseal(keys, id, text))),
    { numRuns: 1000 },
  );
});
