interface CounterProps {
  count: number;
  limit: number;
}

/** From this share of the limit on, the bar says that room is getting short. */
const nearFrom = 0.9;

/** How full the box is, as figures. Screen readers hear of it elsewhere, and less often. */
export function Counter({ count, limit }: CounterProps) {
  const left = limit - count;
  return (
    <p class={`counter ${stateOf(count, limit)}`}>
      <span class="count" data-role="counter">{`${count}/${limit}`}</span>
      <span class="left">{left < 0 ? `${-left} over` : `${left} left`}</span>
    </p>
  );
}

/** The same as a bar along the panel's edge. */
export function Meter({ count, limit }: CounterProps) {
  return (
    <div class={`meter ${stateOf(count, limit)}`} aria-hidden="true">
      <div class="fill" style={{ transform: `scaleX(${Math.min(1, count / limit)})` }} />
    </div>
  );
}

function stateOf(count: number, limit: number): 'fits' | 'near' | 'over' {
  if (count > limit) return 'over';
  return count >= limit * nearFrom ? 'near' : 'fits';
}
