import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '../../../internal/synccrypto/testdata/vectors.json';
import { fromBase64url, toBase64url } from '../ids';
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
