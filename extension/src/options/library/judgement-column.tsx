import type { RefObject } from 'preact';
import type { Settings } from '../../protocol';
import { personOf } from '../../settings';
import type { Known } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { Judgement } from './judgement';
import { LengthMeter } from './lengths';
import { Preview } from './preview';

interface JudgementColumnProps {
  body: string;
  judged: Known<'inspect'>;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The field cannot be changed, so that no fix can be made in it. */
  readOnly: boolean;
  settings: Settings;
  /** Code units of a note. */
  limit: number;
}

/** What Warmnote makes of a template: its lengths, what is to mend, and how it reads when filled. */
export function JudgementColumn({ body, judged, field, readOnly, settings, limit }: JudgementColumnProps) {
  const { answer, asked, failure } = judged;
  if (!body.trim()) return <p class="editor-judgement quiet">Findings, length and a preview appear here as you write.</p>;
  const broken = (answer?.errors.length ?? 0) > 0;
  return (
    <div class="editor-judgement">
      {answer && !broken && <LengthMeter body={asked?.body ?? ''} lengths={answer.lengths} />}
      {answer && <Judgement body={asked?.body ?? ''} answer={answer} rules={settings.rules} field={field} readOnly={readOnly} />}
      <FailureNotice failure={failure} />
      {broken ? (
        <p class="quiet">Length and preview are back as soon as the errors are mended.</p>
      ) : (
        <Preview body={body} me={personOf(settings)} limit={limit} />
      )}
    </div>
  );
}
