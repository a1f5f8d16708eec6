import { idOfName } from './ids';
import type { LibraryRecord, Person, Requests, RuleSettings, Sender, Settings, SettingsChange } from './protocol';
import type { Records } from './records';
import { fromRecords, toIgnored, toSettings } from './settings-records';
import { same } from './same';
import type { Storage } from './storage';
import type { Merge } from './sync/resolve';

const names = ['settings', 'ignored'] as const;

/** The settings as one of the records has them, and that record as they are to be in it. */
interface Part {
  ofRecord(stored: LibraryRecord | null): Settings;
  toRecord(settings: Settings, stored: LibraryRecord | null): LibraryRecord | null;
}

const parts: Record<(typeof names)[number], Part> = {
  settings: { ofRecord: (stored) => fromRecords(true, stored, null), toRecord: toSettings },
  ignored: { ofRecord: (stored) => fromRecords(true, null, stored), toRecord: toIgnored },
};

/** What is where: the ids of the two records. */
type Ids = Record<(typeof names)[number], string>;

/**
 * What the person has set. Most of it follows them to their other devices and lies in two named records;
 * whether Warmnote is on is this browser's affair. All is in memory too: each check asks for it.
 */
export class SettingsStore {
  private readonly ids: Promise<Ids>;
  /** Rejects while storage cannot be read. */
  private on: Promise<boolean>;

  constructor(
    private readonly records: Records,
    private readonly storage: Storage,
    private readonly merge: Merge,
    private readonly changed: (settings: Settings) => void,
  ) {
    this.ids = Promise.all(names.map(idOfName)).then(([settings, ignored]) => ({ settings: settings!, ignored: ignored! }));
    this.on = this.storage.get<Pick<Settings, 'on'>>('settings').then((stored) => stored?.on ?? true);
  }

  async get(): Promise<Settings> {
    const on = await this.on;
    const { settings, ignored } = await this.ids;
    const [set, left] = await Promise.all([this.records.get(settings), this.records.get(ignored)]);
    return fromRecords(on, set?.record, left?.record);
  }

  /** Sets what `settings` changes of `before`, and leaves what others have changed meanwhile. Answers what is set now. */
  async save({ before, settings }: Requests['saveSettings'][0]): Promise<Settings> {
    await this.edit(async (stored, { toRecord }) => {
      const [base, given] = [toRecord(before, stored), toRecord(settings, stored)];
      if (same(base, given)) return stored;
      if (same(base, stored)) return given;
      return (await this.merge({ base, local: stored, remote: given })).merged;
    });
    if (settings.on !== before.on) await this.turn(settings.on);
    return this.get();
  }

  /** Changes one thing. Answers what is set now. */
  async change(change: SettingsChange): Promise<Settings> {
    await this.edit((stored, { toRecord, ofRecord }) => toRecord(withChange(ofRecord(stored), change), stored));
    return this.get();
  }

  /** Records have changed, by us or by sync. */
  async follow(changed: Iterable<string>): Promise<void> {
    const { settings, ignored } = await this.ids;
    for (const id of changed) {
      if (id === settings || id === ignored) return this.changed(await this.get());
    }
  }

  private async turn(on: boolean): Promise<void> {
    if ((await this.on) === on) return;
    await this.storage.set({ settings: { on } });
    this.on = Promise.resolve(on);
    this.changed(await this.get());
  }

  /** Sets what `next` makes of each of the two records. */
  private async edit(
    next: (stored: LibraryRecord | null, part: Part) => LibraryRecord | null | Promise<LibraryRecord | null>,
  ): Promise<void> {
    const ids = await this.ids;
    const change = (stored: LibraryRecord | null, id: string) => next(stored, parts[id === ids.settings ? 'settings' : 'ignored']);
    const named = new Map(names.map((name) => [ids[name], name]));
    await this.records.editAll([ids.settings, ids.ignored], change, {}, named);
  }
}

function withChange(settings: Settings, change: SettingsChange): Settings {
  const { me, rules } = settings;
  if ('first_name' in change) return { ...settings, me: { ...me, first_name: me.first_name || change.first_name } };
  return { ...settings, rules: withRule(rules, change) };
}

function withRule(rules: RuleSettings, change: Extract<SettingsChange, { rule: string }>): RuleSettings {
  const { rule } = change;
  if ('off' in change) {
    const others = (rules.off ?? []).filter((code) => code !== rule);
    return { ...rules, off: change.off ? [...others, rule] : others };
  }
  if ('severity' in change) {
    const { [rule]: _, ...others } = rules.severity ?? {};
    return { ...rules, severity: change.severity ? { ...others, [rule]: change.severity } : others };
  }
  const others = (rules.ignored ?? []).filter((known) => known.rule !== rule || known.text !== change.words);
  return { ...rules, ignored: change.ignored ? [...others, { rule, text: change.words }] : others };
}

/** The sender as the rules know them: what follows the first name in the full name is the last name. */
export function senderOf({ me }: Pick<Settings, 'me'>): Sender {
  const first = me.first_name.trim() || me.name.trim().split(/\s+/)[0] || '';
  const last = me.name.trim().startsWith(first) ? me.name.trim().slice(first.length).trim() : '';
  return { ...(first && { first }), ...(last && { last }) };
}

/** The sender as templates know them. */
export function personOf({ me }: Settings): Person {
  const first = senderOf({ me }).first;
  return {
    ...(first && { my_first_name: first }),
    ...(me.name && { my_name: me.name }),
    ...(me.role && { my_role: me.role }),
    ...(me.company && { my_company: me.company }),
  };
}
