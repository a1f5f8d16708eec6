import { useEffect, useRef } from 'preact/hooks';
import type { Reading } from '../../exchange/found';
import type { Planned } from '../../exchange/plan';
import { formats } from '../../exchange/read';
import type { Failure } from '../../protocol';
import { FailureNotice, Notice } from '../../ui/parts';
import { Choice, type ChoiceProps } from './choice';
import type { Given } from './given';

interface PreviewProps extends Omit<ChoiceProps, 'planned'> {
  given: Given;
  /** It has come while the section was open. */
  isNew: boolean;
  /** null when it could not be read. */
  reading: Reading | null;
  failure: Failure | null;
  planned: Planned[] | null;
  /** The format that was chosen, "" when it is recognised. */
  as: string;
  onAs: (name: string) => void;
  onClose: () => void;
}

/** What was given, what it was read as, and what would become of each template in it. */
export function Preview({ given, isNew, reading, failure, planned, as, onAs, onClose, ...choice }: PreviewProps) {
  const busy = choice.state.phase === 'working';
  const heading = useRef<HTMLHeadingElement>(null);
  // It may be out of sight, and who cannot see must hear that it came.
  useEffect(() => void (isNew && heading.current?.focus()), []);
  return (
    <section class="card" aria-labelledby="preview-title" data-role="import-preview">
      <div class="card-head">
        <h2 class="card-title" id="preview-title" tabIndex={-1} ref={heading}>
          {given.name || 'Pasted text'}
        </h2>
        <button type="button" class="button button-small" data-role="import-close" disabled={busy} onClick={onClose}>
          Close the preview
        </button>
      </div>
      <label class="import-format">
        Read as
        <select class="select" data-role="import-format" value={as} disabled={busy} onChange={(event) => onAs(event.currentTarget.value)}>
          <option value="">{reading && !as ? `${reading.format} (recognised)` : 'what it looks like'}</option>
          {formats.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <FailureNotice failure={failure} />
      {reading?.remarks.map((remark) => (
        <Notice tone="warning" key={remark}>
          {remark}
        </Notice>
      ))}
      {planned && <Choice key={as} planned={planned} {...choice} />}
    </section>
  );
}
