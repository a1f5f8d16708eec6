import { cleanConditions, conditionsOf, maxConditions, withConditions } from './conditions';
import { Failed } from './failure';
import { idOfName, isId, newId } from './ids';
import type { Condition, LibraryRecord, PortableTemplate, Template, TemplateRecord, TemplateVersion } from './protocol';
import { nothing, type Records, type Stored, type Version } from './records';
import type { Storage } from './storage';
import { textOf, textsOf } from './untyped';

/** Code units of title, body, tags and conditions together: what fits a record of 64 KB at six bytes for each. */
export const maxLength = 10_000;

/** A template that a new library begins with, as the build writes it (internal/starter). */
export interface Starter {
  /** Never changes. */
  key: string;
  title: string;
  body: string;
  tags: string[];
  suits: Condition[];
}

/** How often and when a template was used on this device. */
interface Uses {
  used: number;
  lastUsed: number;
}

/** The person's templates: the records of kind "template" and how they are used here. */
export class Library {
  private counting: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly records: Records,
    private readonly storage: Storage,
  ) {}

  /** All templates, those in the trash too. */
  async list(): Promise<Template[]> {
    const uses = await this.uses();
    const all = [...(await this.records.all())];
    return all.filter(([, { record }]) => isTemplate(record)).map(([id, stored]) => templateOf(id, stored, uses[id]));
  }

  /** Changes a template or makes a new one. An id that is not there is made: an edit beats a deletion. */
  async save(given: Given & { id?: string }): Promise<Template> {
    const { suits, ...fields } = checked(given);
    const id = given.id ?? newId();
    if (!isId(id)) throw new Failed('bad-request', 'This template has an id that Warmnote cannot store.');
    return this.edit(id, (record) => withConditions({ ...record, kind: 'template', ...fields }, suits ?? conditionsOf(record ?? noFields)));
  }

  trash(id: string): Promise<Template> {
    return this.edit(id, (record) => ({ ...existing(record), trashed: true }));
  }

  /** `edited` is when its words were; see restoreTemplate in protocol.ts. */
  restore(id: string, edited?: number): Promise<Template> {
    return this.edit(id, (record) => ({ ...existing(record), trashed: false }), edited);
  }

  /** Deletes for good; only what lies in the trash. Deleting what is gone already is done. */
  async delete(id: string): Promise<void> {
    await this.records.edit(id, (record) => {
      if (record && !record.trashed) throw new Failed('not-in-trash', 'Move this template to the trash before you delete it for good.');
      return null;
    });
  }

  /** Adds new templates with their history in one go; see addTemplates in protocol.ts. */
  async add(given: (Omit<PortableTemplate, 'edited'> & { id: string })[]): Promise<void> {
    const records = new Map<string, TemplateRecord>();
    const histories: Record<string, Version[]> = {};
    for (const { id, versions, ...rest } of given) {
      if (!isId(id)) throw new Failed('bad-request', 'These templates have ids that Warmnote cannot store.');
      const { suits = [], ...fields } = checked(rest);
      records.set(id, withConditions({ kind: 'template', ...fields }, suits));
      if (versions.length > 0) histories[`versions:${id}`] = versions.map(versionOf);
    }
    await this.records.editAll([...records.keys()], (_, id) => records.get(id)!, histories);
  }

  trashAll(ids: string[]): Promise<void> {
    return this.records.editAll(ids, (record) => record && { ...record, trashed: true });
  }

  /** What is not in the trash, with its history. */
  async portable(): Promise<PortableTemplate[]> {
    const all = [...(await this.records.all())].filter(([, { record }]) => isTemplate(record) && !record!.trashed);
    const versions = await this.records.allVersions();
    return all.map(([id, { record, edited }]) => ({ ...fieldsOf(record!), edited, versions: (versions.get(id) ?? []).map(textVersion) }));
  }

  async versions(id: string): Promise<TemplateVersion[]> {
    const versions = await this.records.versions(id);
    return versions.map(textVersion);
  }

  /** Counts a use. The record itself stays as it is: uses do not synchronise. */
  use(id: string): Promise<void> {
    const counted = this.counting.then(async () => {
      const uses = await this.uses();
      await this.storage.set({ uses: { ...uses, [id]: { used: (uses[id]?.used ?? 0) + 1, lastUsed: Date.now() } } });
    });
    this.counting = counted.catch(() => undefined);
    return counted;
  }

  /**
   * Fills an empty library once. A starter is a record named after its key, and it stays out of the outbox
   * until the person edits it: two devices that both began with it hold one template, not two. By the time of
   * their edit the starters come after all that the person wrote, and keep the order that they are given in.
   */
  async seed(starters: () => Promise<Starter[]>): Promise<void> {
    if (await this.storage.get('seeded')) return;
    const seeds = new Map<string, Stored>();
    for (const { key, title, body, tags, suits } of await starters()) {
      const record: TemplateRecord = withConditions({ kind: 'template', title, body, tags }, suits);
      const name = `starter ${key}`;
      seeds.set(await idOfName(name), { ...nothing, name, record, edited: 0 - seeds.size, seq: 0 });
    }
    await this.records.exclusively(async () => {
      const empty = ![...(await this.records.all()).values()].some(({ record }) => isTemplate(record));
      await this.records.commit(empty ? seeds : new Map(), false, { seeded: true });
    });
  }

  private async edit(id: string, change: (record: LibraryRecord | null) => LibraryRecord, at?: number): Promise<Template> {
    const stored = await this.records.edit(id, change, at);
    return templateOf(id, stored!, (await this.uses())[id]);
  }

  private async uses(): Promise<Record<string, Uses>> {
    return (await this.storage.get('uses')) ?? {};
  }
}

function isTemplate(record: LibraryRecord | null): boolean {
  return record?.kind === 'template';
}

function existing(record: LibraryRecord | null): LibraryRecord {
  if (!record) throw new Failed('not-found', 'This template is no longer there: it was deleted here or in another browser.');
  return record;
}

/** What a person gives of a template. */
interface Given {
  title: string;
  body: string;
  tags: string[];
  suits?: Condition[];
}

function checked(given: Given): Given {
  const { title, body, tags } = fieldsOf({ kind: 'template', ...given });
  const fields: Given = { title: title.trim(), body, tags: [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))] };
  if (given.suits) fields.suits = cleanConditions(conditionsOf({ kind: 'template', suits: given.suits })).slice(0, maxConditions);
  const words = [fields.title, body, ...fields.tags, ...(fields.suits ?? []).map(({ text = '' }) => text)];
  const length = words.join('').length;
  if (length <= maxLength) return fields;
  const message = `This template has ${length} characters; Warmnote keeps up to ${maxLength}. Shorten it, then save again.`;
  throw new Failed('too-large', message);
}

const noFields: LibraryRecord = { kind: 'template' };

/** A template's fields, also out of a record that another version wrote in another shape. */
function fieldsOf(record: LibraryRecord): Omit<TemplateVersion, 'edited'> {
  return { title: textOf(record.title), body: textOf(record.body), tags: textsOf(record.tags), suits: conditionsOf(record) };
}

function textVersion({ record, edited }: Version): TemplateVersion {
  return { ...fieldsOf(record), edited };
}

function versionOf({ edited, suits, ...fields }: TemplateVersion): Version {
  return { record: withConditions({ kind: 'template', ...fields }, suits), edited };
}

function templateOf(id: string, { record, edited }: Stored, uses: Uses | undefined): Template {
  const trashed = record?.trashed === true;
  return { id, ...fieldsOf(record!), trashed, edited, used: uses?.used ?? 0, lastUsed: uses?.lastUsed ?? 0 };
}
