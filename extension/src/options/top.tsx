import { useEffect, useRef } from 'preact/hooks';
import { routeHash, sections, type Section } from './route';

export const titles: Record<Section, string> = {
  library: 'Library',
  sheet: 'Outreach sheet',
  exchange: 'Import and export',
  settings: 'Settings',
  sync: 'Sync',
  about: 'About',
};

interface TopProps {
  /** The section that is open; left out on another page. */
  section?: Section;
  /** The page that has the sections, '' for this one. */
  page?: string;
}

/** The top of a page: whose it is, and the way to the sections. */
export function Top({ section, page = '' }: TopProps) {
  const nav = useRef<HTMLElement>(null);
  const open = () => nav.current?.querySelector('[aria-current]');
  // In a narrow window the tabs scroll.
  useEffect(() => open()?.scrollIntoView({ inline: 'nearest', block: 'nearest' }), [section]);
  // It gets narrow by zooming in, too; the page then stays where it is.
  useEffect(() => {
    const sizes = new ResizeObserver(([tabs]) => {
      const tab = open()?.getBoundingClientRect();
      const room = tabs!.target.getBoundingClientRect();
      if (tab && tab.right > room.right) tabs!.target.scrollLeft += tab.right - room.right;
    });
    sizes.observe(nav.current!);
    return () => sizes.disconnect();
  }, []);
  return (
    <header class="top">
      <span class="brand">
        <img src="icons/48.png" alt="" width="28" height="28" /> Warmnote
      </span>
      <nav class="nav" ref={nav} aria-label="Sections">
        {sections.map((name) => (
          <a key={name} href={page + routeHash(name)} aria-current={name === section ? 'page' : undefined} data-role={`nav-${name}`}>
            {titles[name]}
          </a>
        ))}
      </nav>
    </header>
  );
}
