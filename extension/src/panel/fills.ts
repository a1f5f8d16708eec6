/** Templates filled for one person, as far as they are in sight. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RenderAnswer, Template } from '../protocol';
import type { Note } from './note';

interface Fills {
  /** The filled templates by id; one that is not filled yet is missing. */
  fills: Map<string, RenderAnswer>;
  /** The filled template, also when it has to be waited for. */
  fillOf(template: Template): Promise<RenderAnswer>;
}

/** @param templates the same list as long as they are the same */
export function useFills({ client, person, me }: Note, templates: readonly Template[]): Fills {
  const [fills, setFills] = useState(new Map<string, RenderAnswer>());
  const asked = useRef(new Map<string, Promise<RenderAnswer>>()).current;
  function fillOf(template: Template): Promise<RenderAnswer> {
    const key = JSON.stringify([template.body, person, me]); // the background adds the sender
    const fill = asked.get(key) ?? client.request('render', { body: template.body, person });
    asked.set(key, fill);
    fill.catch(() => asked.delete(key));
    return fill;
  }
  useEffect(() => {
    let wanted = true;
    const filling = templates.map(async (template) => [template.id, await fillOf(template)] as const);
    void Promise.allSettled(filling).then((results) => {
      const filled = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (wanted) setFills(new Map(filled));
    });
    return () => {
      wanted = false;
    };
  }, [templates, person, me]);
  return { fills, fillOf };
}
