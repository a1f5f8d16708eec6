import { useEffect, useRef, useState } from 'preact/hooks';
import type { Template } from '../../protocol';
import { useBackground } from '../../ui/background';

/** What is wrong in the syntax of templates, in words, by their id. Such a template can fill no note. */
export type Faults = ReadonlyMap<string, string>;

/** Looks through templates; of those that were looked at before only what has changed is looked at again. */
export function useFaults(templates: Template[]): Faults {
  const background = useBackground();
  const known = useRef(new Map<string, Promise<string>>()).current;
  const [faults, setFaults] = useState<Faults>(new Map());
  useEffect(() => {
    let wanted = true;
    const faultOf = ({ body }: Template) => {
      const asked = known.get(body) ?? background.request('render', { body, person: {} }).then(({ errors }) => errors[0]?.message ?? '');
      known.set(body, asked);
      asked.catch(() => known.delete(body));
      return asked;
    };
    void Promise.all(templates.map(async (template) => [template.id, await faultOf(template)] as const)).then(
      (all) => wanted && setFaults(new Map(all.filter(([, fault]) => fault))),
      () => undefined, // the fill itself says that the background is of no help
    );
    return () => {
      wanted = false;
    };
  }, [background, templates]);
  return faults;
}
