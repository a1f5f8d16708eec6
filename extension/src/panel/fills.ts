/** Templates filled for one person, as far as they are in sight. */
import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../port';
import type { Person, RenderAnswer, Template } from '../protocol';

/** The filled templates by id; one that is not filled yet is missing. */
export function useFills(client: Client, person: Person, templates: Template[]): Map<string, RenderAnswer> {
  const [fills, setFills] = useState(new Map<string, RenderAnswer>());
  const ids = templates.map(({ id }) => id).join();
  useEffect(() => {
    let wanted = true;
    const missing = templates.filter(({ id }) => !fills.has(id));
    const answers = missing.map(async ({ id, body }) => [id, await client.request('render', { body, person })] as const);
    void Promise.allSettled(answers).then((results) => {
      const got = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (wanted && got.length > 0) setFills((known) => new Map([...known, ...got]));
    });
    return () => {
      wanted = false;
    };
  }, [ids]);
  return fills;
}

/** Where the caret goes in a filled template: its own place, else the first blank, else the end. */
export function caretIn({ text, cursor, blanks }: RenderAnswer): { start: number; end: number } {
  if (cursor >= 0) return { start: cursor, end: cursor };
  return blanks[0] ?? { start: text.length, end: text.length };
}
