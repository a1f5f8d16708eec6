import type { RefObject } from 'preact';
import type { Finding } from '../../protocol';
import { useAnswer } from '../../ui/background';
import { FindingItem } from '../../ui/finding';
import { wordsIn } from '../../ui/follow';
import { mending } from '../../ui/mending';
import { count } from '../../ui/words';

interface NoteFindingsProps {
  /** The text that the findings are about; the field may be ahead of it by what was typed meanwhile. */
  text: string;
  findings: Finding[];
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What Warmnote says of a note. */
export function NoteFindings({ text, findings, field }: NoteFindingsProps) {
  const docs = useAnswer('rules', {}).answer?.rules ?? [];
  const { show, apply } = mending(text, field);
  return (
    <section aria-labelledby="findings-title">
      <h4 class="part-title" id="findings-title" aria-live="polite">
        {findings.length > 0 ? count(findings.length, 'finding') : 'Nothing to mend'}
      </h4>
      <ul class="findings">
        {findings.map((finding) => (
          <FindingItem
            key={`${finding.rule} ${finding.start} ${finding.end}`}
            severity={finding.severity}
            rule={finding.rule}
            message={finding.message}
            quote={wordsIn(finding, text)}
            fixes={finding.fixes}
            doc={docs.find(({ code }) => code === finding.rule)}
            onShow={() => show(finding)}
            onFix={apply}
          />
        ))}
      </ul>
    </section>
  );
}
