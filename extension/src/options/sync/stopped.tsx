import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, SyncStatus } from '../../protocol';
import { useBackground } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { CodeField } from './code-field';
import { InviteField } from './invite-field';

/** What to do where sync cannot go on by itself: in place, without setting up anew. */
export function Stopped({ status, onChanged }: { status: SyncStatus; onChanged: () => void }) {
  switch (status.reason) {
    case 'account-retired':
      return <EnterNewCode server={status.server} onChanged={onChanged} />;
    case 'unauthorized':
      return <MakeAgain onChanged={onChanged} />;
    default:
      return null;
  }
}

function EnterNewCode({ server, onChanged }: { server: string; onChanged: () => void }) {
  const background = useBackground();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (code: string) => {
    setBusy(true);
    try {
      await background.request('syncSetUp', { server, code });
      onChanged();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
    setBusy(false);
  };
  return (
    <CodeField
      hint="The browser that made it shows it on this page."
      action="Use the new code"
      busy={busy}
      failure={failure}
      onCode={(code) => void enter(code)}
      onChange={() => setFailure(null)}
    />
  );
}

function MakeAgain({ onChanged }: { onChanged: () => void }) {
  const background = useBackground();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [invite, setInvite] = useState('');
  const [asked, setAsked] = useState(false);
  const failed = (thrown: unknown) => {
    const failure = toFailure(thrown);
    setFailure(failure);
    if (failure.code === 'invite-needed') setAsked(true);
  };
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        void background.request('syncAgain', invite ? { invite } : {}).then(onChanged, failed);
      }}
    >
      {asked && <InviteField invite={invite} onInvite={setInvite} />}
      <FailureNotice failure={failure} />
      <div class="card-actions">
        <button type="submit" class="button" data-role="sync-again">
          Put my library there again
        </button>
      </div>
    </form>
  );
}
