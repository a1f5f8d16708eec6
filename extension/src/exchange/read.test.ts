import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode } from './decode';
import { Failed } from '../failure';
import { read } from './read';

function readFile(name: string, as = '') {
  const { text } = decode(readFileSync(`extension/src/exchange/testdata/${name}`));
  return read(text, name, as);
}

interface Want {
  title: string;
  body: string;
  tags?: string[];
  /** Words that its flags hold, one for each flag. */
  flags?: string[];
}

const files: { name: string; format: string; want: Want[] }[] = [
  {
    name: 'briskine.csv',
    format: 'Briskine CSV',
    want: [
      {
        title: 'Trade fair',
        body: 'Hi {{first_name}},\n\nwe met at {{ask "Which stand?"}} & I liked {{company | your company}}.\nBest,\n{{my_first_name}}',
        tags: ['event', 'fair'],
        flags: ['words of `bye`'],
      },
      { title: 'Goodbye', body: 'Best,\n{{my_first_name}}' },
      {
        title: 'Talk',
        body: 'Hi {{full_name}}, {{ask "great talk, fine talk?"}} on {{ask "moment"}}.{{#each people}}x{{/each}}{{cursor}}',
        flags: ['subject line', '`{{choice', '`{{moment', '`{{#each people}}`', '`{{/each}}`'],
      },
    ],
  },
  {
    name: 'text-blaze.json',
    format: 'Text Blaze JSON',
    want: [
      {
        title: 'After a talk',
        body: 'Hi {{first_name}}, your talk at {{ask "event"}} stayed with me. {{cursor}}',
        tags: ['Events'],
        flags: ['`the fair`'],
      },
      {
        title: 'Dinner',
        body: 'Hi {{first_name | there}}!\n\n{{ask "dish"}} on {{ask "time"}}? {if: x > 1}Yes{endif}',
        tags: ['Events'],
        flags: ['soup, salad', '`{time: dddd}`', '`{if: x > 1}`', '`{endif}`'],
      },
      { title: '/own', body: 'From {{company}} with {{ask "clipboard"}} and {braces', tags: ['Deeper'], flags: ['`{clipboard}`'] },
    ],
  },
  {
    name: 'espanso.yml',
    format: 'Espanso YAML',
    want: [
      { title: 'Hello', body: 'Hi {{first_name}}, greetings from Porto. {{cursor}}' },
      {
        title: ':talk',
        body: 'Hi {{first_name}}, your talk at {{company | your company}} on {{ask "topic"}} was {{ask "kind"}}.',
        tags: ['event'],
        flags: ['`bridges`', 'good, great'],
      },
      { title: ':sys', body: 'Load is {{ask "load"}}, {{ask "word"}}', flags: ['ran a command'] },
    ],
  },
  {
    name: 'text-expander.csv',
    format: 'TextExpander CSV',
    want: [
      { title: 'After a talk', body: 'Hi {{first_name}}, your talk on {{ask "topic"}} was fine. {{cursor}}', flags: ['`rivers`'] },
      {
        title: ';day',
        body: 'See you on {{ask "day"}}, {{ask "clipboard"}} and 100%. %B %snippet:bye%',
        flags: ['Monday, Friday', '`%clipboard`', '`%B`', '`%snippet:bye%`'],
      },
    ],
  },
  {
    name: 'power-text.json',
    format: 'Power Text JSON',
    want: [
      { title: 'hey', body: 'Hi there, {{ask "clipboard"}}', flags: ['`%clip%`'] },
      { title: 'met', body: 'We met on {{ask "date"}}.', flags: ['`%d(MMMM D)`'] },
    ],
  },
  {
    name: 'article.txt',
    format: 'plain text',
    want: [
      {
        title: '1. After an event',
        body: 'Hi {{first_name}},\n\nIt was great to meet you at {{ask "event name"}}. I work at {{my_company}} and would love to hear more about {{company}}.\n\nBest,\n{{my_name}}',
      },
      {
        title: 'For people in your field',
        body: 'Hello {{first_name}}, I read your post [1] and {{ask "icebreaker"}}. {{ask "Shall we or May we?"}} talk?',
        flags: ['one of several wordings'],
      },
    ],
  },
  {
    name: 'list.txt',
    format: 'plain text',
    want: [
      { title: 'Hi [Name], I liked your article on tides.', body: 'Hi {{first_name}}, I liked your article on tides.' },
      {
        title: 'Hello {firstName}, we both know {{mutual | somebody}}.',
        body: 'Hello {{first_name}}, we both know {{mutual | somebody}}.',
      },
    ],
  },
  {
    name: 'warmnote.csv',
    format: 'Warmnote CSV',
    want: [
      { title: 'Fair', body: 'Hi {{first_name}},\ngood to meet you.', tags: ['event', 'a, b'] },
      { title: '=1+1', body: '@me' },
    ],
  },
  {
    name: 'warmnote.json',
    format: 'Warmnote JSON',
    want: [
      {
        title: 'Fair',
        body: 'Hi {{first_name}}, good to meet you at {{company | your company}}.',
        tags: ['event'],
        flags: ['of-a-later-version'],
      },
    ],
  },
];

for (const { name, format, want } of files) {
  test(`${name} is recognised as ${format} and read`, () => {
    const reading = readFile(name);
    assert.equal(reading.format, format);
    assert.deepEqual(reading.remarks, []);
    assert.deepEqual(
      reading.found.map(({ title, body, tags, refused }) => ({ title, body, tags, refused })),
      want.map(({ title, body, tags = [] }) => ({ title, body, tags, refused: '' })),
    );
    for (const [i, { flags = [] }] of want.entries()) {
      const said = reading.found[i]!.flags;
      assert.equal(said.length, flags.length, said.join('\n'));
      for (const [k, words] of flags.entries()) assert.ok(said[k]!.includes(words), `${said[k]} lacks ${words}`);
    }
  });
}

test('what few files have is read as well', () => {
  const yaml = (...matches: unknown[]) => `matches:\n${matches.map((match) => `  - ${JSON.stringify(match)}\n`).join('')}`;
  const json = (value: unknown) => JSON.stringify(value);
  const blaze = (text: string, more: object = {}) => json({ snippets: [{ name: 'A', text, ...more }] });
  const cases: [what: string, file: string, want: [title: string, body: string, flags?: number][]][] = [
    [
      'Espanso: text by another key',
      yaml({ regex: 'r', markdown: '*a*\r\nb' }, { triggers: ['t', 'u'], html: '<p>a</p><p>b</p>' }),
      [
        ['r', '*a*\nb'],
        ['t', 'a\n\nb'],
      ],
    ],
    ['Espanso: what is no match', yaml('x', null, { trigger: 't', replace: 'a' }), [['t', 'a']]],
    [
      'Espanso: a form without fields',
      yaml({ trigger: 't', form: 'Hi [[first_name]], [[my_topic]]' }),
      [['t', 'Hi {{first_name}}, {{ask "my topic"}}']],
    ],
    [
      'Espanso: variables',
      yaml({
        trigger: 't',
        replace: '{{first_name}} {{my_pick}} {{f.day}} {{f.company}} {{out_put}} {{odd}} {{bare}}',
        vars: [
          'x',
          { name: 'my_pick', type: 'choice', params: { values: ['a', 'b'] } },
          { name: 'f', type: 'form', params: { fields: { day: { values: ['Mon', 'Tue'] } } } },
          { name: 'out_put', type: 'script' },
          { name: 'odd', type: 'date', params: 1 },
          { name: 'bare' },
        ],
      }),
      [['t', '{{first_name}} {{ask "a or b?"}} {{ask "day"}} {{company}} {{ask "out put"}} {{ask "odd"}} {{ask "bare"}}', 5]],
    ],
    [
      'Text Blaze: titles and text',
      json({
        snippets: [
          { shortcut: ' /a ', html: '<p>a</p><p>b</p>' },
          { name: ' B ', text: ' a<b>\r\nc ' },
        ],
      }),
      [
        ['/a', 'a\n\nb'],
        ['B', 'a<b>\nc'],
      ],
    ],
    [
      'Text Blaze: questions',
      blaze('{formtext: Why?} {formtext} {FORMTEXT: Default=x=y; Name=topic} { cursor }'),
      [['A', '{{ask "Why?"}} {{ask "What goes here?"}} {{ask "topic"}} {{cursor}}', 1]],
    ],
    [
      'Text Blaze: choices',
      blaze('{formmenu: a; default=b; cols=3} {formmenu: multiple=yes}'),
      [['A', '{{ask "a or b?"}} {{ask "What goes here?"}}', 2]],
    ],
    [
      'Text Blaze: names and braces',
      blaze('{first_name} {=company} {= x + y} {a{b}c} } {'),
      [['A', '{{first_name}} {{company}} {{ask "x + y"}} {{ask "a b c"}} } {', 2]],
    ],
    ['Briskine: no title, other line ends', 'TITLE, Shortcut ,body,tags\n,short,"a < b\r\nc ",x; y\n', [['short', 'a < b\nc']]],
    [
      'TextExpander: a header, percent signs',
      'Abbreviation,Snippet\nx,a %%|\ny,%filltext%%filltext:default=z%',
      [
        ['x', 'a %|'],
        ['y', '{{ask "What goes here?"}}{{ask "What goes here?"}}', 1],
      ],
    ],
    [
      'TextExpander: choices',
      'x,%fillpopup:Mon:default=Tue:width=9%\ny,%fillpopup%',
      [
        ['x', '{{ask "Mon or Tue?"}}', 1],
        ['y', '{{ask "What goes here?"}}', 1],
      ],
    ],
    ['Power Text: line ends', json({ a: ' x\r\ny ' }), [['a', 'x\ny']]],
    [
      'a block of Handlebars',
      'title,shortcut,body\nA,a,{{#if to.company}}x{{else}}y{{/if}} {{#if to.shoe}}z{{/if}} {{#if a b}}c{{/if}}',
      [['A', '{{#if company}}x{{else}}y{{/if}} {{#if to.shoe}}z{{/if}} {{#if a b}}c{{/if}}', 2]],
    ],
    [
      'alternatives of Handlebars',
      `title,shortcut,body\nA,a,"{{or to.shoe 'it'}} {{or to.shoe}} {{or to.company to.title 'it'}} {{or to.company}}"`,
      [['A', '{{ask "it"}} {{ask "one of them"}} {{company | it}} {{company}}', 3]],
    ],
  ];
  for (const [what, file, want] of cases) {
    const told = read(file).found.map(({ title, body, flags }) => [title, body, flags.length]);
    assert.deepEqual(
      told,
      want.map(([title, body, flags = 0]) => [title, body, flags]),
      what,
    );
  }
});

test('lines end as in the editor, whatever the file has', () => {
  const want = { body: 'Hi {{first_name}},\n\nyour talk\nwas good.', flags: [] };
  const body = 'Hi {{first_name}},\r\n\r\nyour talk\rwas good.';
  const json = { format: 'warmnote-templates', version: 1, templates: [{ title: 'A', body, versions: [{ body }] }] };
  for (const file of [`title,body\r\nA,"${body}"\r\n`, JSON.stringify(json)]) {
    const [{ body, flags, versions } = { body: '', flags: [], versions: [] }] = read(file).found;
    assert.deepEqual({ body, flags }, want, file);
    for (const version of versions) assert.equal(version.body, want.body);
  }
});

test('what became of each token is told once', () => {
  const [first] = readFile('text-blaze.json').found;
  assert.deepEqual(first!.mapped, [
    ['{formtext: name=first name}', '{{first_name}}'],
    ['{formtext: name=event; default=the fair}', '{{ask "event"}}'],
    ['{cursor}', '{{cursor}}'],
  ]);
});

test('own JSON carries conditions that are known, and the history', () => {
  const [fair] = readFile('warmnote.json').found;
  assert.deepEqual(fair!.suits, [{ kind: 'title-contains', text: 'engineer' }]);
  assert.deepEqual(fair!.versions, [{ title: 'Fair', body: 'Hi!', tags: [], suits: [], edited: Date.UTC(2026, 4, 2, 10) }]);
});

test('a format can be chosen instead', () => {
  assert.equal(readFile('text-expander.csv', 'plain text').format, 'plain text');
  assert.throws(() => readFile('list.txt', 'Espanso YAML'), { code: 'unreadable', message: /does not look like Espanso YAML/ });
});

test('prose with commas is a list of notes, not a table', () => {
  const cases = [
    'Hi, I saw your talk\nHi, I read your post',
    'Dear Ann, thank you.\nDear Bo, thank you.',
    '[Name], hello',
    '{"not": json',
    'matches made in heaven',
  ];
  for (const text of cases) assert.equal(read(text).format, 'plain text', text);
});

test('a spreadsheet of one’s own is read by its column titles, whatever parts the cells', () => {
  for (const text of ['Name;Message\nFair;Hi {{first_name}}', 'name\tmessage\nFair\tHi {{first_name}}']) {
    assert.deepEqual(
      read(text).found.map(({ title, body }) => [title, body]),
      [['Fair', 'Hi {{first_name}}']],
    );
  }
});

test('gaps of a spreadsheet of one’s own are mapped, and those of our own are words', () => {
  const body = 'Hi {firstName} of <company>, [topic] {{title | your role}}.';
  const bodyOf = (text: string) => read(text).found[0]!.body;
  assert.equal(bodyOf(`name,text\nA,"${body}"`), 'Hi {{first_name}} of {{company}}, {{ask "topic"}} {{title | your role}}.');
  assert.equal(bodyOf(`title,body,tags,suits\nA,"${body}",,`), body);
  assert.equal(
    bodyOf('name,text\nA,"{{#if title}}a{{else}}b{{/if}} {{cursor}}{{ask ""Why?""}} <see example.com> <day/time> <your topic> [ topic ]."'),
    '{{#if title}}a{{else}}b{{/if}} {{cursor}}{{ask "Why?"}} <see example.com> <day/time> {{ask "your topic"}} {{ask "topic"}}.',
    'tags of our own and addresses stay',
  );
});

test('what is no text is taken out of every field, and that is said', () => {
  const good = { title: 'A', body: 'Hi 😀', tags: ['b'] };
  const cases: [given: typeof good, told: boolean][] = [
    [good, false],
    [{ ...good, title: 'A\0' }, true],
    [{ ...good, body: 'Hi 😀\0' }, true],
    [{ ...good, tags: ['b\0'] }, true],
  ];
  for (const [given, told] of cases) {
    const file = JSON.stringify({ format: 'warmnote-templates', version: 1, templates: [given] });
    const { title, body, tags, flags } = read(file).found[0]!;
    assert.deepEqual({ title, body, tags }, good);
    assert.equal(
      flags.some((flag) => flag.startsWith('Characters that are no text')),
      told,
      JSON.stringify(given),
    );
  }
});

test('templates in Markdown are read without its marks', () => {
  const cases: [text: string, want: [title: string, body: string][]][] = [
    [
      '## Alumni\n\n> Hi [Name], we **both** rowed.\n\n---\n\n## Fair\n\n```\nHi [Name],\nsee you!\n```',
      [
        ['Alumni', 'Hi {{first_name}}, we both rowed.'],
        ['Fair', 'Hi {{first_name}},\nsee you!'],
      ],
    ],
    [
      '1. **Alumni**\n   Hi [Name], one.\n\n2. **Fair:** Hi [Name], two.',
      [
        ['Alumni', 'Hi {{first_name}}, one.'],
        ['Fair', 'Hi {{first_name}}, two.'],
      ],
    ],
    [
      'Fairs:\n\n- Hi [Name], one.\n- Hi [Name], two.',
      [
        ['Fairs', 'Hi {{first_name}}, one.'],
        ['Hi [Name], two.', 'Hi {{first_name}}, two.'],
      ],
    ],
    [
      'Alumni\nHi [Name], one.\nAnd more.\n\nFair\nHi [Name], two.',
      [
        ['Alumni', 'Hi {{first_name}}, one.\nAnd more.'],
        ['Fair', 'Hi {{first_name}}, two.'],
      ],
    ],
    ['Hi [Name], 2 ** 3 ** 4 is * fun **.', [['Hi [Name], 2 ** 3 ** 4 is * fun **.', 'Hi {{first_name}}, 2 ** 3 ** 4 is * fun **.']]],
  ];
  for (const [text, want] of cases)
    assert.deepEqual(
      read(text).found.map(({ title, body }) => [title, body]),
      want,
    );
});

test('what pressed keys in the page is left out, and said', () => {
  const [one] = read(JSON.stringify({ snippets: [{ name: 'A', text: 'Hi {formtext: name=name}{key: enter}' }] })).found;
  assert.deepEqual([one!.body, one!.flags], ['Hi {{first_name}}', ['`{key: enter}` did something in the page. It was left out.']]);
});

test('CSV whose quotation marks are wrong is read, and that is said', () => {
  const { remarks } = read('title,body\nFair,"Hi {{first_name}}\nTalk,Hello\n');
  assert.equal(remarks.length, 1);
  assert.match(remarks[0]!, /quotation mark is wrong in row 2/);
});

test('bytes become text', () => {
  const cases: [bytes: number[], text: string, remarks: number][] = [
    [[0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é', 0],
    [[0xff, 0xfe, 0xe9, 0x00], 'é', 0],
    [[0xfe, 0xff, 0x00, 0xe9], 'é', 0],
    [[0x61, 0x00, 0x2c, 0x00, 0x51, 0x01], 'a,ő', 0],
    [[0x00, 0x61, 0x00, 0x2c, 0x01, 0x51], 'a,ő', 0],
    [[0x61, 0x00, 0x2c, 0x62], 'a\0,b', 0],
    [[0xe9], 'é', 1],
  ];
  for (const [bytes, text, remarks] of cases) {
    const decoded = decode(Uint8Array.from(bytes));
    assert.deepEqual([decoded.text, decoded.remarks.length], [text, remarks]);
  }
  assert.throws(() => decode(Uint8Array.from([0x50, 0x4b, 3, 4])), { message: /Save it as CSV/ });
});

test('law: any bytes are text or refused in words', () => {
  const mark = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x50, 0x4b, 0x03, 0x04]);
  fc.assert(
    fc.property(mark, fc.uint8Array(), (mark, bytes) => {
      try {
        assert.equal(typeof decode(Uint8Array.from([...mark, ...bytes])).text, 'string');
      } catch (error) {
        assert.ok(error instanceof Failed && error.code === 'unreadable', String(error));
      }
    }),
  );
});
