import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connect, kindOf } from './platform-extension';

const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/';

beforeEach(() => {
  Object.assign(globalThis, { chrome: { runtime: { id: 'us', getURL: (path: string) => origin + path } } });
});

test('the rights of a connection follow from who opened it', () => {
  const cases: [name: string, id: string, url: string, want: string | undefined][] = [
    ['panel', 'us', 'https://www.linkedin.com/in/ann/', 'panel'],
    ['page', 'us', `${origin}options.html`, 'page'],
    ['page', 'us', 'https://www.linkedin.com/in/ann/', undefined],
    ['page', 'us', `https://www.linkedin.com/?${origin}`, undefined],
    ['page', 'someone-else', `${origin}options.html`, undefined],
    ['panel', 'someone-else', 'https://www.linkedin.com/', undefined],
    ['other', 'us', `${origin}options.html`, undefined],
  ];
  for (const [name, id, url, want] of cases) {
    assert.equal(kindOf({ name, sender: { id, url } }), want, `${name} from ${url} of ${id}`);
  }
});

test('a content script that outlives its extension learns that it was updated', () => {
  chrome.runtime.connect = () => {
    throw new Error('Extension context invalidated.');
  };
  assert.throws(() => connect('panel'), { code: 'updated' });
  Object.assign(globalThis, { chrome: {} });
  assert.throws(() => connect('panel'), { code: 'updated' });
});
