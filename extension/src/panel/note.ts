/** One note from the opening of its box to the end: its text, its limit, its findings. */
import { applyEdits, replace, type Outcome } from '../editors/textarea';
import type { Failed } from '../failure';
import type { Client } from '../port';
import type { BegunNote, CheckAnswer, Edit, Finding, Person, Requests, RuleDoc, Settings, SettingsChange, Severity } from '../protocol';
import { free, limitOn } from '../ui/limits';
import { count, quoted } from '../ui/words';
import type { Opening } from '../sites/linkedin';
import { limitOf } from '../sites/notebox';
import { Checks } from './checks';
import { Draft } from './draft';
import { sameFix } from './fixes';
import { Insertion, type Filling, type Range } from './insertion';
import { Offer } from './offer';
import { draftTo, personOf, recipientOf } from './person';
import { wordsOf } from './quote';
import { spokenCount, spokenFindings } from './speech';

/** A person who has not typed for so long is taken to look up. Milliseconds. */
const pause = 700;

/**
 * What is typed is shown together with the judgement of it, so that the page lays itself out and paints once for both. So
 * long after it, it is shown alone. Milliseconds.
 */
const patience = 60;

/** Without any answer for so long, a person is told why. Milliseconds. */
const silence = 1000;

/** What the person's last choice has done. */
export interface Told {
  text: string;
  /** Takes it back. */
  undo(): void;
}

export class Note {
  text: string;
  limit = free;
  person: Person = {};
  /** The person's first name is a word besides: "May". */
  nameIsWord = false;
  /** Why the last change was refused, until the text changes; '' when it was not. */
  refusal = '';
  /** What the page did not take, to be copied; '' where that is not why. */
  refused = '';
  /** Count and findings in words for screen readers, after a pause. */
  spoken = '';
  /** What the person's last choice has done, until the text changes; null for nothing. */
  told: Told | null = null;
  /** The extension was updated under this page: only loading that anew brings it back. */
  updated = false;

  readonly insertion: Insertion;
  /** What the picker lists. */
  readonly offer: Offer;
  private readonly checks: Checks;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Runs while something typed waits to be shown. */
  private unshown: ReturnType<typeof setTimeout> | undefined;
  /** Runs for {@link silence}, from the beginning on. */
  private readonly unanswered: ReturnType<typeof setTimeout>;
  /** That time is over. */
  private late = false;
  /** How many findings {@link spoken} was of. */
  private spokenOf = 0;
  /** What is not wanted in this note: rules and the words that they flagged. */
  private readonly hidden = new Set<string>();
  /** Why the background does not answer, or does not keep the draft. */
  private readonly troubles = { asking: '', keeping: '' };
  private docs: Promise<RuleDoc[] | undefined> | undefined;
  /** What else is kept for this person, until the person does not want to hear of it. */
  private kept: BegunNote[] = [];

  /**
   * @param onChange is called after each change of what there is to show
   * @param draft what is kept of it, by default that of this opening alone
   */
  constructor(
    readonly opening: Opening,
    readonly client: Client,
    private settings: Settings,
    private readonly onChange: () => void,
    private readonly draft = new Draft(client, draftTo(opening.to, opening.box.ownerDocument.location.href)),
  ) {
    const { box, signal } = opening;
    this.text = box.value;
    this.insertion = new Insertion(box);
    this.offer = new Offer(client, () => this.changed());
    this.checks = new Checks(client);
    if (this.text !== '') this.draft.changed(this.text); // typed while the background was still waking
    this.findLimit();
    this.unanswered = setTimeout(() => {
      this.late = true;
      if (this.loading) this.changed();
    }, silence);
    // Pages and their assistants write into the box too, with events or without.
    for (const type of ['input', 'change', 'keyup', 'focus', 'click']) {
      box.addEventListener(type, (event) => this.read(event.type === 'input' && event.isTrusted), { signal });
    }
    // A page that is left says no good-bye to its dialogs.
    box.ownerDocument.defaultView?.addEventListener('pagehide', () => void this.ask(this.draft.save(), 'keeping'), { signal });
    const stopEvents = client.onEvent((event) => {
      if (event.event === 'settings') this.useSettings(event.settings);
      if (event.event === 'draftsForgotten') this.forgetKept();
      if (event.event === 'library') void this.offer.load({ announced: true });
    });
    signal.addEventListener('abort', () => {
      stopEvents();
      clearTimeout(this.timer);
      clearTimeout(this.unshown);
      clearTimeout(this.unanswered);
      void this.ask(this.draft.save(), 'keeping');
    });
  }

  get box(): HTMLTextAreaElement {
    return this.opening.box;
  }

  /** The newest judgement, perhaps of a slightly older text; null before the first, and where the next one does not come. */
  get answer(): CheckAnswer | null {
    const overdue = this.troubles.asking !== '' && this.text !== this.checks.text;
    return overdue ? null : this.checks.answer;
  }

  /** Why the background is of no help just now; '' when it is. */
  get trouble(): string {
    return this.troubles.keeping || this.troubles.asking;
  }

  /** The first judgement takes its time: the engine of the demo comes over the person's line. */
  get loading(): boolean {
    return this.late && this.checks.answer === null && this.trouble === '';
  }

  /** What was begun at earlier openings and may be brought back, newest first: what the box does not hold already. */
  get begun(): BegunNote[] {
    const notes = this.kept.map(({ id, text }) => ({ id, text: this.draft.textOf(id) ?? text }));
    return notes.filter(({ id, text }) => !this.draft.is(id) && !this.text.startsWith(text));
  }

  /** The sender, as far as they have said who they are. */
  get me(): Settings['me'] {
    return this.settings.me;
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
    const begun = this.ask(this.draft.begun());
    const name = to.name === '' ? null : await this.ask(this.client.request('name', { displayed: to.name }));
    this.person = personOf(to, name ?? { first: '', last: '', full: '' });
    this.nameIsWord = name?.word ?? false;
    void this.offer.loadFor(this.person);
    for (const note of (await begun) ?? []) {
      if (!this.kept.some(({ id }) => id === note.id)) this.kept.push(note);
    }
    await this.check(false);
    this.changed();
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
    const before = this.box.value;
    if (before !== this.checks.text) return; // others are offered in a moment
    this.report(applyEdits(this.box, edits));
    const left = this.limit - this.text.length;
    const undo = () => this.report(replace(this.box, 0, this.box.value.length, before));
    if (this.refusal === '') this.tell(`${count(edits.length, 'cut')} made, ${left < 0 ? `${-left} over` : `${left} left`}.`, undo);
  }

  /** Puts a note that was begun before in place of what the box holds, which is kept and offered in its turn. */
  bringBack({ id, text }: BegunNote): void {
    this.giveWay((given) => this.draft.goOn(id, given));
    this.report(replace(this.box, 0, this.box.value.length, text));
    this.draft.changed(this.box.value); // as it was, when the page has not taken it
    void this.ask(this.draft.save(), 'keeping'); // from now on it is this opening's
  }

  /** Offers nothing more in this note. All of it stays kept. */
  dropOffer(): void {
    this.kept = [];
    this.box.focus(); // the button that had it goes
    this.changed();
  }

  /** Leaves out a finding in this note. */
  ignoreHere(finding: Finding): void {
    const key = this.keyOf(finding);
    this.hidden.add(key);
    this.box.focus();
    this.tell('Ignored in this note.', () => {
      this.hidden.delete(key);
      this.changed();
    });
  }

  /** Leaves the words of a finding alone from now on. */
  ignoreAlways(finding: Finding): Promise<void> {
    const { rule } = finding;
    const words = this.wordsOf(finding);
    this.box.focus();
    return this.set({ rule, words, ignored: true }, `Ignored from now on: ${quoted(words)}.`, { rule, words, ignored: false });
  }

  turnOff({ rule }: Finding): Promise<void> {
    this.box.focus();
    return this.set({ rule, off: true }, 'The rule is off in all notes.', { rule, off: false });
  }

  setSeverity({ rule }: Finding, severity: Severity): Promise<void> {
    const before = this.settings.rules.severity?.[rule] ?? null;
    return this.set({ rule, severity }, `Shown as ${severity} from now on.`, { rule, severity: before });
  }

  /** Says who writes; templates use it from now on. Answers whether it is kept. */
  setFirstName(name: string): Promise<boolean> {
    return this.change({ first_name: name });
  }

  /** Opens one of Warmnote's own pages in a new tab. */
  async openPage(section: Requests['openPage'][0]['section']): Promise<void> {
    await this.ask(this.client.request('openPage', { section }));
  }

  /** Copies what the page did not take. Answers whether the browser let us. */
  async copyRefused(): Promise<boolean> {
    return navigator.clipboard.writeText(this.refused).then(
      () => true,
      () => false,
    );
  }

  /** Copies the note; where the browser does not let us, it is selected, to be copied by hand. Answers which. */
  async copy(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.box.value);
      return true;
    } catch {
      this.box.focus();
      this.box.select();
      return false;
    }
  }

  /** Selects the words in the box that the newest answer speaks of. */
  show({ start, end }: Range): void {
    this.box.focus();
    if (this.box.value === this.checks.text) this.box.setSelectionRange(start, end);
  }

  /** Puts a filled template in, as {@link Insertion.insert} does. A note that it takes the place of is kept and offered. */
  insert(fill: Filling, where: Range): Outcome {
    const replaces = this.insertion.takesAll(fill, where);
    if (replaces) this.giveWay((text) => this.draft.goAnew(text));
    const outcome = this.insertion.insert(fill, this.limit, where);
    this.read(true);
    if (replaces && !outcome.done) this.draft.changed(this.text); // as it was, or as the page has left it
    // What the page refuses was typed first: the box has the focus, and the picker that would say it is gone.
    if (this.box.matches(':focus')) this.refuse(outcome);
    this.changed();
    return outcome;
  }

  private forgetKept(): void {
    this.kept = [];
    this.draft.forgetOthers();
    this.changed();
  }

  /** What the box holds gives way to another draft; it is kept, and offered as what was begun before. */
  private giveWay(turn: (text: string) => BegunNote): void {
    this.read(false); // a page may have written without an event
    void this.ask(this.draft.save(), 'keeping');
    const given = turn(this.text);
    if (given.text !== '') this.kept = [given, ...this.kept.filter((note) => note.id !== given.id)];
  }

  private report(outcome: Outcome): void {
    this.read(true);
    this.refuse(outcome);
    this.changed();
  }

  private refuse(outcome: Outcome): void {
    this.refusal = outcome.done ? '' : outcome.reason;
    this.refused = outcome.done ? '' : (outcome.text ?? '');
  }

  /** Takes up the box's text if it has changed, whoever changed it. */
  private read(byPerson: boolean): void {
    const text = this.box.value;
    if (text === this.text) return;
    this.text = text;
    // A page that empties the box when it closes takes nothing away from the draft.
    if (byPerson || text !== '') this.draft.changed(text);
    this.refuse({ done: true });
    this.told = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.onPause(), pause);
    this.unshown ??= setTimeout(() => this.changed(), patience);
    void this.check(true);
  }

  private changed(): void {
    clearTimeout(this.unshown);
    this.unshown = undefined;
    this.onChange();
  }

  private async onPause(): Promise<void> {
    this.findLimit();
    void this.ask(this.draft.save(), 'keeping');
    await this.check(false);
    const { findings, text } = this;
    const words = text === '' || !this.answer ? '' : spokenFindings(findings, this.spokenOf);
    this.spokenOf = findings.length;
    this.spoken = [spokenCount(text.length, this.limit), words].filter(Boolean).join('. ');
    this.changed();
  }

  private findLimit(): void {
    this.limit = limitOf(this.box) ?? limitOn(this.settings.plan);
  }

  private async check(typing: boolean): Promise<void> {
    const { text, limit } = this;
    const draft = typing ? this.draft.of(text) : undefined; // a page that is left in mid-typing may get out no other word
    const isNews = await this.ask(
      this.checks.run({ text, limit, recipient: recipientOf(this.opening.to), typing, ...(draft && { draft }) }),
    );
    if (isNews) this.changed();
  }

  private useSettings(settings: Settings): void {
    this.settings = settings;
    this.findLimit();
    this.changed();
    void this.check(false);
  }

  private keyOf(finding: Finding): string {
    return `${finding.rule} ${this.wordsOf(finding)}`;
  }

  private tell(text: string, undo: () => void): void {
    const takeBack = () => {
      this.told = null;
      this.box.focus();
      undo();
    };
    this.told = { text, undo: takeBack };
    this.changed();
  }

  /** Changes a setting, and says so with the way back. */
  private async set(change: SettingsChange, done: string, opposite: SettingsChange): Promise<void> {
    if (await this.change(change)) this.tell(done, () => void this.change(opposite));
  }

  /** Answers whether the setting is changed. */
  private async change(change: SettingsChange): Promise<boolean> {
    const changed = await this.ask(this.client.request('changeSettings', change));
    if (changed) this.useSettings(changed.settings);
    return changed !== null;
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
      if (code === 'updated') this.updated = true;
      this.tellTrouble(what, this.updated ? 'Warmnote was updated. Copy what you have written, then reload the page.' : message);
      return null;
    }
  }

  private tellTrouble(what: 'asking' | 'keeping', trouble: string): void {
    this.troubles[what] = trouble;
    this.changed();
  }
}
