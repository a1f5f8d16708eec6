import type { ComponentChildren } from 'preact';
import { Sign } from './icons';

interface LineProps {
  /** A refusal is what could not be done; trouble is what may cost the person their words. */
  kind: 'refusal' | 'trouble';
  children: ComponentChildren;
  /** The ways out. */
  actions?: ComponentChildren;
}

/** What has gone wrong, spoken at once. */
export function Line({ kind, children, actions }: LineProps) {
  return (
    <div class={`line ${kind}`} role="alert" data-role={kind}>
      <Sign severity={kind === 'trouble' ? 'warning' : 'error'} />
      <p class="words">{children}</p>
      {actions}
    </div>
  );
}
