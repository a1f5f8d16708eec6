/** What LinkedIn's addresses say, in every language and both page builds. */

/** A profile's slug as compared: pages mix raw and percent-encoded letters, and cases. */
function normalSlug(raw: string): string {
  let decoded = raw;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    // A stray percent sign: the raw letters are all there is to compare.
  }
  return decoded.normalize('NFC').toLowerCase();
}

/** The slug of the profile that an address leads to or shows, '' for other addresses. */
export function profileSlug(address: string): string {
  const match = /\/in\/([^/?#]+)/u.exec(address);
  return match ? normalSlug(match[1]!) : '';
}

/** The slug of the person whom an address invites (…/custom-invite/?vanityName=…), '' for other addresses. */
export function invitedSlug(address: string): string {
  if (!/custom-invite/u.test(address)) return '';
  const match = /[?&]vanityName=([^&#]+)/u.exec(address);
  return match ? normalSlug(match[1]!) : '';
}
