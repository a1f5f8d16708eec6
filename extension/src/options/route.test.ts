import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseRoute, routeHash, sections } from './route';

test('parseRoute', () => {
  const cases: [hash: string, section: string, id: string][] = [
    ['', 'library', ''],
    ['#/library', 'library', ''],
    ['#/library/abc', 'library', 'abc'],
    ['#settings', 'settings', ''],
    ['#/sync/abc', 'sync', ''],
    ['#/nowhere/abc', 'library', ''],
  ];
  for (const [hash, section, id] of cases) assert.deepEqual(parseRoute(hash), { section, id }, hash);
});

test('every address reads back', () => {
  for (const section of sections) assert.equal(parseRoute(routeHash(section)).section, section);
});

test('law: any address leads somewhere', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webFragments()), (hash) =>
      assert.ok(sections.includes(parseRoute(hash).section)),
    ),
  );
});
