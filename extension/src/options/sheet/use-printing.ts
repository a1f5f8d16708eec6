import { options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether the page goes on paper just now, where nothing can be scrolled into sight. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => drawnAtOnce(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/** The browser prints what there is once the listener is done; it does not wait for Preact. (The flushSync of preact/compat.) */
function drawnAtOnce(change: () => void): void {
  options.debounceRendering = (draw) => draw();
  change();
  delete options.debounceRendering;
}
