import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, SyncCodes, SyncStatus } from '../../protocol';
import { useBackground } from '../../ui/background';
import { FailureNotice, pressable } from '../../ui/parts';
import { SyncState } from '../../ui/sync-state';
import { askAccess, giveUpAccess, useAccess } from '../../ui/access';
import { parseAddress } from '../../sync/address';
import { CodeCard } from './code-card';
import { Deletion } from './deletion';
import { Leaving } from './leaving';
import { Stopped } from './stopped';

interface RunningProps {
  status: SyncStatus;
  /** A code that was made a moment ago, "" otherwise. */
  newCode: string;
  /** Something changed; `code` was made just now for that account. */
  onChanged: (made?: { code: string; account: string }) => void;
}

/** How sync stands, with what one can do about it. */
export function Running({ status, newCode, onChanged }: RunningProps) {
  const background = useBackground();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [leaving, setLeaving] = useState(false);
  const address = parseAddress(status.server);
  const pattern = 'problem' in address ? '' : address.pattern;
  const attempt = async (act: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await act();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const makeCode = async (invite: string) => {
    const { account } = await background.request('syncNewCode', invite ? { invite } : {});
    if (account !== status.account) onChanged({ account, ...(await background.request('syncCode', {})) });
  };
  const remove = async () => {
    await background.request('syncDelete', {});
    await giveUpAccess(pattern);
    onChanged();
  };
  const stop = (shown?: SyncCodes) => {
    setLeaving(false);
    void attempt(async () => {
      await background.request('syncStop', shown ? { shown } : {});
      await giveUpAccess(pattern);
      onChanged();
    });
  };
  return (
    <>
      <section class="card" aria-labelledby="state-title">
        <h2 class="card-title" id="state-title">
          State
        </h2>
        <SyncState status={status} />
        <p class="quiet">
          Server: <code data-role="sync-address">{status.server}</code>
        </p>
        {pattern && <Access pattern={pattern} />}
        <FailureNotice failure={failure} />
        {status.state === 'paused' && <Removals onAnswer={(removals) => void attempt(() => background.request('syncNow', { removals }))} />}
        {status.state === 'stopped' && <Stopped status={status} onChanged={() => onChanged()} />}
        <div class="card-actions">
          <button
            type="button"
            class={status.state === 'stopped' ? 'button' : 'button button-primary'}
            data-role="sync-now"
            {...pressable(status.state !== 'working', () => void attempt(() => background.request('syncNow', {})))}
          >
            {status.state === 'stopped' ? 'Try again' : 'Sync now'}
          </button>
          <button type="button" class="button" data-role="sync-stop" onClick={() => setLeaving(true)}>
            Stop syncing here
          </button>
        </div>
      </section>
      {status.state !== 'stopped' && <CodeCard key={status.account} newCode={newCode} status={status} onNewCode={makeCode} />}
      {status.reason !== 'account-gone' && status.reason !== 'account-retired' && <Deletion server={status.server} onDelete={remove} />}
      {leaving && <Leaving status={status} onCancel={() => setLeaving(false)} onConfirm={stop} />}
    </>
  );
}

/** The answers to the question that sync paused at: the server wants more gone than looks right. */
function Removals({ onAnswer }: { onAnswer: (removals: 'accept' | 'refuse') => void }) {
  return (
    <div class="card-actions">
      <button type="button" class="button" data-role="sync-refuse" onClick={() => onAnswer('refuse')}>
        Keep them all
      </button>
      <button type="button" class="button" data-role="sync-accept" onClick={() => onAnswer('accept')}>
        Move them to the trash
      </button>
    </div>
  );
}

/** Whether the browser lets Warmnote reach the server directly; silent where it does. */
function Access({ pattern }: { pattern: string }) {
  if (useAccess(pattern) !== false) return null;
  return (
    <p class="quiet" data-role="sync-access">
      You have not given Warmnote access to this address. Sync works all the same; each check takes one more short request.{' '}
      <button type="button" class="link-button" onClick={() => void askAccess(pattern)}>
        Give access
      </button>
    </p>
  );
}
