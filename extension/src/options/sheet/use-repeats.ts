import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Holds } from '../../sheet/columns';
import type { Person } from '../../sheet/people';
import { plainNamesOf, repeatsOf, type PlainNames, type Repeats } from '../../sheet/repeats';
import { useBackground } from '../../ui/background';

const none: PlainNames = new Map();

/** Who is listed more than once. Until the names are taken apart, they are compared as the sheet has them. */
export function useRepeats(people: Person[], columns: Holds[]): Repeats {
  const background = useBackground();
  const [plain, setPlain] = useState(none);
  const held = columns.join('\n');
  useEffect(() => {
    const stop = new AbortController();
    plainNamesOf((type, body) => background.request(type, body), people, columns, stop.signal).then(
      (plain) => stop.signal.aborted || setPlain(plain),
      () => undefined, // the fill itself says that the background is of no help
    );
    return () => stop.abort();
  }, [background, people, held]);
  return useMemo(() => repeatsOf(people, columns, plain), [people, held, plain]);
}
