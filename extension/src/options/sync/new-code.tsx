import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, SyncStatus } from '../../protocol';
import { Confirm } from '../../ui/confirm';
import { FailureNotice, pressable } from '../../ui/parts';
import { InviteField } from './invite-field';

export interface NewCodeProps {
  status: SyncStatus;
  onNewCode: (invite: string) => Promise<void>;
}

/** The way to a new sync code, for when somebody else may have the old one. */
export function NewCode({ status, onNewCode }: NewCodeProps) {
  const { moving } = status;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** What the server that wants an invite word for the new account is given; null: it wants none. */
  const [invite, setInvite] = useState<string | null>(null);
  const failed = (thrown: unknown) => {
    const failure = toFailure(thrown);
    setFailure(failure);
    if (failure.code === 'invite-needed') setInvite((word) => word ?? '');
  };
  const make = () => {
    setAsking(false);
    setBusy(true);
    setFailure(null);
    void onNewCode(invite ?? '')
      .catch(failed)
      .finally(() => setBusy(false));
  };
  return (
    <form
      class="card-foot"
      onSubmit={(event) => {
        event.preventDefault();
        if (moving || invite !== null) make();
        else setAsking(true);
      }}
    >
      <p class="quiet">{situation(status)}</p>
      <FailureNotice failure={failure} />
      {invite !== null && <InviteField invite={invite} onInvite={setInvite} />}
      <button type="submit" class="button" data-role="sync-new-code" {...pressable(!busy)}>
        {moving ? 'Go on with the new code' : 'New sync code'}
      </button>
      {asking && (
        <Confirm title="Make a new sync code?" action="Make a new code" onCancel={() => setAsking(false)} onConfirm={make}>
          Your library moves to the new code, and the old one stops working. Your other browsers keep everything and ask for the new code.
          Whoever has the old code sees nothing that you write from then on.
        </Confirm>
      )}
      <p class="unseen" role="status">
        {busy && 'Moving to the new code…'}
      </p>
    </form>
  );
}

function situation({ moving, retiring }: SyncStatus): string {
  if (retiring) return 'A new code comes into force as soon as the server answers; this one may have stopped working.';
  if (moving) return 'A new code is on its way. Until it is in force, this one works.';
  return 'Did somebody see your code? A new one locks them out.';
}
