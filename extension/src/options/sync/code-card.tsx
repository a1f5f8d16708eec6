import { useEffect, useRef, useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { useBackground } from '../../ui/background';
import { FailureNotice } from '../../ui/parts';
import { QrCode } from '../../ui/qr';
import { useToast } from '../../ui/toast';
import { NewCode, type NewCodeProps } from './new-code';

interface CodeCardProps extends NewCodeProps {
  /** A code that was just made, "" otherwise. */
  newCode: string;
}

/** The sync code: shown at once when it is new, else when asked for. */
export function CodeCard({ newCode, ...making }: CodeCardProps) {
  const background = useBackground();
  const [asked, setAsked] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const code = newCode || asked;

  const show = () =>
    background.request('syncCode', {}).then(
      (answer) => setAsked(answer.code),
      (thrown: unknown) => setFailure(toFailure(thrown)),
    );
  return (
    <section class="card" aria-labelledby="code-title">
      <h2 class="card-title" id="code-title">
        Sync code
      </h2>
      <p class="card-lead">
        Type it into your other browsers. Keep it as you would a password: whoever has it can read your templates, and without it nobody can
        restore them from the server.
      </p>
      <FailureNotice failure={failure} />
      {code ? (
        <Code code={code} />
      ) : (
        <button type="button" class="button" data-role="sync-show" onClick={() => void show()}>
          Show the code
        </button>
      )}
      <NewCode {...making} />
    </section>
  );
}

function Code({ code }: { code: string }) {
  const toast = useToast();
  const shown = useRef<HTMLOutputElement>(null);
  // The button that had the focus is gone, and who cannot see hears the code.
  useEffect(() => shown.current?.focus(), []);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => toast({ text: 'Sync code copied.' }),
      () => toast({ text: 'The browser did not allow copying. Select the code and copy it yourself.' }),
    );
  return (
    <div class="code-shown">
      <QrCode text={code} label="The sync code as a QR code" />
      <div class="code-text">
        <output class="code" tabIndex={-1} ref={shown} data-role="sync-code">
          {code}
        </output>
        <button type="button" class="button" data-role="sync-copy" onClick={() => void copy()}>
          Copy
        </button>
        <p class="quiet">A camera reads the QR code as the same text, to be pasted into the other browser.</p>
      </div>
    </div>
  );
}
