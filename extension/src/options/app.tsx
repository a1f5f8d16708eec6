import { useEffect, useRef } from 'preact/hooks';
import type { Kept } from '../sheet/kept';
import { ToastProvider } from '../ui/toast';
import { About } from './about';
import { ExchangeSection } from './exchange/fetched';
import type { Importing } from './exchange/importing';
import { keepFocus } from './keep-focus';
import { Library } from './library/library';
import { useRoute } from './route';
import { SettingsSection } from './settings/settings';
import { SheetSection } from './sheet/sheet';
import { SyncSection } from './sync/sync';
import { titles, Top } from './top';

/** The frame of the options page: the way between its sections, and the one that is open. */
export function App() {
  const { section, id } = useRoute();
  const main = useRef<HTMLElement>(null);
  const importing = useRef<Importing | null>(null);
  const sheet = useRef<Kept | null>(null);
  useEffect(() => keepFocus(main.current!), []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => sheet.current && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  useEffect(() => {
    document.title = `${titles[section]} – Warmnote`;
  }, [section]);
  return (
    <ToastProvider>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <Top section={section} />
      <main id="main" tabIndex={-1} ref={main} data-role={`section-${section}`}>
        {section === 'library' && <Library id={id} />}
        {section === 'sheet' && <SheetSection held={sheet} />}
        {section === 'exchange' && <ExchangeSection kept={importing} />}
        {section === 'settings' && <SettingsSection />}
        {section === 'sync' && <SyncSection />}
        {section === 'about' && <About />}
      </main>
    </ToastProvider>
  );
}

/** The address holds the route, so the skip link moves the focus itself. */
function skip(event: Event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
