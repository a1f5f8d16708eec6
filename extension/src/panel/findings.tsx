import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../protocol';
import { More, Sign } from './icons';
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

/** The area grows with its findings but does not shrink again: the box above must not jump while one types. */
function keepHeight(area: HTMLElement): void {
  area.style.minHeight = `${area.offsetHeight}px`;
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
    words = Object.values(note.answer.checklist).every(Boolean) ? 'All parts are there, and nothing to mend.' : 'Nothing to mend.';
  }
  return <p class="nothing">{words}</p>;
}

function Item({ finding, note }: { finding: Finding; note: Note }) {
  const [asking, setAsking] = useState(false);
  return (
    <li class={`finding ${finding.severity}`} data-role="finding" data-rule={finding.rule} data-severity={finding.severity}>
      <Sign severity={finding.severity} />
      <div class="said">
        <p class="message" onClick={() => note.show(finding)}>
          <span class="unseen">{finding.severity}: </span>
          {finding.message}
        </p>
        {asking ? <Ignore finding={finding} note={note} /> : <Fixes finding={finding} note={note} />}
      </div>
      <button
        type="button"
        class="bare more"
        aria-label="Ignore this finding"
        title="Ignore …"
        aria-expanded={asking}
        data-role="ignore"
        onClick={() => setAsking(!asking)}
      >
        <More />
      </button>
    </li>
  );
}

function Fixes({ finding, note }: { finding: Finding; note: Note }) {
  if (finding.fixes.length === 0) return null;
  return (
    <div class="row">
      {finding.fixes.map((fix) => (
        <button type="button" class="chip" key={fix.label} data-role="fix" onClick={() => note.fix(fix.edits)}>
          {fix.label}
        </button>
      ))}
    </div>
  );
}

function Ignore({ finding, note }: { finding: Finding; note: Note }) {
  return (
    <div class="row">
      <button type="button" class="chip" data-role="not-here" onClick={() => void note.notHere(finding)}>
        Not here
      </button>
      <button type="button" class="chip" data-role="never" onClick={() => void note.neverThisRule(finding)}>
        Never this rule
      </button>
    </div>
  );
}
