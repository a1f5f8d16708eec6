/** A sentence of the engine's, in which backquotes stand around what is code. */
export function Prose({ text }: { text: string }) {
  return <>{text.split('`').map((piece, i) => (i % 2 ? <code key={i}>{piece}</code> : piece))}</>;
}
