/**
 * Keeps what is typed into a form, at once and without waiting for anyone, so that a tab that closes
 * takes nothing with it. Answers whether there was room; where there is none, the form itself still has it.
 */
export function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
