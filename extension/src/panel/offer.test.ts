import assert from 'node:assert/strict';
import test from 'node:test';
import { Failed } from '../failure';
import { Client } from '../port';
import type { Template } from '../protocol';
import { Server, type Handlers } from '../serve';
import { MemoryWire, until } from '../testing/memory';
import { Offer } from './offer';

test('what is to pick is of the newest asking, and stays where a newer one cannot be fetched, which says why', async () => {
  const asked: { resolve(answer: { templates: Template[] }): void; reject(error: Error): void }[] = [];
  const handlers: Partial<Handlers> = {
    templates: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    suiting: () => Promise.reject(new Failed('internal', 'No.')),
  };
  const server = new Server(handlers as Handlers);
  const client = new Client(() => {
    const [ours, theirs] = MemoryWire.pair();
    server.accept(theirs, 'panel');
    return ours;
  });
  let changes = 0;
  const offer = new Offer(client, () => changes++);
  const now = () => [offer.templates?.map(({ title }) => title), offer.failure, changes];
  const talk = { id: '1', title: 'Talk', body: 'Hi', tags: [], suits: [] } as unknown as Template;

  await offer.load();
  assert.deepEqual([asked.length, now()], [0, [undefined, '', 0]], 'for nobody nothing is fetched');
  const first = offer.loadFor({});
  const second = offer.load();
  await until('both are asked', () => asked.length === 2);
  asked[1]!.resolve({ templates: [talk] });
  await second;
  assert.deepEqual(now(), [['Talk'], '', 1], 'also where nobody knows what suits');
  asked[0]!.reject(new Failed('storage-failed', 'Too late.'));
  await first;
  assert.deepEqual(now(), [['Talk'], '', 1]);

  const third = offer.load();
  await until('it is asked', () => asked.length === 3);
  asked[2]!.reject(new Failed('storage-failed', 'So it is.'));
  await third;
  assert.deepEqual(now(), [['Talk'], 'So it is.', 2]);
  const fourth = offer.load();
  await until('it is asked', () => asked.length === 4);
  asked[3]!.resolve({ templates: [] });
  await fourth;
  assert.deepEqual(now(), [[], '', 3]);
});
