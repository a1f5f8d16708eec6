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

/** Whether a path is that of a profile itself, in a language perhaps or with a pop-up over it, and not of a list behind it. */
export function showsProfile(path: string): boolean {
  const [, directory, , behind = '', ...more] = path.split('/');
  const language = /^[a-z]{2}(?:[-_][a-z]{2})?$/iu.test(behind) && more.join('') === '';
  return directory === 'in' && (behind === '' || behind === 'overlay' || language);
}

/** The slug of the person whom an address invites (…/custom-invite/?vanityName=…), '' for other addresses. */
export function invitedSlug(address: string): string {
  if (!/custom-invite/u.test(address)) return '';
  const match = /[?&]vanityName=([^&#]+)/u.exec(address);
  return match ? normalSlug(match[1]!) : '';
}
