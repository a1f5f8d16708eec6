import type { RefObject } from 'preact';
import type { Finding, Fix } from '../../protocol';
import { useAnswer } from '../../ui/background';
import { joinEdits, typeInto } from '../../ui/edits';
import { FindingItem } from '../../ui/finding';
import { follow, wordsIn, type Range } from '../../ui/follow';
import { count } from '../../ui/words';

interface NoteFindingsProps {
  /** The text that the findings are about; the field may be ahead of it by what was typed meanwhile. */
  text: string;
  findings: Finding[];
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What the linter says of a note. A fix goes in as if it had been typed, so that the field's undo takes it back. */
export function NoteFindings({ text, findings, field }: NoteFindingsProps) {
  const docs = useAnswer('rules', {}).answer?.rules ?? [];
  const here = <R extends Range>(range: R) => field.current && follow(range, text, field.current.value);
  const show = (range: Range) => {
    const at = here(range);
    field.current?.focus();
    if (at) field.current?.setSelectionRange(at.start, at.end);
  };
  const apply = (fix: Fix) => {
    const edit = here(joinEdits(text, fix.edits));
    if (field.current && edit) typeInto(field.current, edit);
  };
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
