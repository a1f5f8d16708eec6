/** What a template can draw on, to be put in with one press; it doubles as the language's short manual. */
const slots: [label: string, text: string][] = [
  ['First name', '{{first_name}}'],
  ['Last name', '{{last_name}}'],
  ['Company', '{{company | your company}}'],
  ['Job title', '{{title | your role}}'],
  ['School', '{{school}}'],
  ['Location', '{{location}}'],
  ['Mutual connection', '{{mutual}}'],
  ['My first name', '{{my_first_name}}'],
  ['My role', '{{my_role}}'],
  ['My company', '{{my_company}}'],
];

/** What is put in around words to write: these are selected then. Where there are none, it goes around what was selected. */
export interface Around {
  before: string;
  words?: string;
  after: string;
}

const blocks: [label: string, text: string | Around, explained: string][] = [
  [
    'Only if known',
    { before: '{{#if company}}', after: '{{else}}{{/if}}' },
    'Words, or those that you have selected, for when the profile names a company; behind {{else}} others for when it does not.',
  ],
  [
    'Blank',
    { before: '{{ask "', words: 'Which talk?', after: '"}}' },
    'Something that you fill in before you send; Warmnote reports it until then.',
  ],
  ['Caret', '{{cursor}}', 'Where the caret stands once the template is in the box.'],
];

/** Buttons that put a slot where the caret is. */
export function Slots({ onInsert }: { onInsert: (text: string | Around) => void }) {
  return (
    <details class="slots" data-role="slots">
      <summary>Slots and blanks</summary>
      <p class="field-hint">
        A slot is replaced by what the profile says. After a bar comes what to write when it says nothing:{' '}
        <code>{'{{company | your company}}'}</code>.
      </p>
      <div class="slots-row">
        {slots.map(([label, text]) => (
          <button type="button" class="chip" key={text} title={text} data-role="slot" onClick={() => onInsert(text)}>
            {label}
          </button>
        ))}
      </div>
      <ul class="slots-words">
        {blocks.map(([label, text, explained]) => (
          <li key={label}>
            <button type="button" class="chip" title={shown(text)} data-role="slot" onClick={() => onInsert(text)}>
              {label}
            </button>
            <span>{explained}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function shown(text: string | Around): string {
  return typeof text === 'string' ? text : text.before + (text.words ?? '…') + text.after;
}
