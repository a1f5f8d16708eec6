import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, SyncStatus } from '../../protocol';
import { useBackground } from '../../ui/background';
import { Confirm } from '../../ui/confirm';
import { FailureNotice } from '../../ui/parts';
import { SyncState } from '../../ui/sync-state';
import { askAccess, giveUpAccess, useAccess } from './access';
import { parseAddress } from '../../sync/address';
import { CodeCard } from './code-card';

interface RunningProps {
  status: SyncStatus;
  /** A code that was made a moment ago, "" otherwise. */
  newCode: string;
  onChanged: () => void;
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
      onChanged();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const stop = () => {
    setLeaving(false);
    void attempt(async () => {
      await background.request('syncStop', {});
      await giveUpAccess(pattern);
    });
  };
  return (
    <>
      <section class="card" aria-labelledby="state-title">
        <h2 class="card-title" id="state-title">
          State
        </h2>
        <SyncState status={status} now={Date.now()} />
        <p class="quiet">
          Server: <code data-role="sync-address">{status.server}</code>
        </p>
        {pattern && <Access pattern={pattern} />}
        <FailureNotice failure={failure} />
        {status.state === 'paused' && <Removals onAnswer={(removals) => void attempt(() => background.request('syncNow', { removals }))} />}
        <div class="card-actions">
          <button
            type="button"
            class="button button-primary"
            data-role="sync-now"
            disabled={status.state === 'working'}
            onClick={() => void attempt(() => background.request('syncNow', {}))}
          >
            Sync now
          </button>
          <button type="button" class="button" data-role="sync-stop" onClick={() => setLeaving(true)}>
            Stop syncing here
          </button>
        </div>
      </section>
      <CodeCard newCode={newCode} />
      {leaving && (
        <Confirm title="Stop syncing in this browser?" action="Stop syncing" onCancel={() => setLeaving(false)} onConfirm={stop}>
          Your templates stay here and on the server. This browser forgets the sync code, so have it written down if you want to come back.
        </Confirm>
      )}
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
