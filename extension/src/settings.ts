import type { PortKind } from './platform';
import type { Person, RuleSettings, Sender, Settings } from './protocol';
import type { Storage } from './storage';

const defaults: Settings = {
  on: true,
  plan: 'auto',
  me: { first_name: '', name: '', role: '', company: '', school: '' },
  rules: {},
};

/** What the person has set, on this device. It is in memory too: each check asks for it. */
export class SettingsStore {
  private current: Promise<Settings>;

  constructor(
    private readonly storage: Storage,
    private readonly changed: (settings: Settings) => void,
  ) {
    this.current = this.load();
  }

  get(): Promise<Settings> {
    return this.current;
  }

  /** A page sets everything; a panel sets severities and adds to what is switched off and ignored. Answers what is set now. */
  save(given: Settings, by: PortKind): Promise<Settings> {
    const before = this.current;
    const saved = before.then(async (current) => {
      const settings = by === 'page' ? { ...current, ...given } : { ...current, rules: withAdditions(current.rules, given.rules) };
      await this.storage.set({ settings });
      this.changed(settings);
      return settings;
    });
    this.current = saved.catch(() => before); // whoever saved hears of it; all others go on with what is stored
    return saved;
  }

  private async load(): Promise<Settings> {
    const stored = await this.storage.get<Partial<Settings>>('settings');
    return { ...defaults, ...stored, me: { ...defaults.me, ...stored?.me } };
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
export function senderOf({ me }: Settings): Sender {
  const first = me.first_name.trim() || me.name.trim().split(/\s+/)[0] || '';
  const last = me.name.trim().startsWith(first) ? me.name.trim().slice(first.length).trim() : '';
  return { ...(first && { first }), ...(last && { last }) };
}

/** The sender as templates know them. */
export function personOf({ me }: Settings): Person {
  const first = senderOf({ ...defaults, me }).first;
  return {
    ...(first && { my_first_name: first }),
    ...(me.name && { my_name: me.name }),
    ...(me.role && { my_role: me.role }),
    ...(me.company && { my_company: me.company }),
  };
}
