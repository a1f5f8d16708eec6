/** The calls of the sync protocol; internal/syncapi/README.md says what they mean. */
import { Failed } from '../failure';
import { hasLimits, isChanges, isInfo, isResults } from './shape';

/** What a server says of itself to anybody. */
export interface Info {
  name: string;
  /** The versions of the protocol that it speaks, both included. */
  protocol: { min: number; max: number };
  /** Who may make an account. */
  registration: 'open' | 'invite' | 'closed';
  /** The longest data of a record in characters of base64url, items in a push, and bytes of any body. */
  limits: { recordBytes: number; pushItems: number; pushBytes: number };
}

/** A record's state at the server; data null: deleted. */
export interface Item {
  id: string;
  /** When it got there, in the account's own count: later is higher. */
  seq: number;
  /** The ciphertext in base64url. */
  data: string | null;
}

/** One page of what changed. */
export interface Changes {
  /** Oldest change first, each record once. */
  items: Item[];
  /** The cursor to go on from. */
  next: string;
  /** Whether there is more after it now. */
  more: boolean;
}

/** A record to store, or to delete with data null. */
export interface PushItem {
  id: string;
  /** The seq of the state that it is an edit of; 0: a new record. Another state at the server refuses it. */
  base: number;
  data: string | null;
}

/** What became of an item; one of the three. */
export interface PushResult {
  id: string;
  /** It is stored, as this. */
  seq?: number;
  /** It is not: somebody else's edit came first, and this is the record now. */
  current?: { seq: number; data: string | null };
  /** It is not, and will not be as it is. */
  error?: 'quota' | 'too-large';
}

/**
 * A Failed of a call: with a problem's type as its code, which a proxy's status may stand for, or "unreachable",
 * "bad-server" or "invite-needed".
 */
export class CallFailed extends Failed {
  constructor(
    code: string,
    message: string,
    /** What the server asks us to wait, in milliseconds. */
    readonly retryAfter = 0,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

const version = 1;
const patience = 30_000; // ms that one call may take

/**
 * The calls to one server, as one account. Each fails with a {@link CallFailed}, and with "unreachable" as well when
 * the signal ends it or no answer comes within 30 s; nothing is tried twice.
 */
export class Http {
  constructor(
    private readonly server: string,
    /** "<account>.<token>", "" before there is one. */
    private readonly bearer: string,
    private readonly fetch: typeof globalThis.fetch,
    /** Ends the calls under way. */
    private readonly signal: AbortSignal,
  ) {}

  /** Also finds out whether there is a Warmnote server at the address that speaks our version. */
  async info(): Promise<Info> {
    const info = await this.call('GET', 'info');
    if (!isInfo(info)) throw this.notWarmnote();
    if (version < info.protocol.min) throw new CallFailed('upgrade-required', 'This server needs a newer Warmnote. Update the extension.');
    if (version > info.protocol.max)
      throw new CallFailed('bad-server', 'This server runs an older Warmnote. Ask whoever runs it to update it.');
    if (!hasLimits(info)) throw this.notWarmnote();
    return info;
  }

  /** Fails with "invite-needed" where new accounts need the operator's invite word, and this is another. */
  async createAccount(typed = ''): Promise<void> {
    const invite = typed.trim();
    try {
      await this.call('PUT', 'account', invite ? { invite } : {});
    } catch (error) {
      const refused = error instanceof CallFailed && error.code === 'registration-closed';
      if (!refused || (await this.info()).registration !== 'invite') throw error;
      throw new CallFailed(
        'invite-needed',
        `${invite ? 'This is not the invite word of the server' : 'This server takes new accounts by invite only'}. Ask whoever runs it for the word.`,
      );
    }
  }

  /** Deletes it with all it holds; done, too, when it was deleted before. */
  async deleteAccount(): Promise<void> {
    await this.call('DELETE', 'account');
  }

  /**
   * Deletes an account that may be on its way yet: one that is not there is made first, as only the memory of a deletion
   * keeps out a request to make it that is late.
   */
  async unmakeAccount(invite?: string): Promise<void> {
    const unless = (codes: string[]) => (error: unknown) => {
      if (!(error instanceof CallFailed) || !codes.includes(error.code)) throw error;
      return error;
    };
    if (!(await this.deleteAccount().catch(unless(['unauthorized'])))) return;
    const refused = await this.createAccount(invite).catch(unless(['registration-closed', 'invite-needed'])); // as is a late one
    if (!refused) await this.deleteAccount();
  }

  /** Marks the account as moved. Fails with "behind" when something changed after the cursor. */
  async retire(cursor: string): Promise<void> {
    await this.call('POST', 'account/retire', { cursor });
  }

  /** Fails with "unauthorized" when the server does not know the account. */
  async checkAccount(): Promise<void> {
    await this.call('GET', 'account');
  }

  /**
   * What changed after the cursor, "" for all there is; undefined: nothing. The cursor goes in a header:
   * one fixed address needs one CORS preflight a day where the browser wants any.
   */
  async changes(cursor: string): Promise<Changes | undefined> {
    const changes = await this.call('GET', 'changes', undefined, cursor ? { 'If-None-Match': `"${cursor}"` } : {});
    if (changes && !isChanges(changes)) throw this.notWarmnote();
    return changes;
  }

  /** Stores the items, each by itself, and answers in their order. Fails with "history-reset" where the epoch is over. */
  async push(epoch: string, items: PushItem[]): Promise<PushResult[]> {
    const results = ((await this.call('POST', 'changes', { epoch, items })) as { items?: unknown } | undefined)?.items;
    if (!isResults(results, items)) throw this.notWarmnote();
    return results;
  }

  private async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<object | undefined> {
    if (this.bearer) headers.Authorization = `Bearer ${this.bearer}`;
    if (body) headers['Content-Type'] = 'application/json';
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(patience)]);
    const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'omit', signal };
    let response: Response;
    let text: string;
    try {
      response = await this.fetch(`${this.server}/v1/${path}`, body ? { ...init, body: JSON.stringify(body) } : init);
      text = await response.text();
    } catch (cause) {
      throw new CallFailed('unreachable', `No server answers at ${this.server}. ${this.whatToCheck()}`, 0, { cause });
    }
    // Anything else without a body is of a proxy's making: taken for "done", it would part the devices.
    if (response.status === 304 ? 'If-None-Match' in headers : response.status === 204 && method === 'DELETE') return undefined;
    const answer = parse(text);
    if (!response.ok) throw isProblem(answer) ? this.problem(response, answer) : this.standIn(response);
    if (answer === undefined) throw this.notWarmnote();
    return answer;
  }

  private problem(response: Response, { type, detail }: { type: string; detail?: unknown }): CallFailed {
    if (type === 'not-found') return this.notWarmnote();
    return new CallFailed(type, typeof detail === 'string' ? detail : 'The server refused.', restOf(response));
  }

  /** What stands before the server has answered in its place, unless the address is wrong. */
  private standIn(response: Response): CallFailed {
    const { status } = response;
    const failed = (code: string, message: string) => new CallFailed(code, message, restOf(response));
    if (status === 511) return failed('bad-server', `Your network answers in place of ${this.server}. Sign in to it, then try again.`);
    if (status >= 500 || status === 408)
      return failed(
        'unreachable',
        `The server at ${this.server} does not answer (${status}). Try again in a minute, or ask whoever runs it.`,
      );
    switch (status) {
      case 401:
      case 403:
        return failed(
          'bad-server',
          `What stands before ${this.server} refuses Warmnote (${status}). Check the address, or ask whoever runs it.`,
        );
      case 413:
        return failed('too-large', `What stands before ${this.server} takes no request of this size. Ask whoever runs it.`);
      case 429:
        return failed('rate-limited', `What stands before ${this.server} says that there were too many requests. Try again in a minute.`);
      default:
        return this.notWarmnote(restOf(response));
    }
  }

  private notWarmnote(rest = 0): CallFailed {
    // A network that wants people to sign in answers in the server's place.
    const message = `What answers at ${this.server} is not a Warmnote server. Check the address, and whether your network wants you to sign in first.`;
    return new CallFailed('bad-server', message, rest);
  }

  /** The browser tells no script what kept it from the server; a certificate is among what it may be. */
  private whatToCheck(): string {
    const trusted = this.server.startsWith('https:') ? ' with a certificate that the browser trusts' : '';
    return `Check the address, your network, and whether the server runs${trusted}.`;
  }
}

/** Whether it is what our servers answer when something is wrong. */
function isProblem(answer: object | undefined): answer is { type: string; detail?: unknown } {
  return typeof (answer as { type?: unknown } | undefined)?.type === 'string';
}

/** What the server asks us to wait, in milliseconds. */
function restOf(response: Response): number {
  return (Number(response.headers.get('Retry-After')) || 0) * 1000;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
