import { useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { useBackground } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { useToast } from '../../ui/toast';

/** The sync code: shown at once when it is new, else when asked for. */
export function CodeCard({ newCode }: { newCode: string }) {
  const background = useBackground();
  const toast = useToast();
  const [asked, setAsked] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const code = asked || newCode;

  const show = () =>
    background.request('syncCode', {}).then(
      (answer) => setAsked(answer.code),
      (thrown: unknown) => setFailure(toFailure(thrown)),
    );
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => toast({ text: 'Sync code copied.' }),
      () => toast({ text: 'The browser did not allow copying. Select the code and copy it yourself.' }),
    );
  return (
    <section class="card" aria-labelledby="code-title">
      <h2 class="card-title" id="code-title">
        Sync code
      </h2>
      <p class="card-lead">
        Type it into your other browsers. Keep it as you would a password: whoever has it can read your templates, and without it nobody can restore them from
        the server.
      </p>
      <FailureNotice failure={failure} />
      {code ? (
        <div class="code-row">
          <output class="code" data-role="sync-code">
            {code}
          </output>
          <button type="button" class="button" data-role="sync-copy" onClick={() => void copy()}>
            Copy
          </button>
        </div>
      ) : (
        <button type="button" class="button" data-role="sync-show" onClick={() => void show()}>
          Show the code
        </button>
      )}
    </section>
  );
}
