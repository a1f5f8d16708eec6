import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../protocol';
import { FailureNotice } from '../../ui/parts';
import type { KeptImport } from './importing';

/** Import and export, fetched when they are opened: the parsers in them are as large as the rest of the page. */
export function ExchangeSection({ kept }: { kept: KeptImport }) {
  const [section, setSection] = useState<{ Section: ComponentType<{ kept: KeptImport }> } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    import('./exchange').then(
      ({ ExchangeSection: Section }) => setSection({ Section }),
      () => setFailure(unfetched),
    );
  }, []);
  return section ? <section.Section kept={kept} /> : <FailureNotice failure={failure} />;
}

const unfetched: Failure = { code: 'internal', message: 'This part of Warmnote could not be loaded. Reload the page.' };
