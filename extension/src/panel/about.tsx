import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding, RuleDoc } from '../protocol';
import { AboutRule, SeverityChoice } from '../ui/about-rule';
import { quoted } from '../ui/words';
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
  const words = note.wordsOf(finding);
  useLayoutEffect(() => reveal(area.current!), [doc]);
  return (
    <div class="about" ref={area} onKeyDown={onKeys({ Escape: onClose })}>
      {doc && <AboutRule doc={doc} />}
      <div class="row">
        <button type="button" class="chip" data-role="ignore-here" onClick={() => note.ignoreHere(finding)}>
          Ignore here
        </button>
        {words !== '' && (
          <button type="button" class="choice-button" data-role="ignore" onClick={() => void note.ignoreAlways(finding)}>
            Ignore {quoted(words)} always
          </button>
        )}
        <button type="button" class="choice-button" data-role="rule-off" onClick={() => void note.turnOff(finding)}>
          Turn this rule off
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
