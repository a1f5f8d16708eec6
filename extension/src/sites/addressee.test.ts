import assert from 'node:assert/strict';
import test from 'node:test';
import { addressee, type Opener } from './addressee';
import type { Profile } from './profile';

const site = 'https://www.linkedin.com';
const annasPage = `${site}/in/anna-kim/`;
const anna: Profile = { slug: 'anna-kim', name: 'Anna Kim', person: { company: 'Example Foundry' }, confirmed: true };

function opener(parts: Partial<Opener>): Opener {
  return { label: '', invited: '', card: [], page: annasPage, ...parts };
}

const whole = { slug: 'anna-kim', name: 'Anna Kim', person: { company: 'Example Foundry' } };
const bob = { slug: 'bob-stone', name: 'Bob Stone', person: {} };
const nobody = { slug: '', name: '', person: {} };

test('addressee', () => {
  const bobsCard = [{ slug: 'bob-stone', name: 'Bob Stone' }];
  const annasCard = [{ slug: 'anna-kim', name: 'Anna Kim' }];
  const cases: [what: string, address: string, opener: Opener | null, strong: string, profile: Profile | null, want: object][] = [
    ['the profile, nothing else known', annasPage, null, '', anna, whole],
    ['the profile, but its card may be the last person’s', annasPage, null, '', { ...anna, confirmed: false }, nobody],
    ['… unless the dialog names them', annasPage, null, 'Anna Kim', { ...anna, confirmed: false }, whole],
    ['the top card’s link', annasPage, opener({ invited: 'anna-kim', card: annasCard }), '', anna, whole],
    ['the top card’s button', annasPage, opener({ label: 'Invite Anna Kim to connect', card: annasCard }), 'Anna Kim', anna, whole],
    ['a button whose label bends the name', annasPage, opener({ label: 'Zaproś Annę Kim', card: annasCard }), '', anna, whole],
    ['the menu, outside of any card', annasPage, opener({ label: 'Anna Kim als Kontakt einladen' }), '', anna, whole],
    ['the side rail’s link', annasPage, opener({ invited: 'bob-stone', card: bobsCard }), '', anna, bob],
    ['the side rail’s button', annasPage, opener({ label: 'Invite Bob Stone to connect', card: bobsCard }), '', anna, bob],
    ['the side rail’s button, without a label', annasPage, opener({ card: bobsCard }), '', anna, bob],
    [
      'a namesake in the rail',
      annasPage,
      opener({ invited: 'anna-kim-2', label: 'Invite Anna Kim to connect' }),
      'Anna Kim',
      anna,
      { slug: 'anna-kim-2', name: 'Anna Kim', person: {} },
    ],
    ['the dialog names somebody else', annasPage, null, 'Bob Stone', anna, { ...bob, slug: '' }],
    ['search', `${site}/search/`, opener({ invited: 'bob-stone', card: bobsCard, page: `${site}/search/` }), '', null, bob],
    ['the invitation alone', `${site}/preload/custom-invite/?vanityName=bob-stone`, null, 'Bob Stone', null, bob],
    ['an opener of the page before', `${site}/in/cara/`, opener({ invited: 'bob-stone', card: bobsCard }), '', null, nobody],
    [
      'a card with a picture alone, the dialog names her',
      `${site}/feed/`,
      opener({ label: 'Connect', card: [{ slug: 'bob-stone', name: '' }], page: `${site}/feed/` }),
      'Bob Stone',
      null,
      bob,
    ],
    [
      'a card with a picture alone, of somebody else than the opener’s address',
      `${site}/feed/`,
      opener({ label: 'Connect', invited: 'cara', card: [{ slug: 'bob-stone', name: '' }], page: `${site}/feed/` }),
      '',
      null,
      { ...nobody, slug: 'cara' },
    ],
    [
      'a card with pictures of two',
      `${site}/feed/`,
      opener({
        card: [
          { slug: 'bob-stone', name: '' },
          { slug: 'cara', name: '' },
        ],
        page: `${site}/feed/`,
      }),
      'Bob Stone',
      null,
      { ...bob, slug: '' },
    ],
    [
      'several people in one card, none named',
      `${site}/feed/`,
      opener({ card: [...bobsCard, ...annasCard], page: `${site}/feed/` }),
      '',
      null,
      nobody,
    ],
  ];
  for (const [what, address, used, strong, profile, want] of cases) assert.deepEqual(addressee(address, used, strong, profile), want, what);
});
