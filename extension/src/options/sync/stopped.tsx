import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure, SyncStatus } from '../../protocol';
import { useBackground } from '../../ui/background';
import { CodeField } from './code-field';

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
  const [problem, setProblem] = useState('');
  const again = () =>
    background.request('syncAgain', {}).then(onChanged, (thrown: unknown) => setProblem(toFailure(thrown).message));
  return (
    <div class="card-actions">
      <button type="button" class="button" data-role="sync-again" onClick={() => void again()}>
        Put my library there again
      </button>
      <p class="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
