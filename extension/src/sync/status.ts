import type { Failure, SyncStatus } from '../protocol';
import { count } from '../ui/words';
import type { Account, Moving } from './account';

/** What the client is doing, beside what it has stored. */
interface Activity {
  /** How far the running round is; undefined: none runs. */
  progress?: string | undefined;
  /** Local edits that the server has not acknowledged. */
  pending: number;
  /** The kinds of those that the server will not take, but for deletions. */
  refused: string[];
  /** How many deletions it will not take, as it is to keep a record of each; see Link.seal. */
  undeleted: number;
}

/** The state for the popup and the options page, in words. */
export function statusOf(account: Account | undefined, activity: Activity): SyncStatus {
  const moving = account?.moving;
  const common = {
    server: account?.server ?? '',
    account: account?.id ?? '',
    moving: moving !== undefined,
    retiring: moving?.retiring !== undefined,
    reason: (account?.stopped ?? account?.failing?.why)?.code ?? '',
    pending: activity.pending,
    lastSync: account?.lastSync ?? 0,
  };
  const is = (state: SyncStatus['state'], text: string) => ({ ...common, state, text });
  if (!account) return is('off', 'Sync is off: your templates are in this browser only.');
  if (account.stopped) return is('stopped', stopped(account.stopped, common.retiring));
  if (account.held) return is('paused', massRemoval(account.held));
  if (activity.progress !== undefined) return is('working', activity.progress ? `Syncing: ${activity.progress}.` : 'Syncing…');
  if (account.failing) return is('waiting', failing(account.failing, activity.pending) + (moving ? unmoved(moving) : ''));
  const { refused, undeleted } = activity;
  const unfit = [...(refused.length > 0 ? [refusal(refused)] : []), ...(undeleted > 0 ? [remembrance(undeleted)] : [])];
  if (unfit.length > 0) return is('waiting', unfit.join(' '));
  if (account.joining !== undefined || account.lastSync === 0) return is('waiting', 'Not synced yet.');
  if (activity.pending > 0) return is('waiting', `${count(activity.pending, 'change')} waiting.`);
  const unread = account.unread ? unreadable(account.unread.ids.length) : '';
  return is('idle', `All is synced, last checked at ${clock(account.lastSync)}.${unread}`);
}

/** Why only the person can go on, and how; the server's own words where there are no better ones. */
function stopped({ code, message }: Failure, retiring: boolean): string {
  switch (code) {
    case 'unauthorized':
      if (retiring) return movedFromNowhere;
      return 'The server no longer knows this browser’s sync code: it may have lost its data. Your templates are safe here.';
    case 'account-gone':
      return 'This account was deleted from the server. Your templates stay in this browser; set sync up anew to go on.';
    case 'account-retired':
      return 'Another browser made a new sync code. Enter the new code here to go on; your templates stay in this browser.';
    default:
      return message;
  }
}

const movedFromNowhere =
  'This browser was moving to a new sync code, and the server no longer knows the old one: it was replaced or deleted long ago, ' +
  'or the server has lost its data. Your templates are safe here: put them there again, and the new code comes into force.';

/** Once the account was asked to retire, it may have, though no answer said so. */
function unmoved({ retiring }: Moving): string {
  if (retiring === undefined) return ' Your new sync code is not in force yet; until it is, the old one works in all browsers.';
  return ' Your new sync code comes into force as soon as this is over; the old one may have stopped working.';
}

/** The settings are two records among the templates. */
function refusal(kinds: string[]): string {
  const templates = kinds.filter((kind) => kind === 'template').length;
  const others = templates < kinds.length;
  const what = [...(templates > 0 ? [count(templates, 'template')] : []), ...(others ? ['your settings'] : [])].join(' and ');
  const verb = templates === 1 && !others ? 'stays' : 'stay';
  return `${what[0]!.toUpperCase()}${what.slice(1)} did not fit on the server and ${verb} in this browser. Shorten or delete some.`;
}

/** It has no name for them any more, and only templates are deleted. */
function remembrance(templates: number): string {
  const them = templates === 1 ? 'it' : 'them';
  return `The server has no room to note that you deleted ${count(templates, 'template')}: other browsers may still have ${them}. Delete others to make room.`;
}

function failing({ since, why }: NonNullable<Account['failing']>, pending: number): string {
  const waiting = pending > 0 ? `${count(pending, 'change')} waiting` : '';
  if (why.code !== 'unreachable') return `${waiting && `${waiting}. `}Since ${clock(since)}: ${why.message}`;
  return `${waiting ? `${waiting}, server` : 'Server'} unreachable since ${clock(since)}.`;
}

/** They may be whole in another browser, which then keeps and shows them. */
function unreadable(records: number): string {
  const [are, they] = records === 1 ? ['is', 'it'] : ['are', 'they'];
  return ` But ${count(records, 'record')} on the server cannot be read here, perhaps damaged: ${they} ${are} left alone, and tried again every day.`;
}

function massRemoval(templates: number): string {
  return (
    `Another browser or the server removed ${count(templates, 'template')}. Nothing is removed here yet: ` +
    'move them to the trash in all browsers, or keep them and put them back in all browsers.'
  );
}

/** "14:05", with the day when it was not today, and with the year when it was another. */
function clock(ms: number): string {
  const [then, now] = [new Date(ms), new Date()];
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === now.toDateString()) return time;
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return `${time} on ${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year })}`;
}
