import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../protocol';
import { FailureNotice } from '../../ui/parts';

/** Import and export, fetched when they are opened: the parsers in them are as large as the rest of the page. */
export function ExchangeSection() {
  const [section, setSection] = useState<{ Section: ComponentType } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    import('./exchange').then(
      ({ ExchangeSection: Section }) => setSection({ Section }),
      () => setFailure(unfetched),
    );
  }, []);
  return section ? <section.Section /> : <FailureNotice failure={failure} />;
}

const unfetched: Failure = { code: 'internal', message: 'This part of Warmnote could not be loaded. Reload the page.' };
