/** What asks for a painting as soon as the work at hand is done, once for all that asks before it. */
export function oncePerTurn(paint: () => void): () => void {
  let due = false;
  function run(): void {
    due = false;
    paint(); // may ask for another
  }
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(run);
  };
}
