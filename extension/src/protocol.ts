/**
 * What the parts of the extension say to each other: the panel (content script), the options page and
 * the toolbar popup on one side of a Port, the background on the other. Each message is one line in
 * {@link Requests}; every answer is a value or a {@link Failure}, so nobody waits for ever.
 *
 * The types under "Engine" are the JSON that the Go engine takes and gives (internal/engine); the rest
 * never leaves TypeScript. All lengths, offsets and ranges are UTF-16 code units, ends exclusive.
 */

// ---- Engine ---------------------------------------------------------------------------------------

/** How grave a finding is, the gravest first: what is a mistake, what costs chances, what could be better. */
export const severities = ['error', 'warning', 'suggestion'] as const;
export type Severity = (typeof severities)[number];

/** The parts of a good note, in the order in which the checklist shows them. */
export const parts = ['greeting', 'introduction', 'ask', 'reason', 'context'] as const;
export type Part = (typeof parts)[number];

/** Puts a text in the place of a range; an empty range inserts, an empty text takes away. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** One way to mend a finding, made as a whole or not at all. */
export interface Fix {
  /** A verb phrase for the button: "Remove the address". */
  label: string;
  /** Sorted, never overlapping, all against the same text. */
  edits: Edit[];
}

/** Something a rule says of a text. */
export interface Finding {
  /** The code of a {@link RuleDoc}. */
  rule: string;
  /** The rule's own, or what the person set instead. */
  severity: Severity;
  /** What it is about, in the text that was asked about: a range of which `start` may be `end`. */
  start: number;
  end: number;
  /** One or two plain sentences: what is wrong, what to do instead. */
  message: string;
  /** What one click can do about it; often nothing. */
  fixes: Fix[];
}

/** A shortening that leaves the meaning as it is: words that say the same, or ornament that nobody misses. */
export interface Cut extends Edit {
  /** Code units that it saves, alone or together with others. */
  saves: number;
  /** Whether it is among those that make the note fit; all are where even all do not suffice. */
  chosen: boolean;
}

/** The person the note is for, as the page shows them; what is not known is left out. */
export interface Recipient {
  /** Without `last`, the whole name as the page displays it: the engine takes it apart, middle names and all. */
  first?: string;
  last?: string;
  company?: string;
  title?: string;
  school?: string;
  location?: string;
}

/** The person who writes, as far as a note may sign with their name. */
export interface Sender {
  first?: string;
  last?: string;
}

/** What a person has set about rules; the same shape is stored and sent to the engine. */
export interface RuleSettings {
  /** Codes of rules that are switched off. */
  off?: string[];
  /** Severities that replace the rule's own. */
  severity?: Record<string, Severity>;
  /** Findings ignored for good: the rule and the flagged text, compared without case. */
  ignored?: { rule: string; text: string }[];
}

/** A note to judge. */
export interface CheckRequest {
  /** Comes back in the answer as it is. */
  id?: string;
  text: string;
  /** Code units of a note; 200 when left out. */
  limit?: number;
  recipient?: Recipient;
  sender?: Sender;
  rules?: RuleSettings;
  /** True while the person is in mid-typing: the missing-* rules and default-note wait for the pause. */
  typing?: boolean;
}

/** A note judged: what it is, has and lacks. */
export interface CheckAnswer {
  id?: string;
  /** The length of the text. */
  count: number;
  /** As asked, or the 200 that were taken instead. */
  limit: number;
  /** Negative when over. */
  remaining: number;
  /** Which parts the note has. */
  checklist: Record<Part, boolean>;
  /** Where each part that is there was found. */
  where: Partial<Record<Part, { start: number; end: number }>>;
  /** BCP 47 tag of the language the note was read as ("en"); "und" when there is too little text, "mis" for one unknown here. */
  language: string;
  /** Sorted by severity, then start. */
  findings: Finding[];
  /**
   * While the note is over its limit: what can go, most saved first, never overlapping; left out when there
   * is nothing. When the chosen ones suffice, the finding `length-over-limit` has a fix that makes them all.
   */
  cuts?: Cut[];
}

/** What a template may draw on, by the names that slots use. What is not known is left out. */
export interface Person {
  first_name?: string;
  last_name?: string;
  full_name?: string;
  headline?: string;
  title?: string;
  company?: string;
  school?: string;
  location?: string;
  mutual?: string;
  mutual_count?: string;
  my_first_name?: string;
  my_name?: string;
  my_role?: string;
  my_company?: string;
}

/** A template to fill for a person. */
export interface RenderRequest {
  body: string;
  person: Person;
}

/** A fault in a template's own syntax, with its place in the body. */
interface TemplateError {
  start: number;
  end: number;
  /** What is wrong and how to mend it. */
  message: string;
}

/** A template filled. A body that is no template is no failure: `errors` says why. */
export interface RenderAnswer {
  /** With errors: the body as it stands, not to be inserted. */
  text: string;
  /** The length of the text. */
  count: number;
  /** Variables that had neither a value nor a fallback. */
  missing: string[];
  /** Visible blanks that the person has yet to fill, in the text. */
  blanks: { start: number; end: number; label: string }[];
  /** Where the caret goes, -1 when the template does not say. */
  cursor: number;
  errors: TemplateError[];
}

/** A template to judge before it is filled. */
export interface InspectRequest {
  body: string;
  /** The sender's own facts (my_…), which then count as they are. */
  me?: Person;
  /** Code units of a note; 200 when left out. */
  limit?: number;
  rules?: RuleSettings;
}

/** A template judged as a template: its syntax, its lengths, and its text as it would be sent. */
export interface InspectAnswer {
  errors: TemplateError[];
  /** Variables that the template draws on, in order of first use. */
  variables: string[];
  /** Code units of the filled text: for a usual person, and with long names and companies; 0 with errors. */
  lengths: { typical: number; worst: number };
  /** Findings with ranges in the body; the rules are the linter's and the template's own. */
  findings: Finding[];
}

/** Asks for the plain name behind a displayed one. */
export interface NameRequest {
  /** A name as a profile displays it: "Dr. Anna KIM, MBA (She/Her)". */
  displayed: string;
}

/** First and last name in the case that one writes them in, without titles, degrees and signs; '' for a part that is not there. */
export interface NameAnswer {
  /** “Mr. Smith” where no given name is known: `full` is `last` then. */
  first: string;
  last: string;
  /** All of the name, in the profile's order. */
  full: string;
  /** The first name is an ordinary English word besides: Will, May, Grace. */
  word: boolean;
}

/** A rule as people are shown it. */
export interface RuleDoc {
  /** Names the rule for good: "sales-pitch". Settings are stored by it. */
  code: string;
  /** The rule's own, whatever the person has set. */
  severity: Severity;
  /** What it looks for, in a line. */
  summary: string;
  /** Why that puts people off. */
  why: string;
  /** Where the advice comes from. */
  source: string;
  /** How solid that is, in a sentence. */
  solid: string;
}

/** One three-way merge of a record's plaintext; null stands for a record that is not there. */
export interface MergeRequest {
  base: LibraryRecord | null;
  local: LibraryRecord | null;
  remote: LibraryRecord | null;
}

/** Loses no word of either side: what does not fit into one record makes two. */
export interface MergeAnswer {
  /** The record as it should now be; null when it stays deleted. */
  merged: LibraryRecord | null;
  /** My version of what could not be merged, to be kept as a record of its own. */
  conflict: LibraryRecord | null;
}

/** Asks which templates suit a person. */
export interface SuitRequest {
  person: Person;
  /** The sender's own school; of several, parted by commas, any will do. */
  school?: string;
  /** The conditions of each template. */
  templates: Condition[][];
}

/** Whether a template suits a person. */
export interface Match {
  /** The reason in a sentence, '' when it does not: "You both went to Hull College." */
  why: string;
  /** Orders those that suit: the higher, the fewer people the conditions hold for. */
  weight: number;
}

/** One match a template. */
export interface SuitAnswer {
  /** In the order of the request's templates. */
  matches: Match[];
}

/** Rows of a sheet of people, to be made notes of (internal/sheet). */
export interface FillRequest {
  /** The texts of templates, and the conditions of each, by which they are chosen. */
  bodies: string[];
  suits: Condition[][];
  /** The place of the template for those whom none suits, -1 for none. */
  otherwise: number;
  /** What the cells of a row are: a variable's name, "?" and a question that they answer, or anything else. */
  columns: string[];
  /** Code units of a note. */
  limit: number;
  me?: Person;
  school?: string;
  rules?: RuleSettings;
  /** Comes last: the engine fills each row as it reads it. */
  rows: string[][];
}

/** One note a row; rows never fail, a note that is wrong has findings. */
export interface FillAnswer {
  /** In the order of the rows. */
  notes: SheetNote[];
}

/** What was made of a row. */
export interface SheetNote {
  /** The place of its template, -1 when none suits. */
  template: number;
  /** Why the template's conditions hold, '' when it was not chosen by them. */
  why: string;
  text: string;
  /** What its blanks ask for: "company", "Which talk?". */
  blanks: string[];
  findings: Finding[];
}

// ---- Library --------------------------------------------------------------------------------------

/** The fields of a template that synchronise. Unknown fields of later versions are kept as they are. */
export interface TemplateRecord {
  kind: 'template';
  title: string;
  body: string;
  tags: string[];
  /** Whom the template suits: somebody of whom all of these hold. Left out: nobody in particular. */
  suits?: Condition[];
  /** In the trash: kept, listed apart, never offered by the picker. */
  trashed?: boolean;
}

export const conditionKinds = ['title-contains', 'company-is', 'school-is-mine', 'has-mutuals', 'location-contains'] as const;

/** Something that the recipient must be or have (internal/suit). What is not known of them never holds. */
export interface Condition {
  kind: (typeof conditionKinds)[number];
  /**
   * Words, or alternatives parted by commas; unused by school-is-mine and has-mutuals. Slots stand for the
   * sender's own facts: "{{my_company}}".
   */
  text?: string;
}

/**
 * The settings that belong to the person and not to one browser; what is as it comes is left out, so that
 * two devices that were set up apart are united. Not `on`: that is about the browser one sits at.
 */
export interface SettingsRecord {
  kind: 'settings';
  /** It is LinkedIn's limit for the account, which is the same in every browser. */
  plan?: Plan;
  me?: Partial<Settings['me']>;
  /** What another device had in a field of `me` when both were changed. */
  also?: Settings['also'];
  off?: string[];
  severity?: Record<string, Severity>;
}

/** The findings that are ignored for good: a set. */
export interface IgnoredRecord {
  kind: 'ignored';
  findings: NonNullable<RuleSettings['ignored']>;
}

/** What sync carries, decrypted. Later kinds of record are kept and passed on untouched. */
export type LibraryRecord = TemplateRecord | { kind: string; [field: string]: unknown };

/** A template as this device lists it. */
export interface Template {
  /** 128 random bits, base64url, 22 characters. */
  id: string;
  title: string;
  body: string;
  tags: string[];
  /** Whom it suits; empty: nobody in particular. */
  suits: Condition[];
  trashed: boolean;
  /** For showing and sorting on this device only. Milliseconds since 1970; 0 or less for a starter that nobody has edited. */
  edited: number;
  /** Times used on this device, and the last time (milliseconds since 1970, 0 never). */
  used: number;
  lastUsed: number;
}

/** A text that a later edit, here or on another device, replaced. */
export interface TemplateVersion {
  title: string;
  body: string;
  tags: string[];
  suits: Condition[];
  /** Milliseconds since 1970: when this text was written, as far as this device knows; 0 or less where it does not. */
  edited: number;
}

/** A template with everything that an export carries from one library to another. */
export interface PortableTemplate {
  title: string;
  body: string;
  tags: string[];
  suits: Condition[];
  /** Milliseconds since 1970; 0 or less for a starter that nobody has edited. */
  edited: number;
  /** Earlier texts, newest first. */
  versions: TemplateVersion[];
}

// ---- Drafts ---------------------------------------------------------------------------------------

/** Whom a note is for, as far as the page told; '' is unknown. */
export interface DraftTo {
  /** Of their profile, decoded and in lower case. */
  slug: string;
  name: string;
  /** The path of the page that the note was written on, where neither is known. */
  page: string;
}

/** Which draft a text is. */
export interface DraftOf {
  /** Made anew each time a note box opens: what is typed there never takes the place of what was begun before. */
  id: string;
  to: DraftTo;
  /** Which opening of a note box writes it, by the id of the draft that it began with. */
  by: string;
}

/** A note that was begun at an earlier opening and is still kept. */
export interface BegunNote {
  id: string;
  text: string;
}

// ---- Settings -------------------------------------------------------------------------------------

/** The account's limit of a note in code units; auto: as the page shows it, else 200. */
export type Plan = 'auto' | '200' | '300';

/** What the person has set, whole; what they have not is as it comes. */
export interface Settings {
  /** False: the content script shows nothing anywhere. */
  on: boolean;
  plan: Plan;
  /** The sender, "" for what they have not told, as templates and rules know them. */
  me: { first_name: string; name: string; role: string; company: string; school: string };
  /** What else was written into a field of `me`, on another device at the same time. */
  also?: { [Field in keyof Settings['me']]?: string[] };
  rules: RuleSettings;
}

/** One thing that is changed of the settings beside a note: whatever else is set meanwhile, elsewhere, stays. */
export type SettingsChange =
  | { rule: string; off: boolean }
  /** null: as grave as the rule comes. */
  | { rule: string; severity: Severity | null }
  /** Findings of the rule about these words. */
  | { rule: string; words: string; ignored: boolean }
  /** Of the sender; one that is set already stays. */
  | { first_name: string };

// ---- Sync -----------------------------------------------------------------------------------------

/** How sync stands on this device. */
export interface SyncStatus {
  /** stopped: until the person does something; paused: until they answer the question about removals (see syncNow). */
  state: 'off' | 'idle' | 'working' | 'waiting' | 'paused' | 'stopped';
  /** The state in words: "3 changes waiting, server unreachable since 14:05". */
  text: string;
  /** The server's address without a slash at its end, "" when off. */
  server: string;
  /** Names the account on this device; another one has another sync code. "" when off. */
  account: string;
  /** A new sync code was asked for and is not in force yet. */
  moving: boolean;
  /** The old code was asked to retire, and may have. No other browser has the new one yet. */
  retiring: boolean;
  /** Why there will be no more rounds, or why the last one failed: the code of the failure; "" for neither. */
  reason: string;
  /** Local edits that the server has not acknowledged. */
  pending: number;
  /** Milliseconds since 1970 of the last full round; 0 never. */
  lastSync: number;
}

/** What opens the account of this device. */
export interface SyncCodes {
  code: string;
  /** The code that may have taken its place, while the status says `retiring`; "" else. */
  next: string;
}

// ---- Messages -------------------------------------------------------------------------------------

/** Why a request has no answer. */
export interface Failure {
  /**
   * For programs. Of the connection: stale, stopped, updated, closed. Of the background: not-allowed,
   * unknown, bad-request, engine, internal, storage-full, storage-failed, no-pages. Of the library: not-found,
   * not-in-trash, too-large. Of setting up sync: see syncSetUp; and sync-off where there is none.
   */
  code: string;
  /** For people: what happened and what to do next. */
  message: string;
}

/** How somebody comes to ask for what is shown. */
export interface Asking {
  /** Because it was announced to have changed. Who comes to look does not say so, and starts a sync. */
  announced?: true;
}

/**
 * A message and its answer. Each comment begins with who sends it. A panel that sends what is for pages alone is
 * answered with not-allowed; a page may send everything. Any may fail with bad-request, engine, internal and, where it stores something, storage-full or
 * storage-failed; one that names a template, with not-found; codes of its own are named with it.
 */
export interface Requests {
  /**
   * panel, page. Newest text wins: an older check of the same port is answered with code "stale". With `draft`, the
   * text is also kept as that draft, without a word about it: saveDraft says whether it was.
   */
  check: [CheckRequest & { draft?: DraftOf }, CheckAnswer];
  /** panel, page. As check, of a text that nobody types just now: the two do not overtake each other. */
  preview: [CheckRequest, CheckAnswer];
  /** panel, page. */
  render: [RenderRequest, RenderAnswer];
  /** page. */
  inspect: [InspectRequest, InspectAnswer];
  /** panel. */
  name: [NameRequest, NameAnswer];
  /** page. As name, of many. */
  names: [{ displayed: string[] }, { names: NameAnswer[] }];
  /** page. Some rows at a time: what is typed into a note meanwhile is checked between two requests. */
  fill: [Omit<FillRequest, 'me' | 'school' | 'rules'>, FillAnswer];
  /** panel, page. */
  rules: [Record<string, never>, { rules: RuleDoc[] }];

  /** panel, page. Starts a sync in the background as well, unless announced; never waits for it. */
  templates: [Asking, { templates: Template[] }];
  /** panel. Which templates suit the person, by id; the others are left out. */
  suiting: [{ person: Person }, { matches: Record<string, Match> }];
  /** panel, page. Without id: a new one. Without suits: whom it suits stays as it is. */
  saveTemplate: [{ id?: string; title: string; body: string; tags: string[]; suits?: Condition[] }, { template: Template }];
  /** page. Moves to the trash. */
  trashTemplate: [{ id: string }, { template: Template }];
  /** page. Out of the trash, as the newest; to undo the move, with what `edited` was before, so that it comes back to its place. */
  restoreTemplate: [{ id: string; edited?: number | undefined }, { template: Template }];
  /** page. Deletes for good what lies in the trash. */
  deleteTemplate: [{ id: string }, Record<string, never>];
  /**
   * page. Puts new templates with their history into the library, all of them or, when it fails, none. The
   * ids are the page's, so that asking twice makes each template once.
   */
  addTemplates: [{ templates: (Omit<PortableTemplate, 'edited'> & { id: string })[] }, Record<string, never>];
  /** page. Moves all of them to the trash, or none. */
  trashTemplates: [{ ids: string[] }, Record<string, never>];
  /** page. What is in the library and not in the trash. */
  exportTemplates: [Record<string, never>, { templates: PortableTemplate[] }];
  /** page. Earlier texts of a template on this device, newest first. */
  versions: [{ id: string }, { versions: TemplateVersion[] }];
  /** panel. Counts a use on this device. */
  useTemplate: [{ id: string }, Record<string, never>];

  /** panel. Keeps a note that is not finished; empty text forgets it. */
  saveDraft: [DraftOf & { text: string }, Record<string, never>];
  /** panel. What was begun for somebody and may be brought back, newest first. */
  drafts: [{ to: DraftTo }, { drafts: BegunNote[] }];
  /** page. Forgets the notes to everybody. */
  forgetDrafts: [Record<string, never>, Record<string, never>];

  /** panel, page. */
  settings: [Asking, { settings: Settings }];
  /**
   * page. Changes what differs from `before`, from which the page began, and nothing else: what was stored in the
   * meantime stays, and of one fact about the sender that both changed, the other goes into `also`. Answers what is set now.
   */
  saveSettings: [{ before: Settings; settings: Settings }, { settings: Settings }];
  /** panel, page. */
  changeSettings: [SettingsChange, { settings: Settings }];

  /** panel. Opens a part of Warmnote's own pages in a new tab: nobody else may know their address. */
  openPage: [{ section: 'library' | 'settings' }, Record<string, never>];

  /** page. Starts a sync as well, unless announced. */
  syncStatus: [Asking, SyncStatus];
  /**
   * page. Without code: makes an account and answers its new code. The page first asks for the host
   * permission of the server's origin. Fails with bad-address, unreachable, bad-server, upgrade-required, bad-code,
   * sync-on (without code, where another tab has set sync up), invite-needed (an account needs the operator's invite
   * word and this is another) or what the server's problem says (internal/syncapi): unauthorized, registration-closed
   * and so on. Then everything is as it was.
   */
  syncSetUp: [{ server: string; code?: string; invite?: string }, { code: string }];
  /** page. Shows the code of this device again. */
  syncCode: [Record<string, never>, SyncCodes];
  /**
   * page. Syncs without waiting for its turn. `removals` answers the question of the state "paused":
   * "accept" moves to the trash what the server wants removed, "refuse" keeps it and sends it again.
   */
  syncNow: [{ removals?: 'accept' | 'refuse' }, SyncStatus];
  /**
   * page. Moves the library to a new sync code and retires the old one. While the status says `moving`, the
   * old one serves, and later rounds go on with it. Fails as syncSetUp does, and when the library does not fit;
   * all stays as it was then. The invite word, as of syncSetUp, is remembered.
   */
  syncNewCode: [{ invite?: string }, SyncStatus];
  /** page. After "unauthorized": makes the account again at a server that lost it. Fails as syncSetUp does. */
  syncAgain: [{ invite?: string }, SyncStatus];
  /** page. Deletes the account from the server, for all devices, and forgets it here; the library stays. */
  syncDelete: [Record<string, never>, SyncStatus];
  /**
   * page. Forgets the account on this device; the library stays. Fails with code-changed where the person was shown other
   * codes than those that would be forgotten.
   */
  syncStop: [{ shown?: SyncCodes }, SyncStatus];
}

/** What can be asked for. */
export type RequestType = keyof Requests;

/** Pushed by the background to every open Port, where nothing else is said, without being asked. */
export type Event =
  | { event: 'library' }
  /** To the panels of one tab: the person pressed the browser's keys for the picker. */
  | { event: 'pick' }
  /** All notes that were kept are forgotten. What stands in an open box stays there. */
  | { event: 'draftsForgotten' }
  | { event: 'settings'; settings: Settings }
  | { event: 'sync'; status: SyncStatus };

/** What comes back for the request that was posted with this id: its answer, or why there is none. */
export type Reply = { id: number; ok: unknown } | { id: number; failure: Failure };
