/** What was typed into the fields about oneself and is not stored yet, as localStorage keeps it. */
import type { Settings } from '../../protocol';

export type MeSettings = Settings['me'];

export const names: readonly (keyof MeSettings)[] = ['first_name', 'name', 'role', 'company', 'school'];

/** What is left when these are stored: another window may have typed into other fields, or on. */
export function withoutStored(kept: Partial<MeSettings>, stored: Partial<MeSettings>): Partial<MeSettings> {
  return Object.fromEntries(Object.entries(kept).filter(([name, text]) => stored[name as keyof MeSettings] !== text));
}

/** Reads the fields out of whatever the storage holds: what is none of them, or no text, is left out. */
export function readUnsavedMe(text: string | null): Partial<MeSettings> {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const texts = kept as Partial<Record<keyof MeSettings, unknown>>;
  return Object.fromEntries(names.filter((name) => typeof texts[name] === 'string').map((name) => [name, texts[name]]));
}
