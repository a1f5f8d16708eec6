import assert from 'node:assert/strict';
import test from 'node:test';
import type { Client } from '../port';
import type { BegunNote, Requests } from '../protocol';
import { Draft } from './draft';

const to = { slug: 'anna-kim', name: '', page: '' };

/** A background that keeps drafts by their ids. */
class Background {
  readonly kept = new Map<string, string>();
  full = false;
  requests = 0;

  readonly client = {
    request: async (type: string, body: unknown) => {
      if (type === 'drafts') return { drafts: Array.from(this.kept, ([id, text]): BegunNote => ({ id, text })) };
      this.requests++;
      if (this.full) throw new Error('no room');
      const { id, text } = body as Requests['saveDraft'][0];
      if (text === '') this.kept.delete(id);
      else this.kept.set(id, text);
      return {};
    },
  } as unknown as Client;

  get texts(): string[] {
    return [...this.kept.values()];
  }
}

test('what has changed goes along with the check of it, until it is known to be kept', async () => {
  const draft = new Draft(new Background().client, to);
  assert.equal(draft.of(''), undefined);
  draft.changed('Hi');
  assert.deepEqual(draft.of('Hi')?.to, to);
  assert.equal(draft.of(''), undefined, 'a box that the page empties forgets nothing');
  await draft.save();
  assert.equal(draft.of('Hi'), undefined);
  draft.changed('');
  assert.ok(draft.of(''), 'the person emptied it');
});

test('a draft that could not be kept is tried again, unless a newer one has come', async () => {
  const background = new Background();
  const draft = new Draft(background.client, to);
  background.full = true;
  draft.changed('Hi');
  await assert.rejects(draft.save());
  const failing = draft.save();
  draft.changed('Hi Anna');
  await assert.rejects(failing);
  background.full = false;
  background.requests = 0;
  await draft.save();
  await draft.save();
  assert.deepEqual([background.texts, background.requests], [['Hi Anna'], 1]);

  draft.changed('');
  background.full = true;
  await assert.rejects(draft.save());
  background.full = false;
  await draft.save();
  assert.deepEqual(background.texts, []);
});

test('another opening leaves what was begun alone, and goes on with it once it is brought back', async () => {
  const background = new Background();
  const first = new Draft(background.client, to);
  first.changed('Hi Anna, your rivers');
  await first.save();

  const second = new Draft(background.client, to);
  second.changed('D');
  await second.save();
  const [begun, ...more] = await second.begun();
  assert.deepEqual([begun?.text, more], ['Hi Anna, your rivers', []], 'its own is no offer');
  second.changed('De');
  second.goOn(begun!.id, 'De');
  second.changed('Hi Anna, your rivers');
  second.changed('Hi Anna, your river gauges');
  await second.save();
  assert.deepEqual(background.texts, ['Hi Anna, your river gauges', 'De']);
  assert.deepEqual(
    (await second.begun()).map(({ text }) => text),
    ['De'],
  );

  second.changed('Hi Anna, your rivers');
  second.changed('De'); // undone
  second.changed('Dear Anna');
  await second.save();
  assert.deepEqual(background.texts, ['Hi Anna, your rivers', 'Dear Anna']);
});

test('a text that could not be kept before another was brought back is kept later, in its own place', async () => {
  const background = new Background();
  background.kept.set('old', 'Hi Anna, your rivers');
  const draft = new Draft(background.client, to);
  background.full = true;
  draft.changed('Dear');
  await assert.rejects(draft.save());
  draft.goOn('old', 'Dear');
  draft.changed('Hi Anna, your rivers!');
  await assert.rejects(draft.save());
  background.full = false;
  await draft.save();
  assert.deepEqual(background.texts.toSorted(), ['Dear', 'Hi Anna, your rivers!']);
});
