/** One note from the opening of its box to the end: its text, its limit, its findings. */
import { applyEdits, replace, type Outcome } from '../editors/textarea';
import type { Failed } from '../failure';
import type { Client } from '../port';
import type { CheckAnswer, Edit, Finding, Person, RenderAnswer, Settings } from '../protocol';
import type { Opening } from '../sites/linkedin';
import { limitOf } from '../sites/notebox';
import { Checks } from './checks';
import { Draft } from './draft';
import { withIgnored, withRuleOff, wordsOf } from './ignore';
import { Insertion, type Range } from './insertion';
import { draftKey, personOf, recipientOf } from './person';
import { spokenCount } from './speech';

/** A person who has not typed for so long is taken to look up. Milliseconds. */
const pause = 700;

/** The limit when neither the page nor the person says: that of a free account, the common case. */
const usualLimit = 200;

export class Note {
  text: string;
  limit = usualLimit;
  person: Person = {};
  /** What was begun at an earlier opening and may be brought back, '' for nothing. */
  begun = '';
  /** Why the background is of no help just now; '' when it is. */
  trouble = '';
  /** Why the last change was refused, until the text changes; '' when it was not. */
  refusal = '';
  /** The count in words for screen readers, after a pause. */
  spoken = '';

  readonly insertion: Insertion;
  private readonly checks: Checks;
  private readonly draft: Draft;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Rules about the whole note that are not wanted in this one. */
  private readonly hidden = new Set<string>();

  /** @param onChange is called after each change of what there is to show */
  constructor(
    readonly opening: Opening,
    readonly client: Client,
    private settings: Settings,
    private readonly onChange: () => void,
  ) {
    const { box, signal, to } = opening;
    this.text = box.value;
    this.insertion = new Insertion(box);
    this.checks = new Checks(client);
    this.draft = new Draft(client, draftKey(to));
    this.findLimit();
    // Pages and their assistants write into the box too, with events or without.
    for (const type of ['input', 'change', 'keyup', 'focus', 'click']) {
      box.addEventListener(type, (event) => this.read(event.type === 'input' && event.isTrusted), { signal });
    }
    // A page that is left says no good-bye to its dialogs.
    box.ownerDocument.defaultView?.addEventListener('pagehide', () => void this.ask(this.draft.save()), { signal });
    const stopEvents = client.onEvent((event) => event.event === 'settings' && this.useSettings(event.settings));
    signal.addEventListener('abort', () => {
      stopEvents();
      clearTimeout(this.timer);
      void this.ask(this.draft.save());
    });
  }

  get box(): HTMLTextAreaElement {
    return this.opening.box;
  }

  /** The newest judgement, perhaps of a slightly older text; null before the first. */
  get answer(): CheckAnswer | null {
    return this.checks.answer;
  }

  /** The findings to list, without those unwanted in this note. */
  get findings(): Finding[] {
    return (this.answer?.findings ?? []).filter((finding) => !this.hidden.has(finding.rule));
  }

  /** Learns whom the note is for and whether one was begun before, then checks what there is. */
  async start(): Promise<void> {
    const { to } = this.opening;
    const [name, begun] = await Promise.all([
      to.name === '' ? null : this.ask(this.client.request('name', { displayed: to.name })),
      this.ask(this.draft.read()),
    ]);
    this.person = personOf(to, name ?? { first: '', last: '' });
    if (this.text === '') this.begun = begun ?? '';
    await this.check(false);
  }

  fix(edits: readonly Edit[]): void {
    // Edits of an older text do not fit, and newer ones are on their way.
    if (this.box.value === this.checks.text) this.report(applyEdits(this.box, edits));
  }

  bringBack(): void {
    this.report(replace(this.box, 0, this.box.value.length, this.begun));
  }

  dropOffer(): void {
    this.begun = '';
    this.onChange();
  }

  /** Leaves out a finding for good: the same words, or in this note when it is about the whole of it. */
  async notHere(finding: Finding): Promise<void> {
    const words = wordsOf(finding, this.checks.text);
    if (words !== '') return this.save((settings) => withIgnored(settings, finding.rule, words));
    this.hidden.add(finding.rule);
    this.box.focus();
    this.onChange();
  }

  neverThisRule(finding: Finding): Promise<void> {
    return this.save((settings) => withRuleOff(settings, finding.rule));
  }

  /** Selects the words in the box that the newest answer speaks of. */
  show({ start, end }: Range): void {
    this.box.focus();
    if (this.box.value === this.checks.text) this.box.setSelectionRange(start, end);
  }

  /** Puts a filled template in, as {@link Insertion.insert} does. */
  insert(fill: RenderAnswer, where: Range): Outcome {
    const outcome = this.insertion.insert(fill, this.limit, where);
    this.read(true);
    return outcome;
  }

  private report(outcome: Outcome): void {
    this.read(true);
    this.refusal = outcome.done ? '' : outcome.reason;
    this.onChange();
  }

  /** Takes up the box's text if it has changed, whoever changed it. */
  private read(byPerson: boolean): void {
    const text = this.box.value;
    if (text === this.text) return;
    this.text = text;
    // A page that empties the box when it closes takes nothing away from the draft.
    if (byPerson || text !== '') this.draft.changed(text);
    if (text !== '') this.begun = '';
    this.refusal = '';
    this.onChange();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onPause(), pause);
    void this.check(true);
  }

  private onPause(): void {
    this.findLimit();
    this.spoken = spokenCount(this.text.length, this.limit);
    this.onChange();
    void this.ask(this.draft.save());
    void this.check(false);
  }

  private findLimit(): void {
    const planned = this.settings.plan === 'auto' ? usualLimit : Number(this.settings.plan);
    this.limit = limitOf(this.box) ?? planned;
  }

  private async check(typing: boolean): Promise<void> {
    const { text, limit, person } = this;
    const isNews = await this.ask(this.checks.run({ text, limit, recipient: recipientOf(person), typing }));
    if (isNews) this.onChange();
  }

  private useSettings(settings: Settings): void {
    this.settings = settings;
    this.findLimit();
    void this.check(false);
  }

  private async save(change: (settings: Settings) => Settings): Promise<void> {
    this.box.focus();
    const stored = await this.ask(this.client.request('settings', {}));
    const saved = stored && (await this.ask(this.client.request('saveSettings', { settings: change(stored.settings) })));
    if (saved) this.useSettings(saved.settings);
  }

  /** The answer, or null and the trouble told; overtaken and closed requests are no trouble. */
  private async ask<A>(request: Promise<A>): Promise<A | null> {
    try {
      const answer = await request;
      this.trouble = '';
      return answer;
    } catch (error) {
      const { code, message } = error as Failed;
      if (code === 'stale' || code === 'closed') return null;
      this.trouble = code === 'updated' ? 'Warmnote was updated; reload the page when it suits you.' : message;
      this.onChange();
      return null;
    }
  }
}
