import { useEffect, useRef } from 'preact/hooks';
import { Field } from '../../ui/parts';

interface InviteFieldProps {
  invite: string;
  onInvite: (invite: string) => void;
}

/** Takes the word that a server wants before it makes an account. It shows once the server has asked. */
export function InviteField({ invite, onInvite }: InviteFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Field label="Invite word" hint="Whoever runs the server gives it out.">
      {(attributes) => (
        <input
          {...attributes}
          ref={field}
          class="input"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
          data-role="sync-invite"
          value={invite}
          onInput={(e) => onInvite(e.currentTarget.value)}
        />
      )}
    </Field>
  );
}
