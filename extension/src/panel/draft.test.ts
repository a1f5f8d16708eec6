import assert from 'node:assert/strict';
import test from 'node:test';
import type { Client } from '../port';
import { Draft } from './draft';

test('what has changed goes along with the check of it, until it is known to be kept', async () => {
  const client = { request: async () => ({}) } as unknown as Client;
  const draft = new Draft(client, 'anna-kim');
  assert.equal(draft.keyOf(''), undefined);
  draft.changed('Hi');
  assert.equal(draft.keyOf('Hi'), 'anna-kim');
  assert.equal(draft.keyOf(''), undefined, 'a box that the page empties forgets nothing');
  await draft.save();
  assert.equal(draft.keyOf('Hi'), undefined);
  draft.changed('');
  assert.equal(draft.keyOf(''), 'anna-kim', 'the person emptied it');
  const stranger = new Draft(client, '');
  stranger.changed('Hi');
  assert.equal(stranger.keyOf('Hi'), undefined);
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
