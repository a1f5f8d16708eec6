import assert from 'node:assert/strict';
import test from 'node:test';
import { Drafts } from '../drafts';
import { Client } from '../port';
import type { RenderAnswer, Settings } from '../protocol';
import { Server, type Handlers } from '../serve';
import { Storage } from '../storage';
import { MemoryBox } from '../testing/box';
import { MemoryArea, MemoryWire, until } from '../testing/memory';
import { Note } from './note';

const settings: Settings = { on: true, plan: 'auto', me: { first_name: '', name: '', role: '', company: '', school: '' }, rules: {} };
const to = { slug: 'anna-kim', name: 'Anna Kim', person: {} };

/** A background that keeps drafts, and of the rest knows just enough. */
class Background {
  readonly area = new MemoryArea();
  /** The types of what was asked, in that order. */
  readonly asked: string[] = [];
  private time = 0;
  private readonly drafts = new Drafts(
    new Storage(this.area),
    () => this.server.broadcast({ event: 'draftsForgotten' }),
    () => this.time++,
  );
  private readonly server: Server;

  constructor(handlers: Partial<Handlers> = {}) {
    const { drafts } = this;
    const all: Partial<Handlers> = {
      check: async () => ({ findings: [] }) as never,
      name: async () => ({ first: 'Anna', last: 'Kim', full: 'Anna Kim', word: false }),
      templates: async () => ({ templates: [] }),
      suiting: async () => ({ matches: {} }),
      drafts: async (asked) => ({ drafts: await drafts.begun(asked.to) }),
      saveDraft: async ({ text, ...draft }) => (await drafts.save(draft, text), {}),
      forgetDrafts: async () => (await drafts.forget(), {}),
      ...handlers,
    };
    this.server = new Server(all as Handlers);
  }

  announceLibrary(): void {
    this.server.broadcast({ event: 'library' });
  }

  client(kind: 'panel' | 'page'): Client {
    return new Client(() => {
      const [ours, theirs] = MemoryWire.pair();
      this.server.accept(theirs, kind);
      theirs.onMessage((message) => this.asked.push((message as { type: string }).type));
      return ours;
    });
  }

  /** A note box that somebody opens. */
  begin() {
    const box = new MemoryBox();
    const opening = new AbortController();
    const client = this.client('panel');
    const note = new Note({ box: box.asTextArea, to, signal: opening.signal }, client, settings, () => undefined);
    const close = async () => {
      opening.abort();
      await client.request('drafts', { to: { slug: '', name: '', page: '' } }); // comes after what the end has sent
    };
    return { box, note, close };
  }

  /** One that has learnt what there is. */
  async open() {
    const opened = this.begin();
    await opened.note.start();
    return opened;
  }

  /** Writes a note in a box of its own. */
  async write(text: string): Promise<void> {
    const { box, close } = await this.open();
    box.put(text);
    await close();
  }

  get texts(): string[] {
    const drafts = [...this.area.values].filter(([key]) => key.startsWith('draft:'));
    return drafts.map(([, value]) => (JSON.parse(value) as { text: string }).text).toSorted();
  }
}

function filled(text: string): RenderAnswer {
  return { text, count: text.length, missing: [], errors: [], blanks: [], cursor: -1 };
}

function offered(note: Note): string[] {
  return note.begun.map(({ text }) => text);
}

/** Brings a note back that is offered with that text. */
function bringBack(note: Note, text: string): void {
  const begun = note.begun.find((one) => one.text === text);
  assert.ok(begun, `${text} is not offered`);
  note.bringBack(begun);
}

test('notes that are brought back and forth are each offered once, as they are now', async () => {
  const background = new Background();
  await background.write('my words');
  const { box, note, close } = await background.open();
  box.put('x');
  bringBack(note, 'my words');
  box.setSelectionRange(0, 0);
  box.put('New: ');
  bringBack(note, 'x');
  assert.deepEqual(offered(note), ['New: my words']);
  bringBack(note, 'New: my words');
  assert.deepEqual([box.value, offered(note)], ['New: my words', ['x']]);
  await close();
  assert.deepEqual(background.texts, ['New: my words', 'x']);
});

test('a note that is brought back in one tab and gone on with in another is kept as each has it', async () => {
  const background = new Background();
  const one = await background.open();
  one.box.put('my words');
  await until('it is kept', () => background.texts.length === 1);
  const other = await background.open();
  bringBack(other.note, 'my words');
  other.box.setSelectionRange(0, 0);
  other.box.put('New: ');
  await other.close();
  assert.deepEqual(background.texts, ['New: my words']);
  one.box.add('!');
  await one.close();
  assert.deepEqual(background.texts, ['New: my words', 'my words!']);
});

test('undo leads back to what gave way, and redo on to what was brought back; no draft takes the place of another', async () => {
  const background = new Background();
  await background.write('my words');
  const { box, note, close } = await background.open();
  box.put('x');
  bringBack(note, 'my words');
  box.undo();
  assert.deepEqual([box.value, offered(note)], ['x', ['my words']]);
  box.redo();
  assert.deepEqual([box.value, offered(note)], ['my words', ['x']]);
  box.add('!');
  box.undo();
  box.undo();
  box.add('y');
  await close();
  assert.deepEqual(background.texts, ['my words', 'xy']);
});

test('a note that was brought back and written on is offered as it is then, when undo takes both away at once', async () => {
  const background = new Background();
  await background.write('my words');
  const { box, note, close } = await background.open();
  box.put('x');
  bringBack(note, 'my words');
  box.joinNext();
  box.add(', and more');
  box.undo();
  assert.deepEqual([box.value, offered(note)], ['x', ['my words, and more']]);
  box.redo();
  assert.deepEqual([box.value, offered(note)], ['my words, and more', ['x']]);
  await close();
  assert.deepEqual(background.texts, ['my words, and more', 'x']);
});

test('a note that a template takes the place of is kept and offered', async () => {
  const background = new Background();
  const { box, note, close } = await background.open();
  box.put('my own words');
  note.insert(filled('Hi Anna, a template.'), { start: 0, end: box.value.length });
  assert.deepEqual([box.value, offered(note)], ['Hi Anna, a template.', ['my own words']]);
  note.insert(filled('Another.'), note.insertion.target);
  assert.deepEqual([box.value, offered(note)], ['Another.', ['my own words']], 'an untouched template is nobody’s words');
  await close();
  assert.deepEqual(background.texts, ['Another.', 'my own words']);
  assert.deepEqual(offered((await background.open()).note), ['Another.', 'my own words']);
});

test('a template that goes into a note, shortened or not, makes no other of it', async () => {
  const background = new Background();
  const { box, note, close } = await background.open();
  box.put('my own very long words. ');
  note.insert(filled('A template.'), note.insertion.target);
  note.insert({ ...filled('A template. my words.'), template: { start: 0, end: 11 } }, { start: 0, end: box.value.length });
  assert.deepEqual(offered(note), []);
  await close();
  assert.deepEqual(background.texts, ['A template. my words.']);
});

test('undo leads back from a template to the note that gave way, and redo to the template', async () => {
  const background = new Background();
  const { box, note, close } = await background.open();
  box.put('my own words');
  note.insert(filled('A template.'), { start: 0, end: box.value.length });
  box.undo();
  assert.deepEqual([box.value, offered(note)], ['my own words', []]);
  box.redo();
  assert.deepEqual([box.value, offered(note)], ['A template.', ['my own words']]);
  box.undo();
  box.add('!');
  await close();
  assert.deepEqual(background.texts, ['my own words!'], 'the template alone is not worth keeping');
});

test('what was written into a template is kept when undo takes both away at once', async () => {
  const background = new Background();
  const { box, note, close } = await background.open();
  box.put('my own words');
  note.insert(filled('A template.'), { start: 0, end: box.value.length });
  box.joinNext();
  box.add(' And more of mine.');
  box.undo();
  assert.equal(box.value, 'my own words');
  await close();
  assert.deepEqual(background.texts, ['A template. And more of mine.', 'my own words']);
});

test('a template that the page refuses leaves the note and its draft', async () => {
  const background = new Background();
  const { box, note, close } = await background.open();
  box.put('my own words');
  box.addEventListener('input', () => (box.value = ''));
  const outcome = note.insert(filled('A template.'), { start: 0, end: box.value.length });
  assert.deepEqual([outcome.done, offered(note)], [false, ['my own words']], 'the page has emptied its box');
  await close();
  assert.deepEqual(background.texts, ['my own words']);

  const tooLong = await background.open();
  bringBack(tooLong.note, 'my own words');
  const refused = tooLong.note.insert(filled('x'.repeat(201)), { start: 0, end: tooLong.box.value.length });
  assert.deepEqual([refused.done, offered(tooLong.note)], [false, []]);
  tooLong.box.add('!');
  await tooLong.close();
  assert.deepEqual(background.texts, ['my own words!']);
});

test('the list of templates is asked for once it is known whom the note is for, without waiting for the drafts', async () => {
  let tellName = (): void => undefined;
  const named = new Promise<void>((resolve) => (tellName = resolve));
  const persons: unknown[] = [];
  const background = new Background({
    name: async () => (await named, { first: 'Anna', last: 'Kim', full: 'Anna Kim', word: false }),
    drafts: () => new Promise(() => undefined),
    suiting: async ({ person }) => (persons.push(person), { matches: {} }),
  });
  const { note } = background.begin();
  void note.start();
  await until('the name is asked for', () => background.asked.includes('name'));
  background.announceLibrary();
  await note.client.request('settings', {}).catch(() => undefined); // which comes after what the announcement led to
  assert.ok(!background.asked.includes('templates'), 'a list for nobody');
  tellName();
  await until('the list has come', () => note.offer.templates !== null);
  assert.deepEqual(persons, [{ first_name: 'Anna', last_name: 'Kim', full_name: 'Anna Kim' }]);
});

test('notes that are forgotten are not offered any more', async () => {
  const background = new Background();
  await background.write('secret');
  const { box, note, close } = await background.open();
  assert.deepEqual(offered(note), ['secret']);
  box.put('x');
  await background.client('page').request('forgetDrafts', {});
  await until('nothing is offered', () => offered(note).length === 0);
  await close();
  assert.deepEqual(background.texts, ['x'], 'what stands in the box');
});

test('what could not be stored of a note that gave way is not stored once the notes are forgotten', async () => {
  const background = new Background();
  await background.write('secret');
  const { box, note, close } = await background.open();
  box.put('x');
  background.area.full = true;
  bringBack(note, 'secret');
  await until('it is said', () => note.trouble !== '');
  await background.client('page').request('forgetDrafts', {});
  await until('nothing is offered', () => offered(note).length === 0);
  background.area.full = false;
  box.add('!');
  await close();
  assert.deepEqual(background.texts, ['secret!'], 'what stands in the box');
});

test('a note that gave way before the drafts were there is offered along with them', async () => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const background = new Background({ drafts: async () => (await held, { drafts: [{ id: 'old', text: 'begun' }] }) });
  const { box, note } = background.begin();
  const started = note.start();
  box.put('my own words');
  note.insert(filled('A template.'), { start: 0, end: box.value.length });
  letGo();
  await started;
  assert.deepEqual(offered(note), ['my own words', 'begun']);
});
