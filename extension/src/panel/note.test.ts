import assert from 'node:assert/strict';
import test from 'node:test';
import { Drafts } from '../drafts';
import { Client } from '../port';
import type { Settings } from '../protocol';
import { Server, type Handlers } from '../serve';
import { Storage } from '../storage';
import { MemoryBox } from '../testing/box';
import { MemoryArea, MemoryWire } from '../testing/memory';
import { Note } from './note';

const settings: Settings = { on: true, plan: 'auto', me: { first_name: '', name: '', role: '', company: '', school: '' }, rules: {} };
const to = { slug: 'anna-kim', name: 'Anna Kim', person: {} };

/** A background that keeps drafts, and of the rest knows just enough. */
class Background {
  readonly area = new MemoryArea();
  private time = 0;
  private readonly drafts = new Drafts(new Storage(this.area), () => this.time++);
  private readonly server: Server;

  constructor() {
    const { drafts } = this;
    const all: Partial<Handlers> = {
      check: async () => ({ findings: [] }) as never,
      name: async () => ({ first: 'Anna', last: 'Kim', full: 'Anna Kim', word: false }),
      templates: async () => ({ templates: [] }),
      suiting: async () => ({ matches: {} }),
      drafts: async (asked) => ({ drafts: await drafts.begun(asked.to) }),
      saveDraft: async ({ text, ...draft }) => (await drafts.save(draft, text), {}),
    };
    this.server = new Server(all as Handlers);
  }

  client(kind: 'panel' | 'page'): Client {
    return new Client(() => {
      const [ours, theirs] = MemoryWire.pair();
      this.server.accept(theirs, kind);
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
