import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { invitedSlug, profileSlug, showsProfile } from './address';

test('profileSlug', () => {
  const cases: [address: string, want: string][] = [
    ['https://www.linkedin.com/in/anna-kim/', 'anna-kim'],
    ['/in/Anna-Kim?trk=x', 'anna-kim'],
    ['/in/anna-kim/overlay/contact-info/', 'anna-kim'],
    ['/in/w%C4%99%C5%BCyk/', 'wężyk'],
    ['/in/wężyk/', 'wężyk'],
    ['/in/100%/', '100%'],
    ['/feed/', ''],
  ];
  for (const [address, want] of cases) assert.equal(profileSlug(address), want, address);
});

test('showsProfile', () => {
  const cases: [path: string, want: boolean][] = [
    ['/in/anna-kim', true],
    ['/in/anna-kim/', true],
    ['/in/anna-kim/de/', true],
    ['/in/anna-kim/zh-cn', true],
    ['/in/anna-kim/overlay/contact-info/', true],
    ['/in/anna-kim/recent-activity/all/', false],
    ['/in/anna-kim/details/experience/', false],
    ['/company/in/', false],
    ['/feed/', false],
  ];
  for (const [path, want] of cases) assert.equal(showsProfile(path), want, path);
});

test('invitedSlug', () => {
  const cases: [address: string, want: string][] = [
    ['/preload/custom-invite/?vanityName=anna-kim', 'anna-kim'],
    ['/preload/search-custom-invite/?a=1&vanityName=w%C4%99%C5%BCyk#x', 'wężyk'],
    ['/preload/custom-invite/', ''],
    ['/in/anna-kim/?vanityName=bob', ''],
  ];
  for (const [address, want] of cases) assert.equal(invitedSlug(address), want, address);
});

test('law: any address has a slug or none', () => {
  const near = fc
    .array(fc.constantFrom('/in/', 'anna', '%', '%C4', '%2F', '?', '#', '/', 'custom-invite', '?vanityName=', '&'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (address) => {
      for (const slug of [profileSlug(address), invitedSlug(address)]) assert.equal(slug, slug.toLowerCase());
    }),
  );
});
