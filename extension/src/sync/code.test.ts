import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '../../../internal/synccrypto/testdata/vectors.json';
import { fromBase64url, toBase64url } from '../ids';
import { Failed } from '../failure';
import { formatCode, newSecret, parseCode } from './code';

test('codes are written and read as the vectors say', async () => {
  for (const { secret, code } of vectors.keys) {
    assert.equal(await formatCode(fromBase64url(secret)), code);
    assert.equal(toBase64url(await parseCode(code)), secret);
  }
  for (const { typed, secret, why } of vectors.codes) {
    if (secret) assert.equal(toBase64url(await parseCode(typed)), secret, typed);
    else await assert.rejects(parseCode(typed), { code: 'bad-code', message: new RegExp(why!.replace('*', '\\*')) }, typed);
  }
});

test('any wrong letter and any two swapped groups are noticed', async () => {
  const code = await formatCode(newSecret());
  for (let i = 0; i < code.length; i++) {
    if (code[i] === '-') continue;
    const wrong = code.slice(0, i) + (code[i] === 'A' ? 'B' : 'A') + code.slice(i + 1);
    await assert.rejects(parseCode(wrong), { code: 'bad-code' }, wrong);
  }
  const groups = code.split('-');
  [groups[2], groups[3]] = [groups[3]!, groups[2]!];
  if (groups[2] !== groups[3]) await assert.rejects(parseCode(groups.join('-')), { code: 'bad-code' });
});

test('law: whatever is typed is a code or refused in words, and a code reads back', async () => {
  const near = fc.array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZoil-\u2013 u'), { minLength: 30, maxLength: 45 });
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    near.map((characters) => characters.join('')),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      try {
        const secret = await parseCode(text);
        assert.deepEqual(await parseCode(await formatCode(secret)), secret);
      } catch (error) {
        assert.ok(error instanceof Failed && error.code === 'bad-code', String(error));
      }
    }),
    { numRuns: 1000 },
  );
  const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(secrets, async (secret) =>
      assert.deepEqual([...(await parseCode(await formatCode(new Uint8Array(secret))))], [...secret]),
    ),
  );
});
