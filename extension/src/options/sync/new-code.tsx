import { useState } from 'preact/hooks';
import { Confirm } from '../../ui/confirm';
import { InviteField } from './invite-field';

export interface NewCodeProps {
  moving: boolean;
  /** The new code needs an account, for which the server wants its invite word. */
  inviteNeeded: boolean;
  onNewCode: (invite: string) => Promise<void>;
}

/** The way to a new sync code, for when somebody else may have the old one. */
export function NewCode({ moving, inviteNeeded, onNewCode }: NewCodeProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [invite, setInvite] = useState('');
  const make = () => {
    setAsking(false);
    setBusy(true);
    void onNewCode(invite).finally(() => setBusy(false));
  };
  return (
    <form
      class="card-foot"
      onSubmit={(event) => {
        event.preventDefault();
        if (moving) make();
        else setAsking(true);
      }}
    >
      <p class="quiet">{moving ? 'A new code is on its way. Until it is in force, this one works.' : 'Did somebody see your code? A new one locks them out.'}</p>
      {inviteNeeded && <InviteField invite={invite} onInvite={setInvite} />}
      <button type="submit" class="button" data-role="sync-new-code" disabled={busy}>
        {moving ? 'Go on with the new code' : 'New sync code'}
      </button>
      {asking && (
        <Confirm title="Make a new sync code?" action="Make a new code" onCancel={() => setAsking(false)} onConfirm={make}>
          Your library moves to the new code, and the old one stops working. Your other browsers keep everything and ask for the new code. Whoever has the old
          code sees nothing that you write from then on.
        </Confirm>
      )}
      <p class="unseen" role="status">
        {busy && 'Moving to the new code…'}
      </p>
    </form>
  );
}
