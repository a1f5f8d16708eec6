import { Notice } from '../../ui/parts';

/** Said when the library's version moved on while the fields hold changes to an older one. */
export function Overtaken({ onKeepBoth, onDrop }: { onKeepBoth: () => void; onDrop: () => void }) {
  const actions = (
    <>
      <button type="button" class="button button-small" data-role="keep-both" onClick={onKeepBoth}>
        Keep both
      </button>
      <button type="button" class="button button-small" data-role="take-theirs" onClick={onDrop}>
        Drop my changes
      </button>
    </>
  );
  return (
    <Notice tone="warning" actions={actions}>
      This template was changed elsewhere while you were editing it. Saving replaces that version with yours.
    </Notice>
  );
}
