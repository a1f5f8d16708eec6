import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseAddress } from './address';

test('addresses that are understood', () => {
  const cases: [typed: string, url: string, pattern: string][] = [
    ['https://sync.example.org', 'https://sync.example.org', 'https://sync.example.org/*'],
    [' sync.example.org/ ', 'https://sync.example.org', 'https://sync.example.org/*'],
    ['https://example.org:8443/warmnote/', 'https://example.org:8443/warmnote', 'https://example.org/*'],
    ['HTTPS://Sync.Example.org', 'https://sync.example.org', 'https://sync.example.org/*'],
    ['example.org/to/https://other', 'https://example.org/to/https://other', 'https://example.org/*'],
    ['localhost:8787', 'http://localhost:8787', 'http://localhost/*'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787', 'http://127.0.0.1/*'],
    ['127.0.0.1:8787/?x#y', 'http://127.0.0.1:8787', 'http://127.0.0.1/*'],
    ['[::1]:8787', 'http://[::1]:8787', 'http://[::1]/*'],
  ];
  for (const [typed, url, pattern] of cases) assert.deepEqual(parseAddress(typed), { url, pattern }, typed);
});

test('addresses that are refused say why', () => {
  const cases: [typed: string, problem: RegExp][] = [
    ['', /Type the address/],
    ['not an address', /is not an address/],
    ['ftp://example.org', /is not an address/],
    ['javascript://alert', /is not an address/],
    ['https://not%20an%20address', /is not an address/],
    ['https://', /is not an address/],
    ['https://a%20b.example.org', /is not an address/],
    ['httpsx://example.org', /is not an address/],
    ['https://anna:secret@example.org', /Leave user name/],
    ['https://anna@example.org', /Leave user name/],
    ['https://:secret@example.org', /Leave user name/],
    ['http://example.org', /Use https:\/\/example\.org\./],
    ['http://192.168.1.4:8787', /Use https:\/\/192\.168\.1\.4:8787\./],
  ];
  for (const [typed, problem] of cases) {
    const got = parseAddress(typed);
    assert.match('problem' in got ? got.problem : got.url, problem, typed);
  }
});

test('law: whatever is typed is an address that reads back, or refused in words', () => {
  const near = fc
    .array(
      fc.constantFrom('http', 'https', '://', 'localhost', '.', '127.0.0.1', '[::1]', ':', '8787', '/', '@', '?', '#', '%20', 'é', ' '),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), near), (typed) => {
      const got = parseAddress(typed);
      if ('problem' in got) return assert.ok(got.problem);
      assert.deepEqual(parseAddress(got.url), got);
      assert.match(got.pattern, /^(https:\/\/[^/]+|http:\/\/(localhost|[^/]+\.localhost|127(\.\d+){3}|\[::1\]))\/\*$/);
    }),
    { numRuns: 2000 },
  );
});
