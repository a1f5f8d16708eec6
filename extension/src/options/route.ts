/** Which part of the options page is shown. It lives in the address, so that Back works and a part can be linked to. */
import { useEffect, useState } from 'preact/hooks';

export const sections = ['library', 'sheet', 'exchange', 'settings', 'sync', 'about'] as const;
export type Section = (typeof sections)[number];

interface Route {
  section: Section;
  /** The template that is open, "" for none. */
  id: string;
}

/** Reads `#/library/<id>`; whatever it does not know leads to the library. */
export function parseRoute(hash: string): Route {
  const [name, id] = hash.replace(/^#\/?/, '').split('/');
  const section = sections.find((known) => known === name) ?? 'library';
  return { section, id: section === 'library' && section === name ? (id ?? '') : '' };
}

/** The address of a part, for links. */
export function routeHash(section: Section, id = ''): string {
  return id ? `#/${section}/${id}` : `#/${section}`;
}

/** Shows another template. Looking through a list is not a journey, so that Back leaves the list. */
export function openTemplate(id: string): void {
  history.replaceState(null, '', routeHash('library', id));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}
