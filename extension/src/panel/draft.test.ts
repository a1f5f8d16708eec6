import assert from 'node:assert/strict';
import test from 'node:test';
import type { Client } from '../port';
import { Draft } from './draft';

test('every state of a note is on its way to be kept as soon as the one before is', async () => {
  const kept: string[] = [];
  let answer = () => {};
  const client = {
    request(_type: string, { text }: { text: string }) {
      kept.push(text);
      return new Promise<void>((resolve) => (answer = resolve));
    },
  } as unknown as Client;
  const draft = new Draft(client, 'anna-kim');
  const type = (text: string) => (draft.changed(text), draft.follow());
  const done = type('H');
  await type('Hi');
  await type('Hi A');
  assert.deepEqual(kept, ['H']);
  answer();
  await new Promise(setImmediate);
  assert.deepEqual(kept, ['H', 'Hi A']);
  answer();
  await done;
  void type('Hi An');
  assert.deepEqual(kept, ['H', 'Hi A', 'Hi An']);
});

test('a draft that could not be kept is tried again, unless a newer one has come', async () => {
  const kept: unknown[] = [];
  let full = true;
  const client = {
    async request(_type: string, body: unknown) {
      if (full) throw new Error('no room');
      kept.push(body);
    },
  } as unknown as Client;
  const draft = new Draft(client, 'anna-kim');

  draft.changed('Hi');
  await assert.rejects(draft.save());
  const failing = draft.save();
  draft.changed('Hi Anna');
  await assert.rejects(failing);
  full = false;
  await draft.save();
  await draft.save();
  assert.deepEqual(kept, [{ key: 'anna-kim', text: 'Hi Anna' }]);

  draft.changed('');
  full = true;
  await assert.rejects(draft.save());
  full = false;
  await draft.save();
  assert.deepEqual(kept[1], { key: 'anna-kim', text: '' });
});
