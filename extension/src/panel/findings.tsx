import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../protocol';
import { About } from './about';
import { Fit } from './fit';
import { More, Sign } from './icons';
import { isKnown } from './language';
import type { Note } from './note';

/** What there is to say about the note, worst first, with what can be done about it. */
export function Findings({ note }: { note: Note }) {
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepHeight(area.current!));
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
    </div>
  );
}

/**
 * The area grows with its findings but does not shrink again: the box above must not jump while one types.
 * What a person opens in it is no finding, and takes its room away with it.
 */
function keepHeight(area: HTMLElement): void {
  if (!area.querySelector('.about, .cuts')) area.style.minHeight = `${area.offsetHeight}px`;
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

function Item({ finding, note }: { finding: Finding; note: Note }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  return (
    <li class={`finding ${finding.severity}`} data-role="finding" data-rule={finding.rule} data-severity={finding.severity}>
      <Sign severity={finding.severity} />
      <div class="said">
        <p class="message" onClick={() => note.show(finding)}>
          <span class="unseen">{finding.severity}: </span>
          {finding.message}
        </p>
        {finding.rule === overLimit ? <Fit note={note} /> : <Fixes finding={finding} note={note} />}
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

function Fixes({ finding, note }: { finding: Finding; note: Note }) {
  if (finding.fixes.length === 0) return null;
  return (
    <div class="row">
      {finding.fixes.map((fix) => (
        <button type="button" class="chip" key={fix.label} data-role="fix" onClick={() => void note.fix(fix.edits)}>
          {fix.label}
        </button>
      ))}
    </div>
  );
}
