import { encode } from 'uqr';

const quiet = 4; // modules of white around it, as the standard wants

/** A text as a QR code: dark on light in every theme, since many readers take no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: quiet });
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" data-role="qr">
      <rect width={size} height={size} fill="#fff" />
      <path d={data.map(rowPath).join('')} fill="#000" />
    </svg>
  );
}

/** A rectangle for each run of dark modules: fewer seams than one for each module. */
function rowPath(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; ) {
    const end = row.indexOf(!row[x], x);
    const next = end < 0 ? row.length : end;
    if (row[x]) path += `M${x} ${y}h${next - x}v1H${x}z`;
    x = next;
  }
  return path;
}
