import assert from 'node:assert/strict';
import test from 'node:test';
import { plain } from './plain';

test('plain', () => {
  const cases: [body: string, text: string][] = [
    ['Hi {{first_name | there}}, your talk on {{ask "Which topic?"}} was good.', 'your talk on [Which topic?] was good.'],
    ['Dear {{full_name}},\nwe both know {{ mutual }}.{{cursor}}', 'we both know [mutual].'],
    ['So it is{{#if company}} at {{company}}{{else}} with you{{/if}}.', 'So it is at [company].'],
    ['Hi {{first_name}}, ', 'Hi [first name], '],
    ['Hi {{first_name, your talk', 'your talk'],
    ['No slot at all', 'No slot at all'],
    ['', ''],
  ];
  for (const [body, text] of cases) assert.equal(plain(body), text, body);
});
