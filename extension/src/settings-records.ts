/** Settings as records, and back. What is as it comes is not stored; unknown fields of later versions are kept. */
import {
  severities,
  type IgnoredRecord,
  type LibraryRecord,
  type RuleSettings,
  type Settings,
  type SettingsRecord,
  type Severity,
} from './protocol';
import { isObject, textOf, textsOf } from './untyped';

const fields = ['first_name', 'name', 'role', 'company', 'school'] as const;

/** Also out of records that another version wrote in another shape. */
export function fromRecords(on: boolean, settings: LibraryRecord | null | undefined, ignored: LibraryRecord | null | undefined): Settings {
  const { plan, me, also, off, severity } = (settings ?? {}) as { [field in keyof SettingsRecord]: unknown };
  const { findings } = (ignored ?? {}) as { findings?: unknown };
  const rules: RuleSettings = {
    ...nonEmpty('off', textsOf(off)),
    ...nonEmpty('severity', severitiesIn(severity)),
    ...nonEmpty('ignored', (Array.isArray(findings) ? findings : []).filter(isFinding)),
  };
  const others = Object.fromEntries(
    fields.map((field) => [field, textsOf(members(also)[field])] as const).filter(([, list]) => list.length > 0),
  );
  return {
    on,
    plan: plan === '200' || plan === '300' ? plan : 'auto',
    me: Object.fromEntries(fields.map((field) => [field, textOf(members(me)[field])])) as Settings['me'],
    ...nonEmpty('also', others),
    rules,
  };
}

/** `before` is what is stored; null when nothing is, or needs to be. */
export function toSettings({ plan, me, also, rules }: Settings, before: LibraryRecord | null): LibraryRecord | null {
  const { plan: _, me: oldMe, also: __, off: ___, severity: ____, ...later } = (before ?? {}) as Record<string, unknown>;
  const laterMe = Object.entries(members(oldMe)).filter(([name]) => !(fields as readonly string[]).includes(name));
  const written = fields.filter((field) => me[field]).map((field) => [field, me[field]]);
  const record: LibraryRecord = {
    ...later,
    kind: 'settings',
    ...(plan !== 'auto' && { plan }),
    ...nonEmpty('me', Object.fromEntries([...laterMe, ...written])),
    ...nonEmpty('also', Object.fromEntries(Object.entries(also ?? {}).filter(([, list]) => list.length > 0))),
    ...nonEmpty('off', rules.off ?? []),
    ...nonEmpty('severity', rules.severity ?? {}),
  };
  return before || Object.keys(record).length > 1 ? record : null;
}

export function toIgnored({ rules }: Settings, before: LibraryRecord | null): LibraryRecord | null {
  const record: IgnoredRecord = { ...before, kind: 'ignored', findings: rules.ignored ?? [] };
  return before || record.findings.length > 0 ? { ...record } : null;
}

function nonEmpty<Name extends string, Value extends object>(name: Name, value: Value): { [N in Name]?: Value } {
  return (Object.keys(value).length > 0 ? { [name]: value } : {}) as { [N in Name]?: Value };
}

function members(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function severitiesIn(value: unknown): Record<string, Severity> {
  const known: readonly unknown[] = severities;
  return Object.fromEntries(Object.entries(members(value)).filter(([, severity]) => known.includes(severity))) as Record<string, Severity>;
}

function isFinding(value: unknown): value is { rule: string; text: string } {
  const { rule, text: words } = members(value);
  return typeof rule === 'string' && typeof words === 'string';
}
