import type { SyncStatus } from '../protocol';
import { ago } from './words';

/** Not by colour alone: each state has a shape as well. */
const shapes: Record<SyncStatus['state'], { shape: string; tone: string }> = {
  off: { shape: '○', tone: 'quiet' },
  idle: { shape: '●', tone: 'good' },
  working: { shape: '◐', tone: 'info' },
  waiting: { shape: '◔', tone: 'warning' },
  paused: { shape: '❙❙', tone: 'warning' },
  stopped: { shape: '■', tone: 'error' },
};

/** How sync stands, in the background's words. A round that comes and goes moves nothing below: somebody may be about to click there. */
export function SyncState({ status, now }: { status: SyncStatus; now: number }) {
  const { shape, tone } = shapes[status.state];
  return (
    <div class="sync-state" data-role="sync-status" data-state={status.state} role="status">
      <span class={`sync-shape tone-${tone}`} aria-hidden="true">
        {shape}
      </span>
      <span class="sync-text">{status.text}</span>
      {status.lastSync > 0 && !['idle', 'working'].includes(status.state) && <span class="sync-when">Last complete {ago(status.lastSync, now)}</span>}
    </div>
  );
}
