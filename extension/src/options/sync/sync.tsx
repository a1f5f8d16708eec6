import { useState } from 'preact/hooks';
import { useAnnounced, useBackground } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { SetUp } from './set-up';
import { Running } from './running';

/** Sync: set up, or how it stands. */
export function SyncSection() {
  const { answer: status, failure, refresh } = useAnnounced('syncStatus', 'sync');
  const background = useBackground();
  /** The code that was just made, to be shown once without asking, and the account that it is for. */
  const [made, setMade] = useState({ code: '', account: '' });
  const setUp = async (code: string) => {
    setMade({ code, account: (await background.request('syncStatus', {})).account });
    refresh();
  };
  return (
    <div class="page">
      <h1 class="page-title">Sync</h1>
      <p class="page-lead">
        The same library and settings in all your browsers, through a server of your own. All of it is encrypted before it leaves this
        browser; the server sees how many records there are, how big and when, and never a word of them.
      </p>
      <FailureNotice failure={failure} />
      {status?.state === 'off' && <SetUp onDone={(code) => void setUp(code)} />}
      {status && status.state !== 'off' && (
        <Running
          status={status}
          newCode={made.account === status.account ? made.code : ''}
          onChanged={(newer) => {
            if (newer) setMade(newer);
            refresh();
          }}
        />
      )}
    </div>
  );
}
