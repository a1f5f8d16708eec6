/**
 * The address of a profile in a cell, made anew of the one part that tells profiles apart; '' for everything
 * else, so that no cell can lead anywhere but to a profile on LinkedIn.
 */
export function profileAddress(cell: string): string {
  const text = cell.trim();
  let url: URL;
  try {
    url = new URL(/^https?:\/\//iu.test(text) ? text : `https://${text}`);
  } catch {
    return '';
  }
  const slug = /^\/in\/([^/]+)\/?/u.exec(url.pathname)?.[1];
  return slug && /^([a-z]{2,3}\.)?linkedin\.com$/u.test(url.hostname) ? `https://www.linkedin.com/in/${slug}/` : '';
}
