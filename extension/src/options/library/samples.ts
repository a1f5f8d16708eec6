/** People to try a template on. They are made up, each to be hard on a template in another way. */
import type { Person } from '../../protocol';

export interface Sample {
  label: string;
  person: Person;
}

export const samples: Sample[] = [
  {
    // Each value has the median length of its kind (internal/template/lengths.go).
    label: 'Usual names',
    person: person('Marina', 'Keller', 'Head of Field Safety', 'Northwind Labs', 'Lakeside Technical Institute', 'Helsinki, Finland'),
  },
  {
    label: 'Very long names',
    person: person(
      'Wilhelmina-Alexandra',
      'van den Oosterbaan-Quistenburgh',
      'Senior Director of International Partnerships',
      'Consolidated Instruments & Measurement International',
      'Polytechnic Institute of the Northern Provinces',
      'Greater Rotterdam Metropolitan Area',
    ),
  },
  { label: 'Short names', person: person('Bo', 'Li', 'CEO', 'Ix', 'Oslo U', 'Rome') },
  { label: 'No company', person: { first_name: 'Sam', last_name: 'Okoro', full_name: 'Sam Okoro' } },
  {
    label: 'Other script',
    person: person('さくら', '高橋野', '研究開発部長', '北星測定器株式会社', '湖畔大学', '札幌市'),
  },
];

function person(first: string, last: string, title: string, company: string, school: string, location: string): Person {
  return {
    ...{ first_name: first, last_name: last, full_name: `${first} ${last}` },
    ...{ title, company, headline: `${title} at ${company}`, school, location },
    ...{ mutual: 'Robert Jensen', mutual_count: '12' },
  };
}
