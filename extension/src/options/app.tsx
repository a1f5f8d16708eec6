import { useEffect, useRef } from 'preact/hooks';
import { ToastProvider } from '../ui/toast';
import { About } from './about';
import { ExchangeSection } from './exchange/exchange';
import { Library } from './library/library';
import { routeHash, tabs, useRoute, type Section } from './route';
import { SettingsSection } from './settings/settings';
import { SheetSection } from './sheet/sheet';
import { Start } from './start/start';
import { SyncSection } from './sync/sync';

const titles: Record<Section, string> = {
  library: 'Library',
  sheet: 'Outreach sheet',
  exchange: 'Import and export',
  settings: 'Settings',
  sync: 'Sync',
  about: 'About',
  start: 'How it works',
};

/** The frame of the options page: the way between its sections, and the one that is open. */
export function App() {
  const { section, id } = useRoute();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${titles[section]} – Warmnote`;
    // In a narrow window the tabs scroll.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [section]);
  return (
    <ToastProvider>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="top">
        <span class="brand">
          <img src="icons/48.png" alt="" width="28" height="28" /> Warmnote
        </span>
        <nav class="nav" ref={nav} aria-label="Sections">
          {tabs.map((name) => (
            <a key={name} href={routeHash(name)} aria-current={name === section ? 'page' : undefined} data-role={`nav-${name}`}>
              {titles[name]}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1} data-role={`section-${section}`}>
        {section === 'library' && <Library id={id} />}
        {section === 'sheet' && <SheetSection />}
        {section === 'exchange' && <ExchangeSection />}
        {section === 'settings' && <SettingsSection />}
        {section === 'sync' && <SyncSection />}
        {section === 'about' && <About />}
        {section === 'start' && <Start />}
      </main>
    </ToastProvider>
  );
}

/** The address holds the route, so the skip link moves the focus itself. */
function skip(event: Event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
