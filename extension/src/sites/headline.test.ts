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
    // Nothing is guessed.
    ['Illustrator', '', ['', '']],
    ['Engineer, speaker, father', '', ['', '']],
    ['Especialista en marketing', '', ['', '']],
    ['Engineer at Inkwell', 'Zorza Labs', ['', 'Zorza Labs']],
    ['I help founders of young companies to grow and never burn out at Work Ltd', '', ['', '']],
    ['Building data at scale', '', ['', '']],
    ['', '', ['', '']],
  ];
  for (const [headline, company, [title, at]] of cases) assert.deepEqual(workFromHeadline(headline, company), { title, company: at }, headline);
});
