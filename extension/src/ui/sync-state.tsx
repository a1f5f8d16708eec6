import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SyncStatus } from '../protocol';
import { useNow } from './now';
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
export function SyncState({ status }: { status: SyncStatus }) {
  const { shape, tone } = shapes[status.state];
  const now = useNow();
  const working = status.state === 'working';
  const block = useRef<HTMLDivElement>(null);
  const height = useRef(0); // px, of the state before the round
  useLayoutEffect(() => {
    if (!working) height.current = block.current?.getBoundingClientRect().height ?? 0;
  });
  return (
    <div
      ref={block}
      class="sync-state"
      style={working ? { minBlockSize: `${height.current}px` } : undefined}
      data-role="sync-status"
      data-state={status.state}
    >
      <span class={`sync-shape tone-${tone}`} aria-hidden="true">
        {shape}
      </span>
      <span role="status">{status.text}</span>
      {status.lastSync > 0 && !working && status.state !== 'idle' && (
        <span class="sync-when">Last complete {ago(status.lastSync, now)}</span>
      )}
    </div>
  );
}
