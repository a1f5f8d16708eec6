import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts } from './drafts';
import { Storage } from './storage';
import { MemoryArea, until } from './testing/memory';

const day = 24 * 60 * 60 * 1000;

const to = (slug: string, name = '', page = '') => ({ slug, name, page });
const one = { id: 'one', to: to('ann'), by: 'one' };
const two = { id: 'two', to: to('ann'), by: 'two' };

function textIn(area: MemoryArea, id: string): string | undefined {
  return (JSON.parse(area.values.get(`draft:${id}`) ?? '{}') as { text?: string }).text;
}

test('each opening has a draft of its own: what is begun anew takes the place of nothing', async () => {
  let now = 0;
  const drafts = new Drafts(new Storage(new MemoryArea()), undefined, () => now++);
  const texts = async () => (await drafts.begun(to('ann'))).map(({ text }) => text);
  await drafts.save(one, 'Hi Ann, your talk on rivers');
  drafts.keep(two, 'D');
  assert.deepEqual(await texts(), ['D', 'Hi Ann, your talk on rivers']);
  drafts.keep(two, '');
  assert.deepEqual(await texts(), ['Hi Ann, your talk on rivers']);
  await drafts.save(two, 'D');
  await drafts.save(two, '');
  assert.deepEqual(await texts(), ['Hi Ann, your talk on rivers']);
  await drafts.save(two, 'Hi');
  assert.deepEqual(await texts(), ['Hi Ann, your talk on rivers'], 'the other holds that');
  await drafts.save(two, 'Hi Ann, your talk on rivers');
  assert.deepEqual(await drafts.begun(to('ann')), [{ id: 'two', text: 'Hi Ann, your talk on rivers' }], 'the newest of two alike');
});

test('two tabs that go on with one draft take nothing from each other', async () => {
  const area = new MemoryArea();
  let now = 0;
  let drafts = new Drafts(new Storage(area), undefined, () => now++);
  const texts = async () => (await drafts.begun(to('ann'))).map(({ text }) => text).toSorted();
  const other = { ...one, by: 'other' }; // where it was brought back
  await drafts.save(one, 'Hi Ann');
  await drafts.save(other, 'Hi Ann');
  await drafts.save(other, 'Dear Ann, your talk');
  assert.deepEqual(await texts(), ['Dear Ann, your talk'], 'it is the other’s to change');
  drafts = new Drafts(new Storage(area), undefined, () => now++); // the browser stopped the background
  area.full = true;
  await assert.rejects(drafts.save(one, 'Hi Ann, I'), { code: 'storage-full' });
  await assert.rejects(drafts.save(one, ''), { code: 'storage-full' });
  area.full = false;
  await drafts.save(one, 'Hi Ann, I');
  assert.deepEqual(await texts(), ['Dear Ann, your talk', 'Hi Ann, I']);
  await drafts.save(one, 'Hello');
  await drafts.save(other, 'Dear Ann, your talk on rivers');
  await drafts.save(one, '');
  assert.deepEqual(await texts(), ['Dear Ann, your talk on rivers', 'Hello']);
});

test('a person is found again by what is known of them, and nobody gets what is somebody else’s', async () => {
  const cases: [kept: ReturnType<typeof to>, asked: ReturnType<typeof to>, found: boolean][] = [
    [to('ann', 'Ann Lee'), to('ann'), true],
    [to('ann', 'Ann Lee'), to('', 'ann lee'), true],
    [to('', 'Ann Lee'), to('ann', 'Ann Lee'), true],
    [to('ann-1', 'Ann Lee'), to('ann-2', 'Ann Lee'), false],
    [to('ann', 'Ann Lee'), to('', 'Ben Lee'), false],
    [to('ann'), to('', 'Ann Lee'), false],
    [to('', '', '/mynetwork/'), to('', '', '/mynetwork/'), true],
    [to('', '', '/mynetwork/'), to('', '', '/search/'), false],
    [to('', '', '/mynetwork/'), to('ann', 'Ann Lee'), false],
    [to('ann'), to('', '', '/mynetwork/'), false],
    [to('', '', '/mynetwork/'), to('', 'Ann Lee', '/mynetwork/'), false],
    [to('', 'Ann Lee', '/mynetwork/'), to('', '', '/mynetwork/'), false],
    [to('', '', '/mynetwork/'), to('ann', '', '/mynetwork/'), false],
    [to('ann', '', '/mynetwork/'), to('', 'Ben Lee', '/mynetwork/'), false],
    [to('', '', ''), to('', '', ''), false],
  ];
  for (const [kept, asked, found] of cases) {
    const drafts = new Drafts(new Storage(new MemoryArea()));
    await drafts.save({ ...one, to: kept }, 'Hi');
    assert.equal((await drafts.begun(asked)).length === 1, found, JSON.stringify([kept, asked]));
  }
});

test('drafts of a time when each person had one are found by slug or name', async () => {
  const area = new MemoryArea();
  await area.set({ 'draft:ann-lee': { text: 'Hi Ann', at: Date.now() }, 'draft:ben stone': { text: 'Hi Ben', at: Date.now() } });
  const drafts = new Drafts(new Storage(area));
  assert.deepEqual(await drafts.begun(to('ann-lee', 'Ann Lee')), [{ id: 'ann-lee', text: 'Hi Ann' }]);
  assert.deepEqual(await drafts.begun(to('', 'Ben Stone')), [{ id: 'ben stone', text: 'Hi Ben' }]);
});

test('drafts are kept for 90 days, however many there are', async () => {
  const area = new MemoryArea();
  let now = 0;
  const drafts = new Drafts(new Storage(area), undefined, () => now);
  await drafts.save(one, 'Hi Ann, half a');
  for (let i = 0; i < 500; i++) await drafts.save({ id: `note ${i}`, to: to(`person ${i}`), by: '' }, 'Sent');
  now = 89 * day;
  const later = new Drafts(new Storage(area), undefined, () => now);
  assert.equal(await later.prune(), false);
  assert.equal((await later.begun(to('ann')))[0]?.text, 'Hi Ann, half a');
  now = 91 * day;
  await later.save(two, 'Hello');
  assert.equal(await later.prune(), true);
  assert.deepEqual([...area.values.keys()], ['draft:two']);
});

test('all can be forgotten', async () => {
  const area = new MemoryArea();
  let told = 0;
  const drafts = new Drafts(new Storage(area), () => told++);
  await drafts.save(one, 'Hi');
  drafts.keep(two, 'Hello');
  await drafts.forget();
  drafts.flush();
  assert.deepEqual([await drafts.begun(to('ann')), area.values.size, told], [[], 0, 1]);
  await drafts.save({ ...one, by: 'other' }, 'Dear Ann');
  assert.deepEqual([...area.values.keys()], ['draft:one'], 'what was forgotten is no draft of its own again');
  await drafts.save({ ...one, by: 'other' }, '');
  drafts.keep(one, '');
  assert.deepEqual(await drafts.begun(to('ann')), [], 'nothing is offered as a note');
});

test('what is being written as all are forgotten goes with them', async () => {
  const area = new MemoryArea();
  const drafts = new Drafts(new Storage(area));
  await drafts.begun(to('ann')); // what was stored is read
  const { set } = area;
  area.set = (items) => Promise.resolve().then(() => set.call(area, items));
  const saved = drafts.save(one, 'Hi');
  drafts.keep(two, 'Hello');
  drafts.flush();
  await drafts.forget();
  await saved;
  assert.deepEqual([await drafts.begun(to('ann')), area.values.size], [[], 0]);
});

test('an old draft that is gone on with while others are pruned stays', async () => {
  const area = new MemoryArea();
  let now = 0;
  const storage = new Storage(area);
  const drafts = new Drafts(storage, undefined, () => now);
  await drafts.save(one, 'long ago');
  now = 91 * day;
  const { get } = area;
  area.get = async (keys) => {
    const found = await get.call(area, keys);
    await drafts.save(one, 'long ago, and now more'); // after it was read as old
    return found;
  };
  assert.equal(await drafts.prune(), false);
  assert.equal(textIn(area, 'one'), 'long ago, and now more');
});

test('where there is no room, drafts of more than 90 days make some', async () => {
  const area = new MemoryArea();
  let now = 0;
  const drafts = new Drafts(new Storage(area), undefined, () => now);
  await drafts.save(one, 'Hi Ann, '.repeat(20));
  area.leave(10);
  await assert.rejects(drafts.save(two, 'Hello'), { code: 'storage-full' });
  assert.equal(textIn(area, 'one')?.length, 160);
  now = 91 * day;
  const later = new Drafts(new Storage(area), undefined, () => now);
  await later.save(two, 'Hello');
  assert.deepEqual([textIn(area, 'one'), textIn(area, 'two')], [undefined, 'Hello']);
});

test('a draft that is to be kept is there at once and stored soon, and a newer one that was saved stays', async () => {
  const area = new MemoryArea();
  const drafts = new Drafts(new Storage(area));
  for (const text of ['H', 'Hi', 'Hi Ann']) drafts.keep(one, text);
  drafts.keep(two, 'Hi');
  await drafts.save(two, 'Hello');
  assert.deepEqual((await drafts.begun(to('ann'))).map(({ text }) => text).toSorted(), ['Hello', 'Hi Ann']);
  await until('it is stored', () => textIn(area, 'one') === 'Hi Ann');
  assert.equal(textIn(area, 'two'), 'Hello');
  assert.equal(area.writes, 2, 'states that a newer one has overtaken are not stored');

  area.full = true;
  drafts.keep(one, 'Hi Ann!');
  await assert.rejects(drafts.save(one, 'Hi Ann!!'), { code: 'storage-full' });
});

test('what is just being written is offered as it will be', async () => {
  const area = new MemoryArea();
  const drafts = new Drafts(new Storage(area));
  const texts = async () => (await drafts.begun(to('ann'))).map(({ text }) => text);
  await drafts.save(one, 'Hi Ann');
  const { set } = area;
  area.set = (items) => new Promise(setImmediate).then(() => set.call(area, items));
  void drafts.save(one, 'Hi Ann, your talk');
  assert.deepEqual(await texts(), ['Hi Ann, your talk']);
  drafts.keep(one, 'Hi Ann, your talk on rivers');
  drafts.flush(); // the page has taken the box away
  assert.deepEqual(await texts(), ['Hi Ann, your talk on rivers']);
});

test('keys that follow each other are written together, the last at the latest after a while or when nobody is left to give a newer one', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const area = new MemoryArea();
  const drafts = new Drafts(new Storage(area));
  await drafts.begun(to('ann')); // what is stored has been read
  for (const text of ['H', 'Hi', 'Hi ', 'Hi A', 'Hi An']) {
    drafts.keep(one, text);
    t.mock.timers.tick(60);
  }
  assert.deepEqual([textIn(area, 'one'), area.writes], ['Hi An', 1], '300 ms after the first');
  drafts.keep(one, 'Hi Ann');
  drafts.flush();
  assert.deepEqual([textIn(area, 'one'), area.writes], ['Hi Ann', 2]);
  t.mock.timers.tick(1000);
  assert.equal(area.writes, 2);
  drafts.keep(one, 'Hi Ann,');
  t.mock.timers.tick(300);
  assert.deepEqual([textIn(area, 'one'), area.writes], ['Hi Ann,', 3], 'what comes after is written too');
  assert.deepEqual(await new Drafts(new Storage(area)).begun(one.to), [{ id: 'one', text: 'Hi Ann,' }], 'and for whom it is');
});

test('of many notes to one person the newest are offered, and a note beyond all length is refused', async () => {
  let now = 0;
  const drafts = new Drafts(new Storage(new MemoryArea()), undefined, () => now++);
  for (let i = 1; i <= 7; i++) await drafts.save({ ...one, id: `note ${i}` }, `Hi ${i}`);
  assert.deepEqual(
    (await drafts.begun(one.to)).map(({ text }) => text),
    ['Hi 7', 'Hi 6', 'Hi 5', 'Hi 4', 'Hi 3'],
  );
  const [id, text] = ['i'.repeat(200), 'x'.repeat(20_000)];
  await drafts.save({ ...two, id }, text);
  await assert.rejects(drafts.save(two, `${text}x`), { code: 'too-large' });
  await assert.rejects(drafts.save({ ...two, id: `${id}i` }, 'Hi'), { code: 'too-large' });
  assert.equal((await drafts.begun(one.to))[0]?.text, text);
});
