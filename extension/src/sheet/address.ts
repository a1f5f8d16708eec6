/**
 * The address of a profile in a cell, made anew of the one part that tells profiles apart; '' for everything
 * else, so that no cell can lead anywhere but to a profile on LinkedIn.
 */
export function profileAddress(cell: string): string {
  const part = lastPart(cell);
  return part && `https://www.linkedin.com/in/${part}/`;
}

/** The part that tells profiles apart, one and the same however the address is written; '' when it is none. */
export function profileSlug(cell: string): string {
  const part = lastPart(cell);
  try {
    return decodeURIComponent(part).normalize('NFC').toLowerCase();
  } catch {
    return part.toLowerCase();
  }
}

/** The part as a browser writes it. */
function lastPart(cell: string): string {
  const text = cell.trim();
  let url: URL;
  try {
    url = new URL(/^https?:\/\//iu.test(text) ? text : `https://${text}`);
  } catch {
    return '';
  }
  const part = /^\/in\/([^/]+)\/?/u.exec(url.pathname)?.[1] ?? '';
  return /^([a-z]{2,3}\.)?linkedin\.com$/u.test(url.hostname) ? part : '';
}
