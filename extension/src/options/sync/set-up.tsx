import { useRef, useState } from 'preact/hooks';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { useBackground } from '../../ui/background';
import { keep } from '../../ui/keep';
import { FailureNotice, Field, pressable } from '../../ui/parts';
import { askAccess } from '../../ui/access';
import { CodeField } from './code-field';
import { InviteField } from './invite-field';
import { parseAddress } from '../../sync/address';

const remembered = 'form:sync-server';

/** Asks for a server, then makes a new account there or joins one with its code. */
export function SetUp({ onDone }: { onDone: (newCode: string) => void }) {
  const background = useBackground();
  const [server, setServer] = useState(() => localStorage.getItem(remembered) ?? '');
  const [problem, setProblem] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** What the server that wants an invite word is given; null: it wants none. */
  const [invite, setInvite] = useState<string | null>(null);
  const address = useRef<HTMLInputElement>(null);

  async function attempt(url: string, withCode?: string): Promise<Failure | null> {
    setBusy(true);
    setFailure(null);
    try {
      const made = await background.request('syncSetUp', {
        server: url,
        ...(withCode !== undefined && { code: withCode }),
        ...(invite && { invite }),
      });
      localStorage.removeItem(remembered);
      onDone(withCode === undefined ? made.code : '');
      return null;
    } catch (thrown) {
      const failed = toFailure(thrown);
      setFailure(failed);
      if (failed.code === 'invite-needed') setInvite((word) => word ?? '');
      return failed;
    } finally {
      setBusy(false);
    }
  }

  /** Runs in the click: the browser lets an extension ask for access only there. */
  async function connect(withCode?: string) {
    const parsed = parseAddress(server);
    if ('problem' in parsed) {
      setProblem(parsed.problem);
      address.current?.focus();
      return;
    }
    let answered = false;
    const access = askAccess(parsed.pattern).finally(() => (answered = true));
    // A Warmnote server answers without that access, so the browser's question does not hold things up.
    const failed = await attempt(parsed.url, withCode);
    if (failed?.code === 'unreachable' && !answered && (await access)) await attempt(parsed.url, withCode);
  }

  const badCode = failure?.code === 'bad-code';
  return (
    <>
      <section class="card" aria-labelledby="server-title">
        <h2 class="card-title" id="server-title">
          Server
        </h2>
        <Field
          label="Address"
          hint="The browser will ask whether Warmnote may reach this address. Sync works if you refuse, too."
          problem={problem}
        >
          {(attributes) => (
            <input
              {...attributes}
              ref={address}
              class="input"
              inputMode="url"
              autocomplete="url"
              autocapitalize="none"
              spellcheck={false}
              placeholder="https://sync.example.org"
              data-role="sync-server"
              value={server}
              onInput={(e) => {
                setServer(e.currentTarget.value);
                setProblem('');
                setInvite(null);
                keep(remembered, e.currentTarget.value);
              }}
            />
          )}
        </Field>
        <FailureNotice failure={badCode ? null : failure} />
      </section>
      <div class="two-cards">
        <section class="card" aria-labelledby="create-title">
          <h2 class="card-title" id="create-title">
            Your first browser
          </h2>
          <p class="card-lead">
            Makes a sync code. It is the key to your library: the other browsers need it, and nobody else should have it.
          </p>
          <form
            class="code-form"
            onSubmit={(event) => {
              event.preventDefault();
              void connect();
            }}
          >
            {invite !== null && <InviteField invite={invite} onInvite={setInvite} />}
            <button type="submit" class="button button-primary" data-role="sync-create" {...pressable(!busy)}>
              Create a sync code
            </button>
          </form>
        </section>
        <section class="card" aria-labelledby="enter-title">
          <h2 class="card-title" id="enter-title">
            Another browser
          </h2>
          <CodeField
            hint="The first browser shows it on this page, as text and as a QR code. Capitals and dashes do not matter."
            action="Use this code"
            busy={busy}
            failure={badCode ? failure : null}
            onCode={(code) => void connect(code)}
            onChange={() => badCode && setFailure(null)}
          />
        </section>
      </div>
      <p class="unseen" role="status">
        {busy && 'Talking to the server…'}
      </p>
    </>
  );
}
