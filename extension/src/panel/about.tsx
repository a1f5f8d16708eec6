import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding, RuleDoc } from '../protocol';
import { AboutRule, SeverityChoice } from '../ui/about-rule';
import { onKeys } from './keys';
import type { Note } from './note';
import { reveal } from './reveal';

interface AboutProps {
  finding: Finding;
  note: Note;
  onClose: () => void;
}

/** Why a finding is one, and what a person can do who does not want it. */
export function About({ finding, note, onClose }: AboutProps) {
  const area = useRef<HTMLDivElement>(null);
  const doc = useDoc(note, finding.rule);
  useLayoutEffect(() => reveal(area.current!), [doc]);
  return (
    <div class="about" ref={area} onKeyDown={onKeys({ Escape: onClose })}>
      {doc && <AboutRule doc={doc} />}
      <div class="row">
        <button type="button" class="chip" data-role="not-here" onClick={() => note.notHere(finding)}>
          Not here
        </button>
        {note.wordsOf(finding) !== '' && (
          <button type="button" class="chip" data-role="never-words" onClick={() => void note.neverForWords(finding)}>
            Never for these words
          </button>
        )}
        <button type="button" class="chip" data-role="never" onClick={() => void note.neverThisRule(finding)}>
          Never this rule
        </button>
      </div>
      <SeverityChoice severity={finding.severity} onChoose={(severity) => void note.setSeverity(finding, severity)} />
    </div>
  );
}

function useDoc(note: Note, rule: string): RuleDoc | null {
  const [doc, setDoc] = useState<RuleDoc | null>(null);
  useEffect(() => {
    let wanted = true;
    void note.docOf(rule).then((found) => wanted && setDoc(found));
    return () => {
      wanted = false;
    };
  }, [rule]);
  return doc;
}
