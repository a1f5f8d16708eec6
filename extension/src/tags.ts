/** The tags of the template language, read where a glance is enough; to parse a template is for the engine (internal/template). */

/** Code in a tag: `{{company | your company}}`. */
export const tag = /\{\{([^{}\n]*)\}\}/g;

/** What a tag's inside asks the person, '' when it asks nothing. */
export function questionOf(inner: string): string {
  const [, question = ''] = /^ask\s+["'“‘„«](.*)["'”’“»]$/u.exec(inner.trim()) ?? [];
  return question.replace(/\s+/gu, ' ').trim();
}

/** What templates ask, each question once. */
export function questionsOf(bodies: string[]): string[] {
  const found = bodies.flatMap((body) => [...body.matchAll(tag)].map(([, inner = '']) => questionOf(inner)));
  return [...new Set(found)].filter(Boolean);
}

/** The body without its blocks: what stands in the `{{else}}` arms is left out. */
export function knownArms(body: string): string {
  const arms: boolean[] = [];
  let text = '';
  let end = 0;
  for (const { 0: whole, 1: inner = '', index } of body.matchAll(tag)) {
    const word = inner.trim();
    const shown = !arms.includes(false);
    if (shown) text += body.slice(end, index);
    end = index + whole.length;
    if (word.startsWith('#if')) arms.push(true);
    else if (word === 'else' && arms.length > 0) arms[arms.length - 1] = false;
    else if (word === '/if') arms.pop();
    else if (shown) text += whole;
  }
  return text + body.slice(end);
}
