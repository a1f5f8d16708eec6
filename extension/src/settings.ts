import { idOfName } from './ids';
import type { LibraryRecord, Person, RuleSettings, Sender, Settings, SettingsChange } from './protocol';
import type { Records } from './records';
import { fromRecords, toIgnored, toSettings } from './settings-records';
import type { Storage } from './storage';

const names = ['settings', 'ignored'] as const;

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
    private readonly changed: (settings: Settings) => void,
  ) {
    this.ids = Promise.all(names.map(idOfName)).then(([settings, ignored]) => ({ settings: settings!, ignored: ignored! }));
    this.on = this.load();
  }

  async get(): Promise<Settings> {
    const on = await this.on;
    const { settings, ignored } = await this.ids;
    const [set, left] = await Promise.all([this.records.get(settings), this.records.get(ignored)]);
    return fromRecords(on, set?.record, left?.record);
  }

  /** Sets everything. Answers what is set now. */
  async save(given: Settings): Promise<Settings> {
    const before = await this.on;
    await this.edit(() => given);
    if (given.on !== before) {
      await this.storage.set({ settings: { on: given.on } });
      this.on = Promise.resolve(given.on);
      this.changed(await this.get());
    }
    return this.get();
  }

  /** Changes one thing. Answers what is set now. */
  async change(change: SettingsChange): Promise<Settings> {
    await this.edit((now) => withChange(now, change));
    return this.get();
  }

  /** Records have changed, by us or by sync. */
  async follow(changed: Iterable<string>): Promise<void> {
    const { settings, ignored } = await this.ids;
    for (const id of changed) {
      if (id === settings || id === ignored) return this.changed(await this.get());
    }
  }

  /** Sets what `next` makes of what is set, of which each record shows it a part. `items` are stored with that. */
  private async edit(next: (now: Settings) => Settings, items: Record<string, unknown> = {}): Promise<void> {
    const ids = await this.ids;
    const change = (record: LibraryRecord | null, id: string) => {
      const isSettings = id === ids.settings;
      return isSettings ? toSettings(next(fromRecords(true, record, null)), record) : toIgnored(next(fromRecords(true, null, record)), record);
    };
    const named = new Map(names.map((name) => [ids[name], name]));
    await this.records.editAll([ids.settings, ids.ignored], change, items, named);
  }

  /** Answers whether Warmnote is on; settings that were stored before they had records get them. */
  private async load(): Promise<boolean> {
    const { on = true, ...older } = (await this.storage.get<Partial<Settings>>('settings')) ?? {};
    if (Object.keys(older).length > 0) {
      const { me, ...defaults } = fromRecords(on, null, null);
      await this.edit(() => ({ ...defaults, ...older, me: { ...me, ...older.me } }), { settings: { on } });
    }
    return on;
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
