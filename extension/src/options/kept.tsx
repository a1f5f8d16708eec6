import { useState } from 'preact/hooks';
import { toFailure } from '../failure';
import type { Failure } from '../protocol';
import { useBackground } from '../ui/background';
import { Confirm } from '../ui/confirm';
import { FailureNotice } from '../ui/parts';
import { useToast } from '../ui/toast';

/** What stays in this browser and for how long, and the way to be rid of the notes: nothing else lists them. */
export function Kept() {
  const background = useBackground();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const forget = async () => {
    setAsking(false);
    setFailure(null);
    try {
      await background.request('forgetDrafts', {});
      toast({ text: 'The notes are forgotten.' });
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  return (
    <section class="card" aria-labelledby="kept-title">
      <h2 class="card-title" id="kept-title">
        What it keeps
      </h2>
      <p>In this browser, until you delete them or remove Warmnote:</p>
      <ul class="plain-list">
        <li>Your templates, each with its last 20 versions, and your settings.</li>
        <li>
          For 90 days, the notes you wrote and whom each is for, so that a closed pop-up loses none. Those that you sent are among them:
          Warmnote does not watch whether you send. Those of private windows are in memory alone, until the last of these windows closes.
        </li>
        <li>An outreach sheet, until you remove it.</li>
      </ul>
      <FailureNotice failure={failure} />
      <button type="button" class="button" data-role="forget-notes" onClick={() => setAsking(true)}>
        Forget the notes
      </button>
      {asking && (
        <Confirm title="Forget all notes?" action="Forget them" onCancel={() => setAsking(false)} onConfirm={() => void forget()}>
          The notes of the last 90 days go from this browser and are not offered to you any more. What stands in an open box stays there.
        </Confirm>
      )}
    </section>
  );
}
