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
  settings: Settings;
  /** Code units of a note. */
  limit: number;
}

/** What Warmnote makes of a template: its lengths, what is to mend, and how it reads when filled. */
export function JudgementColumn({ body, judged: { answer, asked, failure }, field, settings, limit }: JudgementColumnProps) {
  if (!body.trim()) return <p class="editor-judgement quiet">Findings, length and a preview appear here as you write.</p>;
  const broken = (answer?.errors.length ?? 0) > 0;
  return (
    <div class="editor-judgement">
      {answer && !broken && <LengthMeter body={asked?.body ?? ''} lengths={answer.lengths} />}
      {answer && <Judgement body={asked?.body ?? ''} answer={answer} rules={settings.rules} field={field} />}
      <FailureNotice failure={failure} />
      {broken ? (
        <p class="quiet">Length and preview are back as soon as the errors are mended.</p>
      ) : (
        <Preview body={body} me={personOf(settings)} limit={limit} />
      )}
    </div>
  );
}
