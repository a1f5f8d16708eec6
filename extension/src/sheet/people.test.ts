import assert from 'node:assert/strict';
import test from 'node:test';
import { profileAddress } from './address';
import { nameOf, peopleOf, profileOf, recipientOf, workOf } from './people';
import { questionsOf } from '../tags';

test('people are the rows below the header, whole or with their problem', () => {
  const rows = [['x'], ['Name', 'Job'], ['Anna Kim'], ['', ' '], ['Bo', 'Cook', '', ''], ['Li', 'Vet', 'more'], ['Zoë', 'Smith']];
  const people = peopleOf({ rows, problems: { 6: 'misquoted' } }, 1);
  assert.deepEqual(
    people.map(({ row, cells, problem }) => [row, cells.join('|'), problem.slice(0, 18)]),
    [
      [2, 'Anna Kim|', ''],
      [4, 'Bo|Cook', ''],
      [5, 'Li|Vet', 'This row has more '],
      [6, 'Zoë|Smith', 'misquoted'],
    ],
  );
  assert.match(people[2]!.problem, /“more”/);
});

test('a person is known by what the columns hold', () => {
  const columns = ['full_name', '', 'title', 'company', 'company', 'profile'];
  const anna = { row: 1, cells: ['Anna Kim', '=1', 'Vet', ' ', 'Acme', 'linkedin.com/in/anna'], problem: '' };
  assert.equal(nameOf(anna, columns), 'Anna Kim');
  assert.equal(workOf(anna, columns), 'Vet · Acme');
  assert.equal(profileOf(anna, columns), 'https://www.linkedin.com/in/anna/');
  assert.deepEqual(recipientOf(anna, columns), { first: 'Anna Kim', company: 'Acme', title: 'Vet' });
  assert.equal(nameOf(anna, []), 'Anna Kim');
  assert.equal(nameOf({ ...anna, cells: ['', ''] }, columns), '');
  const both = { ...anna, cells: ['Anna', 'Kim'] };
  assert.deepEqual(recipientOf(both, ['first_name', 'last_name']), { first: 'Anna', last: 'Kim' });
  assert.deepEqual(recipientOf(both, ['last_name', 'first_name']), { first: 'Kim', last: 'Anna' });
  const whole = { ...anna, cells: ['Anna', 'Anna Kim'] };
  assert.deepEqual(recipientOf(whole, ['first_name', 'full_name']), { first: 'Anna Kim' }, 'which says more than the half');
  assert.deepEqual(recipientOf(whole, ['last_name', 'full_name']), { first: 'Anna Kim' });
  assert.deepEqual(recipientOf(whole, ['first_name', '']), { first: 'Anna' });
  assert.deepEqual(recipientOf(whole, ['last_name', '']), { last: 'Anna' });
});

test('only profiles on LinkedIn are addresses', () => {
  const cases: [cell: string, address: string][] = [
    ['https://www.linkedin.com/in/anna-kim/?x=1#y', 'https://www.linkedin.com/in/anna-kim/'],
    ['http://de.linkedin.com/in/anna', 'https://www.linkedin.com/in/anna/'],
    [' LinkedIn.com/in/Zoë ', 'https://www.linkedin.com/in/Zo%C3%AB/'],
    ['https://www.linkedin.com/in/a%20b/details', 'https://www.linkedin.com/in/a%20b/'],
    ['https://www.linkedin.com/company/acme', ''],
    ['https://www.linkedin.com/sales/lead/1', ''],
    ['https://www.linkedin.com.evil.example/in/anna', ''],
    ['https://linkedin.com@evil.example/in/anna', ''],
    ['https://evil.example/linkedin.com/in/anna', ''],
    ['https://evillinkedin.com/in/anna', ''],
    ['javascript:alert(1)//linkedin.com/in/a', ''],
    ['javascript://linkedin.com/in/a%0aalert(1)', ''],
    ['data:text/html,linkedin.com/in/a', ''],
    ['linkedin.com/in/', ''],
    ['=HYPERLINK("https://www.linkedin.com/in/a")', ''],
    ['', ''],
  ];
  for (const [cell, address] of cases) assert.equal(profileAddress(cell), address, cell);
});

test('questions of templates', () => {
  assert.deepEqual(
    questionsOf(['Hi {{ask "Which  talk?"}}, {{ ask “Why?” }}', "{{#if company}}{{ask 'Why?'}}{{/if}} {{first_name}} {{ask}}"]),
    ['Which talk?', 'Why?'],
  );
});
