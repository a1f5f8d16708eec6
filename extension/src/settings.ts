import { idOfName } from './ids';
import type { PortKind } from './platform';
import type { LibraryRecord, Person, Requests, RuleSettings, Sender, Settings } from './protocol';
import type { Records } from './records';
import { fromRecords, toIgnored, toSettings } from './settings-records';
import { same } from './same';
import type { Storage } from './storage';
import type { Merge } from './sync/resolve';

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
    private readonly merge: Merge,
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

  /**
   * Sets what `settings` changes of `before`: a page anything, a panel severities and what it adds to what is switched
   * off and ignored. Answers what is set now.
   */
  async save({ before, settings }: Requests['saveSettings'][0], by: PortKind): Promise<Settings> {
    if (by === 'panel') await this.edit(before, { ...before, rules: withAdditions(before.rules, settings.rules) });
    else await this.edit(before, settings);
    if (by === 'page' && settings.on !== before.on) await this.turn(settings.on);
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

  /** Makes a change to what is stored by now, which others may have changed as well. `items` are stored with that. */
  private async edit(before: Settings, after: Settings, items: Record<string, unknown> = {}): Promise<void> {
    const ids = await this.ids;
    const change = async (stored: LibraryRecord | null, id: string) => {
      const toRecord = id === ids.settings ? toSettings : toIgnored;
      const [base, given] = [toRecord(before, stored), toRecord(after, stored)];
      if (same(base, given)) return stored;
      if (same(base, stored)) return given;
      return (await this.merge({ base, local: stored, remote: given })).merged;
    };
    const named = new Map(names.map((name) => [ids[name], name]));
    await this.records.editAll([ids.settings, ids.ignored], change, items, named);
  }

  /** Answers whether Warmnote is on; settings that were stored before they had records get them. */
  private async load(): Promise<boolean> {
    const { on = true, ...older } = (await this.storage.get<Partial<Settings>>('settings')) ?? {};
    if (Object.keys(older).length > 0) {
      const defaults = fromRecords(on, null, null);
      await this.edit(defaults, { ...defaults, ...older, me: { ...defaults.me, ...older.me } }, { settings: { on } });
    }
    return on;
  }
}

function withAdditions(current: RuleSettings, given: RuleSettings): RuleSettings {
  const key = (finding: { rule: string; text: string }) => JSON.stringify([finding.rule, finding.text]);
  const ignored = [...(current.ignored ?? []), ...(given.ignored ?? [])];
  return {
    ...current,
    ...(given.severity && { severity: { ...current.severity, ...given.severity } }),
    off: [...new Set([...(current.off ?? []), ...(given.off ?? [])])],
    ignored: [...new Map(ignored.map((finding) => [key(finding), finding])).values()],
  };
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
