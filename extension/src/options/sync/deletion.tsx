import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { Confirm } from '../../ui/confirm';
import { FailureNotice } from '../../ui/parts';

/** The way to take everything off the server. */
export function Deletion({ server, onDelete }: { server: string; onDelete: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = () => {
    setAsking(false);
    setFailure(null);
    onDelete().catch((thrown: unknown) => setFailure(toFailure(thrown)));
  };
  return (
    <section class="card" aria-labelledby="delete-title">
      <h2 class="card-title" id="delete-title">
        Delete from the server
      </h2>
      <p class="card-lead">Ends sync for all your browsers and removes everything from the server. What is in a browser stays there.</p>
      <FailureNotice failure={failure} />
      <button type="button" class="button button-danger" data-role="sync-delete" onClick={() => setAsking(true)}>
        Delete from the server
      </button>
      {asking && (
        <Confirm
          title="Delete your account from the server?"
          action="Delete from the server"
          onCancel={() => setAsking(false)}
          onConfirm={remove}
        >
          All that {server} holds under your sync code goes at once and cannot be brought back, earlier versions too. What it still holds
          under an earlier code, nobody can read, and it goes 90 days after that code was replaced. Your browsers keep what they have and
          stop syncing. The sync code never works again.
        </Confirm>
      )}
    </section>
  );
}
