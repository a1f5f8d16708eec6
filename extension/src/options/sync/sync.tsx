import { useState } from 'preact/hooks';
import { useAnnounced } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { SetUp } from './set-up';
import { Running } from './running';

/** Sync: set up, or how it stands. */
export function SyncSection() {
  const { answer: status, failure, refresh } = useAnnounced('syncStatus', 'sync');
  /** The code that was just made, to be shown once without asking. */
  const [code, setCode] = useState('');
  return (
    <div class="page">
      <h1 class="page-title">Sync</h1>
      <p class="page-lead">
        The same library in all your browsers, through a server of your own. Templates are encrypted before they leave this browser; the server sees how
        many there are, how big and when, and never a word of them.
      </p>
      <FailureNotice failure={failure} />
      {status?.state === 'off' && (
        <SetUp
          onDone={(made) => {
            setCode(made);
            refresh();
          }}
        />
      )}
      {status && status.state !== 'off' && (
        <Running
          status={status}
          newCode={code}
          onChanged={() => {
            setCode('');
            refresh();
          }}
        />
      )}
    </div>
  );
}
