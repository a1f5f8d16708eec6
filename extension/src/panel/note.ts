/** One note from the opening of its box to the end: its text, its limit, its findings. */
import { applyEdits, replace, type Outcome } from '../editors/textarea';
import type { Failed } from '../failure';
import type { Client } from '../port';
import type { CheckAnswer, Edit, Finding, Person, RenderAnswer, RuleDoc, Settings, Severity } from '../protocol';
import { count } from '../ui/words';
import type { Opening } from '../sites/linkedin';
import { limitOf } from '../sites/notebox';
import { Checks } from './checks';
import { Draft } from './draft';
import { sameFix } from './fixes';
import { withIgnored, withRuleOff, withSeverity, wordsOf } from './ignore';
import { Insertion, type Range } from './insertion';
import { Offer } from './offer';
import { draftKey, personOf, recipientOf } from './person';
import { spokenCount } from './speech';

/** A person who has not typed for so long is taken to look up. Milliseconds. */
const pause = 700;

/**
 * What is typed is shown together with the judgement of it, so that the page lays itself out and paints once for both. So
 * long after it, it is shown alone. Milliseconds.
 */
const patience = 60;

/** The limit when neither the page nor the person says: that of a free account, the common case. */
const usualLimit = 200;

export class Note {
  text: string;
  limit = usualLimit;
  person: Person = {};
  /** What was begun at an earlier opening and may be brought back, '' for nothing. */
  begun = '';
  /** Why the last change was refused, until the text changes; '' when it was not. */
  refusal = '';
  /** The count in words for screen readers, after a pause. */
  spoken = '';
  /** What the person's last choice has done, for screen readers, until the text changes. */
  told = '';

  readonly insertion: Insertion;
  /** What the picker lists. */
  readonly offer: Offer;
  private readonly checks: Checks;
  private readonly draft: Draft;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Runs while something typed waits to be shown. */
  private unshown: ReturnType<typeof setTimeout> | undefined;
  /** What is not wanted in this note: rules and the words that they flagged. */
  private readonly hidden = new Set<string>();
  /** Why the background does not answer, or does not keep the draft. */
  private readonly troubles = { asking: '', keeping: '' };
  private docs: Promise<RuleDoc[] | undefined> | undefined;

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
    this.offer = new Offer(client, () => this.changed());
    this.checks = new Checks(client);
    this.draft = new Draft(client, draftKey(to));
    if (this.text !== '') this.draft.changed(this.text); // typed while the background was still waking
    this.findLimit();
    // Pages and their assistants write into the box too, with events or without.
    for (const type of ['input', 'change', 'keyup', 'focus', 'click']) {
      box.addEventListener(type, (event) => this.read(event.type === 'input' && event.isTrusted), { signal });
    }
    // A page that is left says no good-bye to its dialogs.
    box.ownerDocument.defaultView?.addEventListener('pagehide', () => void this.ask(this.draft.save(), 'keeping'), { signal });
    const stopEvents = client.onEvent((event) => {
      if (event.event === 'settings') this.useSettings(event.settings);
      if (event.event === 'library') void this.offer.load(this.person, { announced: true });
    });
    signal.addEventListener('abort', () => {
      stopEvents();
      clearTimeout(this.timer);
      clearTimeout(this.unshown);
      void this.ask(this.draft.save(), 'keeping');
    });
  }

  get box(): HTMLTextAreaElement {
    return this.opening.box;
  }

  /** The newest judgement, perhaps of a slightly older text; null before the first. */
  get answer(): CheckAnswer | null {
    return this.checks.answer;
  }

  /** Why the background is of no help just now; '' when it is. */
  get trouble(): string {
    return this.troubles.keeping || this.troubles.asking;
  }

  /** The findings to list, without those unwanted in this note. */
  get findings(): Finding[] {
    return (this.answer?.findings ?? []).filter((finding) => !this.hidden.has(this.keyOf(finding)));
  }

  /** The text that {@link answer} is about. */
  get checkedText(): string {
    return this.checks.text;
  }

  /** The words that a finding is about; '' when it is about the note as a whole. */
  wordsOf(finding: Finding): string {
    return wordsOf(finding, this.checks.text);
  }

  /** What there is to know of a rule; null when the background is of no help. */
  async docOf(rule: string): Promise<RuleDoc | null> {
    this.docs ??= this.ask(this.client.request('rules', {})).then((answer) => answer?.rules);
    const docs = await this.docs;
    if (!docs) this.docs = undefined;
    return docs?.find(({ code }) => code === rule) ?? null;
  }

  /** Learns whom the note is for and whether one was begun before, then checks what there is. */
  async start(): Promise<void> {
    const { to } = this.opening;
    const [name, begun] = await Promise.all([
      to.name === '' ? null : this.ask(this.client.request('name', { displayed: to.name })),
      this.ask(this.draft.read()),
    ]);
    this.person = personOf(to, name ?? { first: '', last: '', full: '' });
    if (this.text === '') this.begun = begun ?? '';
    await this.check(false);
    await this.offer.load(this.person);
  }

  /** Makes a fix. One of an older text does not fit any more: the newest judgement has it in its place, or not at all. */
  async fix(edits: readonly Edit[]): Promise<void> {
    const old = this.checks.text;
    if (this.box.value !== old) {
      await this.check(false);
      const now = sameFix(this.findings, this.checks.text, edits, old);
      if (!now) return;
      edits = now;
    }
    if (this.box.value === this.checks.text) this.report(applyEdits(this.box, edits));
  }

  /** Makes cuts, in one step that undo takes back. */
  makeCuts(edits: readonly Edit[]): void {
    if (this.box.value !== this.checks.text) return; // others are offered in a moment
    this.report(applyEdits(this.box, edits));
    const left = this.limit - this.text.length;
    if (this.refusal === '') this.tell(`${count(edits.length, 'cut')} made, ${left < 0 ? `${-left} over` : `${left} left`}. Undo takes them back.`);
  }

  bringBack(): void {
    this.report(replace(this.box, 0, this.box.value.length, this.begun));
  }

  dropOffer(): void {
    this.begun = '';
    this.changed();
  }

  /** Leaves out a finding in this note. */
  notHere(finding: Finding): void {
    this.hidden.add(this.keyOf(finding));
    this.box.focus();
    this.tell('Left out in this note.');
  }

  /** Leaves the words of a finding alone from now on. */
  neverForWords(finding: Finding): Promise<void> {
    this.box.focus();
    return this.save((settings) => withIgnored(settings, finding.rule, this.wordsOf(finding)), 'Never again for these words. The settings have the way back.');
  }

  neverThisRule(finding: Finding): Promise<void> {
    this.box.focus();
    return this.save((settings) => withRuleOff(settings, finding.rule), 'The rule is off. The settings have the way back.');
  }

  setSeverity(finding: Finding, severity: Severity): Promise<void> {
    return this.save((settings) => withSeverity(settings, finding.rule, severity), `Shown as ${severity} from now on.`);
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
    this.changed();
  }

  /** Takes up the box's text if it has changed, whoever changed it. */
  private read(byPerson: boolean): void {
    const text = this.box.value;
    if (text === this.text) return;
    this.text = text;
    // A page that empties the box when it closes takes nothing away from the draft.
    if (byPerson || text !== '') this.draft.changed(text);
    if (text !== '') this.begun = '';
    this.refusal = this.told = '';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onPause(), pause);
    this.unshown ??= setTimeout(() => this.changed(), patience);
    void this.check(true);
  }

  private changed(): void {
    clearTimeout(this.unshown);
    this.unshown = undefined;
    this.onChange();
  }

  private onPause(): void {
    this.findLimit();
    this.spoken = spokenCount(this.text.length, this.limit);
    this.changed();
    void this.ask(this.draft.save(), 'keeping');
    void this.check(false);
  }

  private findLimit(): void {
    const planned = this.settings.plan === 'auto' ? usualLimit : Number(this.settings.plan);
    this.limit = limitOf(this.box) ?? planned;
  }

  private async check(typing: boolean): Promise<void> {
    const { text, limit } = this;
    const draft = typing ? this.draft.keyOf(text) : undefined; // a page that is left in mid-typing may get out no other word
    const isNews = await this.ask(this.checks.run({ text, limit, recipient: recipientOf(this.opening.to), typing, ...(draft && { draft }) }));
    if (isNews) this.changed();
  }

  private useSettings(settings: Settings): void {
    this.settings = settings;
    this.findLimit();
    void this.check(false);
  }

  private keyOf(finding: Finding): string {
    return `${finding.rule} ${this.wordsOf(finding)}`;
  }

  private tell(what: string): void {
    this.told = what;
    this.changed();
  }

  private async save(change: (settings: Settings) => Settings, done: string): Promise<void> {
    const stored = await this.ask(this.client.request('settings', {}));
    const saved = stored && (await this.ask(this.client.request('saveSettings', { settings: change(stored.settings) })));
    if (!saved) return;
    this.useSettings(saved.settings);
    this.tell(done);
  }

  /** The answer, or null and the trouble told; overtaken and closed requests are no trouble. */
  private async ask<A>(request: Promise<A>, what: 'asking' | 'keeping' = 'asking'): Promise<A | null> {
    try {
      const answer = await request;
      if (this.troubles[what] !== '') this.tellTrouble(what, '');
      return answer;
    } catch (error) {
      const { code, message } = error as Failed;
      if (code === 'stale' || code === 'closed') return null;
      this.tellTrouble(what, code === 'updated' ? 'Warmnote was updated. Copy what you have written, then reload the page.' : message);
      return null;
    }
  }

  private tellTrouble(what: 'asking' | 'keeping', trouble: string): void {
    this.troubles[what] = trouble;
    this.changed();
  }
}
