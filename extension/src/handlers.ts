import type { Drafts } from './drafts';
import type { Engine } from './engine';
import { Failed } from './failure';
import type { Library } from './library';
import type { Platform } from './platform';
import type { Caller, Handlers } from './serve';
import { personOf, senderOf, type SettingsStore } from './settings';
import type { SyncClient } from './sync/client';

export interface Parts {
  engine: Engine;
  library: Library;
  drafts: Drafts;
  /** Of private windows. */
  privateDrafts: Drafts;
  settings: SettingsStore;
  sync: SyncClient;
  openPage: Platform['openPage'];
}

/** What each message of protocol.ts does. What the person has set is added here, not by those who ask. */
export function handlersOf({ engine, library, drafts, privateDrafts, settings, sync, openPage }: Parts): Handlers {
  const draftsOf = (caller: Caller) => (caller.private ? privateDrafts : drafts);
  const check: Handlers['check'] = async ({ draft, ...body }, caller) => {
    if (draft) draftsOf(caller).keep(draft, body.text);
    const set = await settings.get();
    await engine.ready();
    if (!caller.newest()) throw new Failed('stale', 'A newer text is being checked.');
    return engine.call('check', { sender: senderOf(set), rules: set.rules, ...body });
  };
  return {
    check,
    preview: check,
    async render(body) {
      return engine.call('render', { ...body, person: { ...personOf(await settings.get()), ...body.person } });
    },
    async inspect(body) {
      const set = await settings.get();
      return engine.call('inspect', { me: personOf(set), rules: set.rules, ...body });
    },
    name: (body) => engine.call('name', body),
    names: async (body) => ({ names: await Promise.all(body.displayed.map((displayed) => engine.call('name', { displayed }))) }),
    async fill({ rows, ...body }) {
      const set = await settings.get();
      return engine.call('fill', { me: personOf(set), school: set.me.school, rules: set.rules, ...body, rows });
    },
    rules: () => engine.call('rules', {}),

    async templates({ announced }) {
      if (!announced) void sync.opened();
      return { templates: await library.list() };
    },
    async suiting({ person }) {
      const [set, list] = await Promise.all([settings.get(), library.list()]);
      const asking = list.filter(({ suits, trashed }) => suits.length > 0 && !trashed);
      const request = { person: { ...personOf(set), ...person }, school: set.me.school, templates: asking.map(({ suits }) => suits) };
      const { matches } = await engine.call('suit', request);
      return { matches: Object.fromEntries(asking.map(({ id }, i) => [id, matches[i]!] as const).filter(([, { why }]) => why !== '')) };
    },
    saveTemplate: async (body) => ({ template: await library.save(body) }),
    trashTemplate: async ({ id }) => ({ template: await library.trash(id) }),
    restoreTemplate: async ({ id, edited }) => ({ template: await library.restore(id, edited) }),
    deleteTemplate: ({ id }) => library.delete(id).then(done),
    addTemplates: ({ templates }) => library.add(templates).then(done),
    trashTemplates: ({ ids }) => library.trashAll(ids).then(done),
    exportTemplates: async () => ({ templates: await library.portable() }),
    versions: async ({ id }) => ({ versions: await library.versions(id) }),
    useTemplate: ({ id }) => library.use(id).then(done),

    saveDraft: ({ text, ...draft }, caller) => draftsOf(caller).save(draft, text).then(done),
    drafts: async ({ to }, caller) => ({ drafts: await draftsOf(caller).begun(to) }),
    async forgetDrafts() {
      await privateDrafts.forget();
      await drafts.forget(); // and says so to all panels
      return {};
    },

    settings: async () => ({ settings: await settings.get() }),
    saveSettings: async (body) => ({ settings: await settings.save(body) }),
    changeSettings: async (change) => ({ settings: await settings.change(change) }),

    async openPage({ section }) {
      if (!openPage) throw new Failed('no-pages', 'Library and settings come with the extension; this demo goes without.');
      return openPage(`options.html#/${section}`).then(done);
    },

    async syncStatus({ announced }) {
      if (!announced) void sync.opened();
      return sync.status();
    },
    syncSetUp: async ({ server, code, invite }) => ({ code: await sync.setUp(server, code, invite) }),
    syncCode: () => sync.codes(),
    syncNow: ({ removals }) => sync.now(removals),
    syncNewCode: ({ invite }) => sync.newCode(invite),
    syncAgain: ({ invite }) => sync.again(invite),
    syncDelete: () => sync.deleteAccount(),
    syncStop: ({ shown }) => sync.stop(shown),
  };
}

function done(): Record<string, never> {
  return {};
}
