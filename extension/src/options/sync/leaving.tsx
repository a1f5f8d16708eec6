import { useEffect, useState } from 'preact/hooks';
import type { SyncCodes, SyncStatus } from '../../protocol';
import { useBackground } from '../../ui/background';
import { Confirm } from '../../ui/confirm';
import { count } from '../../ui/words';

interface LeavingProps {
  status: SyncStatus;
  onCancel: () => void;
  /** With the codes that were shown. */
  onConfirm: (shown?: SyncCodes) => void;
}

/** Asks before this browser forgets its sync code, and shows it where it opens anything: no other browser may have it. */
export function Leaving({ status, onCancel, onConfirm }: LeavingProps) {
  const background = useBackground();
  const { account, retiring } = status;
  const over = status.reason === 'account-gone' || status.reason === 'account-retired';
  const [codes, setCodes] = useState<SyncCodes>();
  useEffect(() => {
    const none = () => setCodes(undefined);
    if (over) return none();
    // Without one, sync has been stopped elsewhere, and the page is about to say so.
    background.request('syncCode', {}).then(setCodes, none);
  }, [background, account, retiring, over]);
  return (
    <Confirm title="Stop syncing in this browser?" action="Stop syncing" onCancel={onCancel} onConfirm={() => onConfirm(codes)}>
      <div class="leaving">
        <p>Your templates stay in this browser{over || retiring ? '.' : there(status)}</p>
        {!over && !retiring && <p>This browser forgets the sync code. Write it down if you want to come back:</p>}
        {retiring && (
          <p>
            A new sync code, which only this browser has, may be in force by now: the server has not answered yet. Write both down, for your
            other browsers too, as this one forgets them. Try the old one first; where the server says that it has moved, enter the new one.
            If that is not in force, this browser deletes what the server has under it, as soon as the server answers.
          </p>
        )}
        {codes && <Code role="sync-code-left" label={codes.next && 'Old code:'} code={codes.code} />}
        {codes?.next && <Code role="sync-code-next" label="New code:" code={codes.next} />}
      </div>
    </Confirm>
  );
}

function Code({ role, label, code }: { role: string; label: string; code: string }) {
  return (
    <>
      {label && <p>{label}</p>}
      <output class="code" data-role={role}>
        {code}
      </output>
    </>
  );
}

/** Whether they are at the server as well, as far as this browser knows: the end of the sentence. */
function there({ state, pending, lastSync }: SyncStatus): string {
  if (pending > 0) return `. ${count(pending, 'change')} ${pending === 1 ? 'has' : 'have'} not reached the server.`;
  return lastSync > 0 && state !== 'stopped' && state !== 'paused' ? ' and on the server.' : '.';
}
