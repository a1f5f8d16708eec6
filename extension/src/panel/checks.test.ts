import assert from 'node:assert/strict';
import test from 'node:test';
import { Client } from '../port';
import type { CheckAnswer, Finding } from '../protocol';
import { Server, type Handlers } from '../serve';
import { MemoryWire, until } from '../testing/memory';
import { Checks } from './checks';

function judged(...rules: string[]): CheckAnswer {
  const findings = rules.map((rule): Finding => ({ rule, severity: 'warning', start: 0, end: 1, message: '', fixes: [] }));
  const checklist = { ask: false } as CheckAnswer['checklist'];
  return { count: 9, limit: 200, remaining: 191, checklist, where: {}, language: 'en', findings };
}

test('only the newest judgement counts, and in mid-typing what a pause found missing stays', async () => {
  const asked: ((answer: CheckAnswer) => void)[] = [];
  const server = new Server({ check: () => new Promise((resolve) => asked.push(resolve)) } as Partial<Handlers> as Handlers);
  const client = new Client(() => {
    const [ours, theirs] = MemoryWire.pair();
    server.accept(theirs, 'panel');
    return ours;
  });
  const checks = new Checks(client);
  const ask = async (text: string, typing: boolean) => {
    const { length } = asked;
    const run = checks.run({ text, typing } as Parameters<Checks['run']>[0]);
    await until('it is asked', () => asked.length > length);
    return { run, answer: asked[length]! };
  };
  const now = () => [checks.text, checks.answer?.findings.map(({ rule }) => rule)];

  const [older, newer] = [await ask('Hi', false), await ask('Hi Ann', false)];
  newer.answer(judged('missing-ask', 'emoji'));
  assert.equal(await newer.run, true);
  older.answer(judged('length-over-limit'));
  assert.equal(await older.run, false);
  assert.deepEqual(now(), ['Hi Ann', ['missing-ask', 'emoji']]);

  for (const text of ['Hi Ann, t', 'Hi Ann, th']) {
    const typing = await ask(text, true);
    typing.answer(judged());
    assert.equal(await typing.run, true);
    assert.deepEqual(now(), [text, ['missing-ask']], 'of each word anew');
  }
  const rest = await ask('Hi Ann, thanks', false);
  rest.answer(judged());
  await rest.run;
  assert.deepEqual(now(), ['Hi Ann, thanks', []]);
});
