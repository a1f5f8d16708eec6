import { Drafts } from './drafts';
import { Engine, loadModule } from './engine';
import { handlersOf } from './handlers';
import { Library, type Starter } from './library';
import type { Platform } from './platform';
import { Records } from './records';
import { rehearse } from './rehearsal';
import { Server } from './serve';
import { SettingsStore } from './settings';
import { Storage } from './storage';
import { SyncClient } from './sync/client';
import type { Merge } from './sync/resolve';

/**
 * Starts the background. It may be stopped at any time and started again by a message, so everything it
 * knows comes from storage, and it listens before it does anything else.
 */
export function start(platform: Platform): void {
  const storage = new Storage(platform.storage);
  const engine = new Engine(() => loadModule(platform.fileURL('warmnote.wasm')), platform.remedy);
  const records = new Records(storage, (edited, ids) => {
    server.broadcast({ event: 'library' });
    void settings.follow(ids);
    if (edited) sync.edited();
  });
  const library = new Library(records, storage);
  const merge: Merge = (request) => engine.call('merge', request);
  const settings = new SettingsStore(records, storage, merge, (set) => server.broadcast({ event: 'settings', settings: set }));
  const sync = new SyncClient({
    storage,
    records,
    merge,
    device: platform.device,
    ...(platform.alarm && { alarm: platform.alarm }),
    changed: (status) => server.broadcast({ event: 'sync', status }),
  });
  const drafts = new Drafts(storage, () => server.broadcast({ event: 'draftsForgotten' }));
  const privateDrafts = platform.session ? new Drafts(new Storage(platform.session)) : drafts;
  drafts.prune().catch(() => undefined); // the next start tries again
  const server = new Server(handlersOf({ engine, library, drafts, privateDrafts, settings, sync, openPage: platform.openPage }));
  platform.onConnect((wire, kind) => {
    server.accept(wire, kind);
    wire.onClose(() => (wire.private ? privateDrafts : drafts).flush());
  });
  platform.onPrivateGone?.(() => void privateDrafts.forget());
  platform.onPick?.((tab) => server.tell(tab, { event: 'pick' }));

  rehearse(engine).catch(() => undefined); // whoever asks for something hears what is wrong
  void sync.opened();
  library
    .seed(() => loadStarters(platform.fileURL('starters.json')))
    .catch((error: unknown) => {
      console.warn('the library was not seeded', error); // tried again at the next start
    });
}

async function loadStarters(url: string): Promise<Starter[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as Starter[];
}
