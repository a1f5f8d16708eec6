/** How the tokens of one foreign template become tags of ours, with a record of what became what. */
import { shorten } from '../ui/words';
import { variableOf, type Variable } from './variables';

export const cursor = '{{cursor}}';

/** `{{company}}`, or `{{company | your company}}`. */
export function slot(variable: Variable, fallback = ''): string {
  const words = plain(fallback.replace(/[{}|]/g, ' '));
  return words ? `{{${variable} | ${words}}}` : `{{${variable}}}`;
}

const quotes = /^(?:".*"|'.*'|“.*”|‘.*’|„.*[“”]|«.*»)$/u;

/** The words of a fallback without what other tools write around them: `default: "there"`. */
function plain(text: string): string {
  const words = oneLine(text);
  const inner = words.startsWith('default:')
    ? words.slice('default:'.length)
    : words.length > 1 && quotes.test(words)
      ? words.slice(1, -1)
      : null;
  return inner === null ? words : plain(inner);
}

/** `{{ask "Which talk?"}}`. What cannot stand between its quotes is left out. */
export function ask(label: string): string {
  const words = oneLine(label.replace(/["“”„«»{}|[\]`]/g, ' '));
  return `{{ask "${/[a-z]|\P{ASCII}/iu.test(words) ? shorten(words, 60) : 'What goes here?'}"}}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Collects what the tokens of one template became. Each method answers the words to put in the place. */
export class Mapping {
  private readonly pairs = new Map<string, string>();
  private readonly said = new Set<string>();

  get mapped(): [from: string, to: string][] {
    return [...this.pairs];
  }

  get flags(): string[] {
    return [...this.said];
  }

  become(token: string, to: string): string {
    if (token !== to) this.pairs.set(shorten(token, 80), to);
    return to;
  }

  /** The slot of the variable that the name means, or a question with that name. */
  named(token: string, name: string, fallback = ''): string {
    const variable = variableOf(name);
    if (variable) return this.become(token, slot(variable, fallback));
    if (fallback.trim()) this.flag(`The words ${quoted(fallback)} that ${quoted(token)} began with were left out: a question has none.`);
    return this.become(token, ask(name.replaceAll('_', ' ')));
  }

  /** A question in the place of something that Warmnote cannot work out by itself. */
  blank(token: string, label: string, what: string): string {
    this.flag(`${quoted(token)} ${what}. It became a question that you answer when you use the template.`);
    return this.become(token, ask(label));
  }

  /** What has no counterpart and cannot be a question either, such as a loop, stays for the person to mend. */
  leave(token: string, what: string): string {
    this.flag(`${quoted(token)} ${what}. It was left as it is; mend it by hand.`);
    return token;
  }

  /** What stands for no words goes. */
  drop(token: string, what: string): string {
    this.flag(`${quoted(token)} ${what}. It was left out.`);
    return '';
  }

  flag(sentence: string): void {
    this.said.add(sentence);
  }
}

/** A token between backquotes, as the pages show code. */
export function quoted(token: string): string {
  return `\`${shorten(token.replaceAll('`', "'"), 60)}\``;
}
