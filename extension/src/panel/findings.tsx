import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../protocol';
import { quoted } from '../ui/words';
import { About } from './about';
import { isCut } from './cuts';
import { Fit } from './fit';
import { More, Sign } from './icons';
import { isKnown } from './language';
import type { Note, Told } from './note';
import { around } from './quote';

/** What there is to say about the note, worst first, with what can be done about it. */
export function Findings({ note }: { note: Note }) {
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepHeight(area.current!, note.text === ''));
  return (
    <div class="findings" ref={area}>
      {note.findings.length > 0 ? (
        <ul aria-label="Findings">
          {note.findings.map((finding) => (
            <Item key={`${finding.rule} ${finding.start}`} finding={finding} note={note} />
          ))}
        </ul>
      ) : (
        <Nothing note={note} />
      )}
      <ToldLine told={note.told} />
    </div>
  );
}

/**
 * The area grows with its findings but does not shrink again before the box is empty: the box above must not jump while
 * one types. What a person opens in it is no finding, and takes its room away with it.
 */
function keepHeight(area: HTMLElement, empty: boolean): void {
  if (empty) area.style.minHeight = '';
  else if (!area.querySelector('.about, .cuts')) area.style.minHeight = `${area.offsetHeight}px`;
}

/** What the last choice has done, with the way back. It is there when there is nothing to say: what comes into it is spoken. */
function ToldLine({ told }: { told: Told | null }) {
  return (
    <div class="told" role="status" data-role="told">
      {told && (
        <>
          <p class="words">{told.text}</p>
          <button type="button" class="chip" data-role="undo" onClick={told.undo}>
            Undo
          </button>
        </>
      )}
    </div>
  );
}

function Nothing({ note }: { note: Note }) {
  let words: ComponentChildren = null;
  if (note.text === '') {
    words = (
      <>
        Write your note, or type <kbd>/</kbd> to pick a template.
      </>
    );
  } else if (note.answer) {
    const complete = Object.values(note.answer.checklist).every(Boolean);
    words = complete && isKnown(note.answer.language) ? 'All parts are there, and nothing to mend.' : 'Nothing to mend.';
  }
  return <p class="nothing">{words}</p>;
}

/** One finding. The words that it is about can be pressed, which selects them in the box. */
function Item({ finding, note }: { finding: Finding; note: Note }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  const inCuts = finding.rule !== overLimit && isCut(finding, note.answer?.cuts ?? []);
  const words = note.wordsOf(finding);
  const named = around(finding.message, words);
  const inRow = !named && finding.fixes.length > 0; // costs no line there
  const show = words !== '' && (
    <button type="button" class="quote" data-role="show" title="Show in the note" onClick={() => note.show(finding)}>
      {named ? words : quoted(words)}
    </button>
  );
  return (
    <li class={`finding ${inCuts ? 'in-cuts' : ''}`} data-role="finding" data-rule={finding.rule} data-severity={finding.severity}>
      <Sign severity={finding.severity} />
      <div class="said">
        <p>
          <span class="unseen">{finding.severity}: </span>
          {named ? named[0] : `${finding.message} `}
          {!inRow && show}
          {named?.[1]}
        </p>
        {finding.rule === overLimit ? (
          <Fit note={note}>{inRow && show}</Fit>
        ) : (
          <Fixes finding={finding} note={note}>
            {inRow && show}
          </Fixes>
        )}
        {open && <About finding={finding} note={note} onClose={close} />}
      </div>
      <button
        type="button"
        class="bare more"
        ref={button}
        aria-label="Why this finding, and how to be rid of it"
        title="Why, and how to be rid of it"
        aria-expanded={open}
        data-role="about"
        onClick={() => setOpen(!open)}
      >
        <More />
      </button>
    </li>
  );
}

/** The rule whose fix is shown before it is made. */
const overLimit = 'length-over-limit';

function Fixes({ finding, note, children }: { finding: Finding; note: Note; children: ComponentChildren }) {
  if (finding.fixes.length === 0) return null;
  return (
    <div class="row">
      {children}
      {finding.fixes.map((fix) => (
        <button type="button" class="chip" key={fix.label} data-role="fix" onClick={() => void note.fix(fix.edits)}>
          {fix.label}
        </button>
      ))}
    </div>
  );
}
