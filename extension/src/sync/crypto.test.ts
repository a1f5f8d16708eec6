import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../../../internal/synccrypto/testdata/vectors.json';
import { fromBase64url, idOfName, newId } from '../ids';
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
