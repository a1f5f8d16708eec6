import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Platform, PortKind, Wire } from './platform';
import { Client } from './port';
import type { Condition, Event, Settings } from './protocol';
import { handlersOf, type Parts } from './handlers';
import type { Caller } from './serve';
import { start } from './start';
import { Device } from './testing/device';
import { testServer } from './testing/server';
import { MemoryArea, MemoryWire, until } from './testing/memory';

/** The whole background, with the shipped engine, on storage in memory; answers how to connect to it. */
async function started(area = new MemoryArea(), given: Partial<Platform> = {}) {
  const files = {
    'warmnote.wasm': await readFile(process.env.WARMNOTE_WASM!),
    'starters.json': await readFile(process.env.WARMNOTE_STARTERS!),
  };
  let listen!: (wire: Wire, kind: PortKind) => void;
  const platform: Platform = {
    storage: area,
    onConnect: (listener) => (listen = listener),
    fileURL: (name) => `data:application/octet-stream;base64,${files[name].toString('base64')}`,
    remedy: 'run it again',
    device: 'a test',
    ...given,
  };
  start(platform);
  return (kind: PortKind, isPrivate = false) => {
    return new Client(() => {
      const [ours, theirs] = MemoryWire.pair();
      theirs.private = isPrivate;
      listen(theirs, kind);
      return ours;
    });
  };
}

test('what the person has set is part of each check and each rendering', async () => {
  const connect = await started();
  const [page, panel] = [connect('page'), connect('panel')];
  const text = 'Hi'; // too short to be a note
  const codes = async () => (await panel.request('check', { text })).findings.map(({ rule }) => rule);
  assert.ok((await codes()).includes('length-too-short'));
  const { settings } = await page.request('settings', {});
  const me = { first_name: 'Sam', name: 'Sam Example', role: '', company: '', school: '' };
  await page.request('saveSettings', { before: settings, settings: { ...settings, me, rules: { off: ['length-too-short'] } } });
  assert.ok(!(await codes()).includes('length-too-short'));
  const rendered = await panel.request('render', { body: '{{first_name}}, I am {{my_first_name}}', person: { first_name: 'Ann' } });
  assert.equal(rendered.text, 'Ann, I am Sam');
});

test('a new library has starters, and every open page hears of a change', async () => {
  const connect = await started();
  const [page, panel] = [connect('page'), connect('panel')];
  const templates = async () => (await panel.request('templates', {})).templates;
  await until('the library is seeded', async () => (await templates()).length > 10);
  const heard: Event[] = [];
  page.onEvent((event) => heard.push(event));
  await page.request('settings', {}); // connects
  const before = (await templates()).length;
  const { template } = await panel.request('saveTemplate', { title: 'Mine', body: 'Hi', tags: [] });
  await until('the page hears of it', () => heard.some(({ event }) => event === 'library'));
  assert.equal((await templates()).length, before + 1);
  assert.deepEqual((await page.request('versions', { id: template.id })).versions, []);
});

test('which templates suit somebody is told with the reason, by id', async () => {
  const connect = await started();
  const [page, panel] = [connect('page'), connect('panel')];
  const { settings } = await page.request('settings', {});
  const me = { ...settings.me, company: 'Acme', school: 'Hull College' };
  await page.request('saveSettings', { before: settings, settings: { ...settings, me } });
  const save = async (suits: Condition[]) => (await page.request('saveTemplate', { title: 'T', body: 'Hi', tags: [], suits })).template.id;
  const school = await save([{ kind: 'school-is-mine' }]);
  const colleague = await save([{ kind: 'company-is', text: '{{my_company}}' }]);
  const other = await save([{ kind: 'company-is', text: 'Other' }]);
  const trashed = await save([{ kind: 'school-is-mine' }]);
  await page.request('trashTemplate', { id: trashed });
  const { matches } = await panel.request('suiting', { person: { school: 'hull college', company: 'ACME' } });
  assert.deepEqual([matches[school]?.why, matches[colleague]?.why], ['You both went to hull college.', 'They work at ACME.']);
  assert.deepEqual([matches[other], matches[trashed]], [undefined, undefined]);
});

test('settings reach every open page, and survive the background', async () => {
  const area = new MemoryArea();
  const first = await started(area);
  const page = first('page');
  const heard: Settings[] = [];
  page.onEvent((event) => event.event === 'settings' && heard.push(event.settings));
  const { settings } = await page.request('settings', {});
  await page.request('saveSettings', { before: settings, settings: { ...settings, on: false } });
  await until('the page hears of it', () => heard[0]?.on === false);
  const second = await started(area);
  assert.equal((await second('panel').request('settings', {})).settings.on, false);
});

test('a panel has a page opened without knowing its address, where there is one', async () => {
  const opened: string[] = [];
  const panel = (await started(new MemoryArea(), { openPage: async (address) => void opened.push(address) }))('panel');
  await panel.request('openPage', { section: 'settings' });
  assert.deepEqual(opened, ['options.html#/settings']);
  const demo = (await started())('panel');
  await assert.rejects(demo.request('openPage', { section: 'library' }), { code: 'no-pages' });
});

const to = (slug: string) => ({ slug, name: '', page: '' });

test('a note begun is kept for its recipient', async () => {
  const panel = (await started())('panel');
  const drafts = async (slug: string) => (await panel.request('drafts', { to: to(slug) })).drafts;
  await panel.request('saveDraft', { id: 'one', to: to('ann'), by: 'one', text: 'Hi Ann' });
  assert.deepEqual(await drafts('ann'), [{ id: 'one', text: 'Hi Ann' }]);
  assert.deepEqual(await drafts('ben'), []);
  await panel.request('check', { text: 'Hi Ann, your river', typing: true, draft: { id: 'one', to: to('ann'), by: 'one' } });
  assert.deepEqual(await drafts('ann'), [{ id: 'one', text: 'Hi Ann, your river' }]);
});

test('what is older than 90 days is gone once the background has started', async () => {
  const area = new MemoryArea();
  await area.set({
    'draft:old': { to: to('ann'), text: 'Hi Ann', at: Date.now() - 91 * 24 * 60 * 60 * 1000 },
    'draft:new': { to: to('ann'), text: 'Hello', at: Date.now() },
  });
  await started(area);
  await until('the old one is gone', () => !area.values.has('draft:old'));
  assert.ok(area.values.has('draft:new'));
});

test('notes of private windows go with the last of these, those of others stay and are still offered', async () => {
  const [area, session] = [new MemoryArea(), new MemoryArea()];
  let gone!: () => void;
  const connect = await started(area, { session, onPrivateGone: (listener) => (gone = listener) });
  const [panel, hidden] = [connect('panel'), connect('panel', true)];
  const heard: Event[] = [];
  panel.onEvent((event) => event.event === 'draftsForgotten' && heard.push(event));
  await panel.request('saveDraft', { id: 'one', to: to('ann'), by: 'one', text: 'Hi Ann' });
  await hidden.request('saveDraft', { id: 'two', to: to('ann'), by: 'two', text: 'Hi Ann, in private' });
  await hidden.request('check', { text: 'Hello', typing: true, draft: { id: 'three', to: to('ann'), by: 'three' } });
  assert.deepEqual([...session.values.keys()], ['draft:two']);
  hidden.close(); // has the last one written, which takes a moment
  gone();
  await until('they are gone', () => session.values.size === 0);
  assert.deepEqual((await panel.request('drafts', { to: to('ann') })).drafts, [{ id: 'one', text: 'Hi Ann' }]);
  assert.deepEqual([heard, [...session.values.keys()]], [[], []]);
});

test('what was typed last is stored as soon as the page is gone', async () => {
  const area = new MemoryArea();
  const panel = (await started(area))('panel');
  await panel.request('settings', {}); // the background is up
  await panel.request('check', { text: 'Hi Ann', typing: true, draft: { id: 'one', to: to('ann'), by: 'one' } });
  panel.close();
  assert.match(area.values.get('draft:one') ?? '', /"Hi Ann"/);
});

test('whoever opens the picker, the library or the popup sees what other devices did', async (t) => {
  const server = await testServer(t);
  const [here, there] = [new Device(t, 'here'), new Device(t, 'there')];
  await there.sync.setUp(server, await here.sync.setUp(server));
  const page = (await started(here.area))('page');
  const heard: Event[] = [];
  page.onEvent((event) => heard.push(event));
  const synced = async () => (
    await page.request('settings', {}), heard.some((event) => event.event === 'sync' && event.status.state === 'idle')
  );
  await until('the first round is over', synced);
  const titles = async () => (await page.request('exportTemplates', {})).templates.map(({ title }) => title);
  for (const opening of ['templates', 'syncStatus'] as const) {
    await there.save(opening, 'Hi');
    await there.sync.now();
    await page.request(opening, {});
    await until('the template is here', async () => (await titles()).includes(opening));
  }
});

test('who asks again because of an announcement starts no sync: each round announces itself', async () => {
  let opened = 0;
  const sync = { opened: async () => void opened++, status: async () => ({}) };
  const handlers = handlersOf({ sync, library: { list: async () => [] } } as unknown as Parts);
  for (const type of ['templates', 'syncStatus'] as const) {
    opened = 0;
    await handlers[type]({ announced: true }, {} as Caller);
    assert.equal(opened, 0, type);
    await handlers[type]({}, {} as Caller);
    assert.equal(opened, 1, type);
  }
});
