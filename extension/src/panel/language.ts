/** What Warmnote knows of the languages that notes are written in. */

/** True of English, and of a text so short that it may be. */
export function isKnown(language: string): boolean {
  return language === 'en' || language === 'und';
}

/** What to say of a note in a language that the rules do not know. */
export function unknownLanguage(language: string): string {
  // "mis" is the tag of a language that could not even be told.
  const name = language === 'mis' ? 'a language' : new Intl.DisplayNames('en', { type: 'language' }).of(language);
  return `This looks like ${name}${language === 'mis' ? ' that' : ', which'} Warmnote does not know. It checks length, names, blanks and contact details, and leaves the wording to you.`;
}
