/** A hidden page draws no frames; what it is to show is done after this time. Milliseconds. */
const withoutFrames = 100;

/**
 * What asks for a painting in the next frame, once for all that asks before it. A key press and the answer to it
 * mostly fall into one frame: the answer then finds the page idle, and the page lays itself out once.
 */
export function oncePerFrame(paint: () => void): () => void {
  let due = false;
  function run(): void {
    if (!due) return;
    due = false;
    paint(); // may ask for another
  }
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(run);
    setTimeout(run, withoutFrames);
  };
}
