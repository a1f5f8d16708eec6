import { useEffect, useState } from 'preact/hooks';
import type { SyncStatus } from '../../protocol';
import { useBackground } from '../../ui/background';
import { Confirm } from '../../ui/confirm';
import { count } from '../../ui/words';

interface LeavingProps {
  status: SyncStatus;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Asks before this browser forgets its sync code, and shows it where it opens anything: no other browser may have it. */
export function Leaving({ status, onCancel, onConfirm }: LeavingProps) {
  const background = useBackground();
  const kept = !status.retiring && status.reason !== 'account-gone' && status.reason !== 'account-retired';
  const [code, setCode] = useState('');
  useEffect(() => {
    if (!kept) return setCode('');
    // Without one, sync has been stopped elsewhere, and the page is about to say so.
    background.request('syncCode', {}).then(
      (answer) => setCode(answer.code),
      () => setCode(''),
    );
  }, [background, status.account, kept]);
  return (
    <Confirm title="Stop syncing in this browser?" action="Stop syncing" onCancel={onCancel} onConfirm={onConfirm}>
      <div class="leaving">
        <p>Your templates stay in this browser{kept ? there(status) : '.'}</p>
        {status.retiring && (
          <p>
            A new sync code comes into force as soon as the server answers, and only this browser has it. If you stop before, perhaps nobody
            can read what is on the server any more, and your other browsers have to be set up anew.
          </p>
        )}
        {kept && <p>This browser forgets the sync code. Write it down if you want to come back:</p>}
        {code && (
          <output class="code" data-role="sync-code-left">
            {code}
          </output>
        )}
      </div>
    </Confirm>
  );
}

/** Whether they are at the server as well, as far as this browser knows: the end of the sentence. */
function there({ state, pending, lastSync }: SyncStatus): string {
  if (pending > 0) return `. ${count(pending, 'change')} ${pending === 1 ? 'has' : 'have'} not reached the server.`;
  return lastSync > 0 && state !== 'stopped' && state !== 'paused' ? ' and on the server.' : '.';
}
