import assert from 'node:assert/strict';
import test from 'node:test';
import { workFromHeadline } from './headline';

test('workFromHeadline', () => {
  const cases: [headline: string, company: string, want: [title: string, company: string]][] = [
    ['Head of Hydrology at Fjordwater', '', ['Head of Hydrology', 'Fjordwater']],
    ['Head of Hydrology at Fjordwater', 'Fjordwater', ['Head of Hydrology', 'Fjordwater']],
    ["Staff Engineer @ Tidal Grid | We're hiring!", '', ['Staff Engineer', 'Tidal Grid']],
    ['Speaker | CTO at Tidal Grid, ex-Inkwell', '', ['CTO', 'Tidal Grid']],
    ['Leiterin Labor bei Zorza Labs', '', ['Leiterin Labor', 'Zorza Labs']],
    ['Ingénieure chez Zorza Labs · Conférencière', '', ['Ingénieure', 'Zorza Labs']],
    // The company is known: no word for "at" is needed, and any will do.
    ['Kierowniczka laboratorium, Zorza Labs', 'Zorza Labs', ['Kierowniczka laboratorium', 'Zorza Labs']],
    ['Kierowniczka w Zorza Labs', 'Zorza Labs', ['Kierowniczka', 'Zorza Labs']],
    ['Engineer · Zorza Labs', 'Zorza Labs', ['Engineer', 'Zorza Labs']],
    // A company's name is looked for as whole words.
    ['Journey Designer at EY', 'EY', ['Journey Designer', 'EY']],
    ['Product Manager at GE', 'GE', ['Product Manager', 'GE']],
    ['Experience Designer at X', 'X', ['Experience Designer', 'X']],
    ['Senior Metadata Engineer at Meta', 'Meta', ['Senior Metadata Engineer', 'Meta']],
    ['Nuclear physicist', 'UCL', ['', 'UCL']],
    ['İdari müdür, Zorza Labs', 'Zorza Labs', ['İdari müdür', 'Zorza Labs']],
    // What somebody was or will be is not what they are.
    ['Former VP at Inkwell', '', ['', '']],
    ['ex-Engineer @ Inkwell | gardener', '', ['', '']],
    ['Previously Staff Engineer at Inkwell · Angel investor', '', ['', '']],
    ['Incoming Analyst at Inkwell', '', ['', '']],
    ['Ehemalige Leiterin bei Inkwell', '', ['', '']],
    ['Former Engineer at Inkwell, now at Zorza Labs', 'Zorza Labs', ['', 'Zorza Labs']],
    ['Former judge | Mediator at Zorza Labs', '', ['Mediator', 'Zorza Labs']],
    ['Expert in tides at Inkwell', '', ['Expert in tides', 'Inkwell']],
    ['Futures trader at Inkwell', '', ['Futures trader', 'Inkwell']],
    // Nothing is guessed.
    ['Guest lecturer at 3 universities', '', ['', '']],
    ['Analyst at 3M', '', ['Analyst', '3M']],
    ['Illustrator', '', ['', '']],
    ['Engineer, speaker, father', '', ['', '']],
    ['Especialista en marketing', '', ['', '']],
    ['Engineer at Inkwell', 'Zorza Labs', ['', 'Zorza Labs']],
    ['I help founders of young companies to grow and never burn out at Work Ltd', '', ['', '']],
    ['Building data at scale', '', ['', '']],
    ['', '', ['', '']],
  ];
  for (const [headline, company, [title, at]] of cases)
    assert.deepEqual(workFromHeadline(headline, company), { title, company: at }, headline);
});
