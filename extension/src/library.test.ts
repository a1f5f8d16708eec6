import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeJSON } from './exchange/formats/warmnote-json';
import { Library } from './library';
import { arrange, plainView } from './options/library/arrange';
import { inOrder } from './panel/filter';
import { Records } from './records';
import { Storage } from './storage';
import { MemoryArea } from './testing/memory';

function open(area = new MemoryArea()) {
  const storage = new Storage(area);
  const changes: boolean[] = [];
  const records = new Records(storage, (edited) => changes.push(edited));
  return { area, storage, records, changes, library: new Library(records, storage) };
}

const hello = { title: 'Hello', body: 'Hi {{first_name}}', tags: ['event'], suits: [] };

test('a template is made, changed, trashed, restored and deleted', async () => {
  const { library, changes } = open();
  const { id } = await library.save(hello);
  assert.match(id, /^[\w-]{22}$/);
  const changed = await library.save({ ...hello, id, title: ' Hello again ', tags: [' a', 'a', ''] });
  assert.deepEqual([changed.id, changed.title, changed.tags], [id, 'Hello again', ['a']]);
  assert.equal((await library.trash(id)).trashed, true);
  assert.equal((await library.list())[0]?.trashed, true);
  assert.equal((await library.restore(id)).trashed, false);
  await assert.rejects(library.delete(id), { code: 'not-in-trash' });
  await library.trash(id);
  await library.delete(id);
  await library.delete(id);
  assert.deepEqual(await library.list(), []);
  assert.deepEqual(changes, [true, true, true, true, true, true]);
});

test('to be trashed and restored makes no earlier version, and costs none', async () => {
  const { library } = open();
  const { id } = await library.save(hello);
  for (let i = 1; i <= 20; i++) await library.save({ ...hello, id, body: `text ${i}` });
  const before = await library.versions(id);
  for (let i = 0; i < 3; i++) {
    await library.trash(id);
    await library.restore(id);
  }
  assert.deepEqual(await library.versions(id), before);
});

test('a move to the trash that is undone leaves the template where it was in the list, a starter too', async () => {
  const { library } = open();
  await library.seed(async () => ['first', 'second', 'third'].map((key) => ({ key, title: key, body: key, tags: [], suits: [] })));
  await library.save(hello);
  const order = async () => arrange(await library.list(), plainView).map(({ title }) => title);
  const before = await order();
  assert.deepEqual(before, ['Hello', 'first', 'second', 'third']);
  for (const { id, edited } of await library.list()) {
    await library.trash(id);
    await library.restore(id, edited);
    assert.deepEqual(await order(), before);
  }
  const { id } = (await library.list()).find(({ title }) => title === 'third')!;
  await library.trash(id);
  await library.restore(id);
  assert.equal((await order())[0], 'third', 'out of the trash it is the newest');
});

test('what is stored survives the background', async () => {
  const first = open();
  const { id } = await first.library.save(hello);
  await first.library.use(id);
  await first.library.use(id);
  await first.library.use('BAECAwQFBgcICQoLDA0ODw'); // another one's uses are its own
  const second = open(first.area);
  const [template] = await second.library.list();
  assert.deepEqual([template?.id, template?.title, template?.used], [id, 'Hello', 2]);
});

test('saving what is the same already is no edit', async () => {
  const { library, records } = open();
  const { id } = await library.save(hello);
  const { rev } = (await records.get(id))!;
  await library.save({ ...hello, id });
  assert.equal((await records.get(id))!.rev, rev);
});

test('unknown fields and kinds of a later version are kept', async () => {
  const { library, records } = open();
  const { id } = await library.save(hello);
  await records.edit(id, (record) => ({ ...record!, colour: 'red' }));
  await records.edit('AAECAwQFBgcICQoLDA0ODw', () => ({ kind: 'later', x: 1 }));
  await library.save({ ...hello, id, title: 'New' });
  assert.deepEqual((await records.get(id))!.record, { kind: 'template', title: 'New', body: hello.body, tags: hello.tags, colour: 'red' });
  assert.equal((await library.list()).length, 1);
  assert.equal((await library.portable()).length, 1, 'a file holds templates alone');
  assert.equal((await records.all()).size, 2);
});

test('conditions are kept clean, stay where nothing is said of them, and outlive an older version', async () => {
  const { library, records } = open();
  const given = [
    { kind: 'title-contains', text: ' engineer,\n baker ' },
    { kind: 'company-is', text: ' ' },
    { kind: 'has-mutuals', text: 'x' },
    { kind: 'has-mutuals' },
  ] as const;
  const { id, suits } = await library.save({ ...hello, suits: [...given] });
  assert.deepEqual(suits, [{ kind: 'title-contains', text: 'engineer, baker' }, { kind: 'has-mutuals' }]);
  const later = { kind: 'moon-is', text: 'full' };
  await records.edit(id, (record) => ({ ...record!, suits: [...suits, later] }));
  const { suits: _, ...fields } = hello;
  assert.deepEqual((await library.save({ ...fields, id, title: 'New' })).suits, suits);
  await library.save({ ...hello, id });
  assert.deepEqual((await records.get(id))!.record!.suits, [later]);
  assert.deepEqual(
    (await library.versions(id)).map((version) => version.suits),
    [suits, suits, suits],
  );
});

test('full storage loses nothing', async () => {
  const { area, library, records } = open();
  const { id } = await library.save(hello);
  area.full = true;
  await assert.rejects(library.save({ ...hello, id, body: 'longer' }), { code: 'storage-full', message: /Nothing stored before is lost/ });
  await assert.rejects(library.save(hello), { code: 'storage-full' });
  assert.equal((await library.list())[0]?.body, hello.body);
  assert.equal((await records.all()).size, 1);
  area.full = false;
  assert.equal((await library.save({ ...hello, id, body: 'longer' })).body, 'longer');
});

test('earlier texts are kept, the last twenty, and go with the template', async () => {
  const { area, library } = open();
  const { id } = await library.save(hello);
  for (let i = 1; i <= 25; i++) await library.save({ ...hello, id, body: `text ${i}` });
  const versions = await library.versions(id);
  assert.equal(versions.length, 20);
  assert.deepEqual([versions[0]?.body, versions[19]?.body], ['text 24', 'text 5']);
  await library.trash(id);
  await library.delete(id);
  assert.ok(!area.values.has(`versions:${id}`));
});

test('edits at the same time are made one after the other', async () => {
  const { library } = open();
  const { id } = await library.save(hello);
  await Promise.all(Array.from({ length: 10 }, (_, i) => library.save({ ...hello, id, body: `text ${i}` })));
  assert.equal((await library.versions(id)).length, 10);
  await Promise.all(Array.from({ length: 10 }, () => library.use(id)));
  assert.equal((await library.list())[0]?.used, 10);
});

test('a template that is gone is refused with a reason, but saving its text makes it again', async () => {
  const { library } = open();
  const id = 'AAECAwQFBgcICQoLDA0ODw';
  await assert.rejects(library.trash(id), { code: 'not-found' });
  assert.equal((await library.save({ ...hello, id })).id, id);
  await assert.rejects(library.save({ ...hello, id: '../../x' }), { code: 'bad-request' });
  await assert.rejects(library.save({ ...hello, body: 'x'.repeat(10_000) }), { code: 'too-large' });
});

test('many templates are added at once, each once, or none of them', async () => {
  const { area, library, records, changes } = open();
  const one = { ...hello, id: 'AAECAwQFBgcICQoLDA0ODw', versions: [{ ...hello, body: 'before', edited: 5 }] };
  const two = { ...hello, id: 'BAECAwQFBgcICQoLDA0ODw', suits: [{ kind: 'has-mutuals' as const }], versions: [] };
  area.full = true;
  await assert.rejects(library.add([one, two]), { code: 'storage-full' });
  assert.deepEqual(await library.list(), []);
  area.full = false;
  const before = area.writes;
  await library.add([one, two]);
  assert.equal(area.writes, before + 1);
  await library.add([one, two]);
  assert.equal(area.writes, before + 1, 'asked twice, written once');
  assert.deepEqual(await library.versions(one.id), one.versions);
  assert.deepEqual(
    (await library.portable()).map(({ title, body, tags, suits, versions }) => [title, body, tags, suits, versions.length]),
    [
      [hello.title, hello.body, hello.tags, [], 1],
      [hello.title, hello.body, hello.tags, two.suits, 0],
    ],
  );
  await assert.rejects(library.add([{ ...one, body: 'x'.repeat(10_000) }, two]), { code: 'too-large' });
  await assert.rejects(library.add([{ ...one, id: '../..' }]), { code: 'bad-request' });
  await library.trashAll([one.id, two.id, 'CAECAwQFBgcICQoLDA0ODw']);
  assert.deepEqual(
    (await library.list()).map(({ trashed }) => trashed),
    [true, true],
  );
  assert.equal((await records.all()).size, 2, 'what is not there is not made');
  assert.deepEqual(await library.portable(), []);
  assert.deepEqual(changes, [true, true]);
});

test('starters come in the order in which they are given, after what the person wrote', async () => {
  const { library } = open();
  const keys = ['talk', 'alumni', 'event', 'post'];
  await library.seed(async () => keys.map((key) => ({ key, ...hello, title: key })));
  await library.save({ ...hello, title: 'mine' });
  const templates = await library.list();
  for (const shown of [arrange(templates, plainView), arrange(templates, { ...plainView, sort: 'used' }), inOrder([...templates], {})])
    assert.deepEqual(
      shown.map(({ title }) => title),
      ['mine', ...keys],
    );
  const file = JSON.parse(writeJSON(await library.portable(), 0)) as { templates: { title: string; edited: string }[] };
  assert.equal(file.templates.find(({ title }) => title === 'post')!.edited, '1970-01-01T00:00:00.000Z');
});

test('an empty library is seeded once, alike on every device, and outside the outbox', async () => {
  const starters = async () => [{ key: 'event', ...hello }];
  const [a, b] = [open(), open()];
  await a.library.seed(starters);
  await b.library.seed(starters);
  const [id, stored] = [...(await a.records.all())][0]!;
  assert.deepEqual([...(await b.records.all()).keys()], [id]);
  assert.equal(stored.base, undefined);
  await a.library.trash(id);
  assert.equal((await a.records.get(id))!.base!.record!.title, 'Hello');
  await a.library.delete(id);
  await a.library.seed(starters);
  assert.deepEqual(await a.library.list(), []);
  const used = open();
  await used.library.save(hello);
  await used.library.seed(starters);
  assert.equal((await used.library.list()).length, 1, 'a library in use is left alone');
});

test('where there is no room for anything, what lies in the trash can be deleted, and then there is room', async () => {
  const { area, library, records } = open();
  const trashed = await Promise.all(['a', 'b'].map((title) => library.save({ title, body: 'before', tags: [] })));
  for (const { id, title } of trashed) await library.save({ id, title, body: 'short', tags: [] });
  for (const { id } of trashed) await library.trash(id);
  const [synced, pending] = trashed.map(({ id }) => id) as [string, string];
  await records.exclusively(async () => {
    const { base: _, sent: __, ...clean } = (await records.get(synced))!;
    await records.commit(new Map([[synced, { ...clean, seq: 7 }]])); // the server has it
  });
  area.leave(0);
  await assert.rejects(library.save(hello), { code: 'storage-full' });
  for (const id of [synced, pending]) await library.delete(id);
  const { rev } = (await records.get(synced))!;
  assert.ok(rev !== '');
  assert.deepEqual((await library.list()).length, 0);
  await library.save({ title: '', body: 'Hi', tags: [] });
});

test('a deletion keeps what sync must know and no word of what it deletes', async () => {
  const { area, library, records } = open();
  const { id } = await library.save({ title: 'Secret', body: 'Hi', tags: [] });
  const first = (await records.get(id))!;
  await records.exclusively(() =>
    records.commit(new Map([[id, { record: first.record, rev: first.rev, seen: first.seen, edited: 1, seq: 3 }]])),
  );
  await library.save({ title: 'Secret two', body: 'Hi', tags: [], id });
  await library.trash(id);
  await library.delete(id);
  const { record, base, sent, seq, seen } = (await records.get(id))!;
  assert.deepEqual([record, base, seq, sent?.record], [null, { record: null, rev: first.rev, seen: [] }, 3, null]);
  assert.ok(seen.includes(first.rev));
  assert.doesNotMatch([...area.values].join(), /Secret/);
});
