import assert from 'node:assert/strict';
import fc from 'fast-check';
import test from 'node:test';
import { profileAddress, profileSlug } from './address';

const parts = fc.constantFrom(
  'https://',
  'http://',
  'linkedin.com',
  'www.',
  'evil.example',
  '/in/',
  '/',
  '..',
  '@',
  ':',
  '?',
  '#',
  '%2F',
  '%zz',
  '%E9',
  'javascript:',
  '\\',
  ' ',
  'ada',
  'é',
  '\0',
);

test('law: any cell leads to a profile on LinkedIn, the same one however often it is read, or nowhere', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(parts).map((list) => list.join('')),
    fc.array(parts).map((list) => `https://www.linkedin.com/in/${list.join('')}`),
  );
  let led = 0;
  fc.assert(
    fc.property(cell, (text) => {
      const address = profileAddress(text);
      assert.equal(address === '', profileSlug(text) === '', text);
      if (!address) return;
      led++;
      const url = new URL(address);
      assert.deepEqual([url.origin, url.username, url.search, url.hash], ['https://www.linkedin.com', '', '', ''], text);
      assert.match(url.pathname, /^\/in\/[^/]+\/$/u, text);
      assert.equal(profileAddress(address), address, text);
      assert.equal(profileSlug(address), profileSlug(text), text);
    }),
    { numRuns: 500 },
  );
  assert.ok(led > 20, `only ${led} cells led anywhere`);
});
