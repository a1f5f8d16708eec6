import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { idOfName } from './ids';
import type { LibraryRecord, RuleSettings, Settings, SettingsChange } from './protocol';
import { Records } from './records';
import { fromRecords, toIgnored, toSettings } from './settings-records';
import { SettingsStore, personOf, senderOf } from './settings';
import { Storage } from './storage';
import { testEngine } from './testing/engine';
import { MemoryArea } from './testing/memory';

const engine = testEngine();

function open(area = new MemoryArea()) {
  const seen: Settings[] = [];
  const storage = new Storage(area);
  const records: Records = new Records(storage, (_, ids) => void settings.follow(ids));
  const settings: SettingsStore = new SettingsStore(
    records,
    storage,
    (request) => engine.call('merge', request),
    (set) => seen.push(set),
  );
  return { area, seen, records, settings };
}

test('settings lie in two named records, and whether Warmnote is on stays beside them', async () => {
  const { area, records, settings } = open();
  const first = await settings.get();
  assert.deepEqual(first, { on: true, plan: 'auto', me: { first_name: '', name: '', role: '', company: '', school: '' }, rules: {} });
  await settings.save({ before: first, settings: { ...first, on: false } });
  assert.equal((await records.all()).size, 0, 'what is as it comes needs no record');
  const rules = { off: ['emoji'], severity: { pitch: 'error' as const }, ignored: [{ rule: 'emoji', text: '👋' }] };
  const set: Settings = {
    on: false,
    plan: '300',
    me: { first_name: 'Ann', name: '', role: 'Dev', company: '', school: '' },
    also: { role: ['Head'] },
    rules,
  };
  assert.deepEqual(await settings.save({ before: await settings.get(), settings: set }), set);
  const [settingsId, ignoredId] = await Promise.all(['settings', 'ignored'].map(idOfName));
  const [stored, ignored] = [await records.get(settingsId!), await records.get(ignoredId!)];
  assert.deepEqual([stored?.name, ignored?.name], ['settings', 'ignored']);
  assert.deepEqual(stored?.record, {
    kind: 'settings',
    plan: '300',
    me: { first_name: 'Ann', role: 'Dev' },
    also: { role: ['Head'] },
    off: ['emoji'],
    severity: rules.severity,
  });
  assert.deepEqual(ignored?.record, { kind: 'ignored', findings: rules.ignored });
  assert.deepEqual(await open(area).settings.get(), set);
});

test('fields of a later version stay, and shapes that nobody knows do no harm', () => {
  const later = {
    kind: 'settings',
    theme: 'blue',
    me: { role: 'Dev', pronouns: 'she' },
    off: ['a', 3],
    severity: { a: 'error', b: 'fatal' },
    plan: '500',
  };
  const settings = fromRecords(true, later, { kind: 'ignored', findings: [{ rule: 'a' }, { rule: 'a', text: 'b' }, null] });
  assert.deepEqual(
    [settings.plan, settings.rules],
    ['auto', { off: ['a'], severity: { a: 'error' }, ignored: [{ rule: 'a', text: 'b' }] }],
  );
  const stored = toSettings({ ...settings, me: { ...settings.me, role: 'Head' } }, later) as Record<string, unknown> | null;
  assert.deepEqual([stored?.theme, stored?.me], ['blue', { pronouns: 'she', role: 'Head' }]);
  assert.deepEqual(toIgnored({ ...settings, rules: {} }, { kind: 'ignored', findings: [], since: 1 }), {
    kind: 'ignored',
    findings: [],
    since: 1,
  });
  for (const shape of [{ kind: 'settings', me: [], off: {}, severity: 'x', also: { role: 'x' } }, { kind: 'template' }]) {
    assert.deepEqual(fromRecords(true, shape, shape), fromRecords(true, null, null));
  }
});

test('one change leaves all else as it is set, and its opposite takes it back', async () => {
  const { seen, settings } = open();
  const first = await settings.get();
  const before = await settings.save({
    before: first,
    settings: { ...first, plan: '300', rules: { off: ['emoji'], severity: { hype: 'error' }, ignored: [{ rule: 'emoji', text: '🎉' }] } },
  });
  const cases: [change: SettingsChange, rules: RuleSettings, back: SettingsChange][] = [
    [{ rule: 'exclamation', off: true }, { off: ['emoji', 'exclamation'] }, { rule: 'exclamation', off: false }],
    [{ rule: 'emoji', severity: 'error' }, { severity: { hype: 'error', emoji: 'error' } }, { rule: 'emoji', severity: null }],
    [{ rule: 'hype', severity: 'warning' }, { severity: { hype: 'warning' } }, { rule: 'hype', severity: 'error' }],
    [
      { rule: 'emoji', words: '👋', ignored: true },
      {
        ignored: [
          { rule: 'emoji', text: '🎉' },
          { rule: 'emoji', text: '👋' },
        ],
      },
      { rule: 'emoji', words: '👋', ignored: false },
    ],
  ];
  for (const [change, rules, back] of cases) {
    const changed = await settings.change(change);
    assert.deepEqual(changed, { ...before, rules: { ...before.rules, ...rules } });
    const heard = seen.length;
    assert.deepEqual(await settings.change(change), changed);
    assert.equal(seen.length, heard, 'nothing changed');
    assert.deepEqual(await settings.change(back), before);
  }
});

test('a first name is set where there is none', async () => {
  const { settings } = open();
  assert.equal((await settings.change({ first_name: 'Ann' })).me.first_name, 'Ann');
  assert.equal((await settings.change({ first_name: 'Ben' })).me.first_name, 'Ann');
});

test('what others stored since a change began stays, and of one fact that both changed the other is told', async () => {
  const { settings } = open();
  const first = await settings.get();
  const save = (change: Partial<Settings>) => settings.save({ before: first, settings: { ...first, ...change } });
  const role = (text: string) => ({ me: { ...first.me, role: text } });
  await Promise.all([
    save({ ...role('Head of rivers'), rules: { off: ['emoji'] } }),
    save({ plan: '300' }),
    settings.change({ rule: 'hype', off: true }),
    save({ rules: { severity: { pitch: 'error' } } }),
    save({ rules: { ignored: [{ rule: 'pitch', text: 'a' }] } }),
    save({ on: false }),
    settings.change({ rule: 'pitch', words: 'b', ignored: true }),
  ]);
  const set = await settings.get();
  assert.deepEqual([set.on, set.plan, set.me.role, set.also], [false, '300', 'Head of rivers', undefined]);
  assert.deepEqual(set.rules.off?.toSorted(), ['emoji', 'hype']);
  assert.deepEqual([set.rules.severity, set.rules.ignored?.map(({ text }) => text).toSorted()], [{ pitch: 'error' }, ['a', 'b']]);

  const now = await save(role('Engineer'));
  assert.deepEqual([now.me.role, now.also, now.on, now.plan], ['Engineer', { role: ['Head of rivers'] }, false, '300']);
  const on = await settings.save({ before: now, settings: { ...now, rules: { ...now.rules, off: [] } } });
  assert.deepEqual(on.rules.off, undefined, 'what is taken out is taken out');
});

test('the sender for rules and templates', async () => {
  const settings = await open().settings.get();
  const me = (first_name: string, name: string) => ({ ...settings, me: { first_name, name, role: '', company: 'Acme', school: '' } });
  assert.deepEqual(senderOf(me('Ann', 'Ann van Dyk')), { first: 'Ann', last: 'van Dyk' });
  assert.deepEqual(senderOf(me('', 'Ann Dyk')), { first: 'Ann', last: 'Dyk' });
  assert.deepEqual(senderOf(me('', '')), {});
  assert.deepEqual(personOf(me('Ann', '')), { my_first_name: 'Ann', my_company: 'Acme' });
});

test('law: any record is read as settings, and what is read is written and read alike', () => {
  const record = fc.oneof(
    fc.constant(null),
    fc.object({ key: fc.constantFrom('plan', 'me', 'also', 'off', 'severity', 'findings', 'rule', 'text', 'role', '__proto__', 'kind') }),
  ) as fc.Arbitrary<LibraryRecord | null>;
  fc.assert(
    fc.property(fc.boolean(), record, record, (on, set, left) => {
      const settings = fromRecords(on, set, left);
      assert.ok(Object.values(settings.me).every((value) => typeof value === 'string'));
      assert.ok([...(settings.rules.off ?? []), ...Object.values(settings.also ?? {}).flat()].every((value) => typeof value === 'string'));
      assert.deepEqual(fromRecords(on, toSettings(settings, null), toIgnored(settings, null)), settings);
    }),
    { numRuns: 2000 },
  );
});
