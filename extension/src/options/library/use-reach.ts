import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Rows that are drawn at once: more than a window shows, few enough for one frame. */
const step = 30;

/**
 * How many rows of a long list are drawn: the first ones, and more as one scrolls towards `end`, an
 * element after the last drawn row. A new list begins anew.
 * @param atLeast rows that must be there in any case, for the one that is selected
 */
export function useReach(list: unknown, atLeast: number, end: RefObject<Element | null>): number {
  const [reach, setReach] = useState({ list, rows: step });
  const rows = reach.list === list ? reach.rows : step;
  useEffect(() => {
    const more = () => setReach({ list, rows: rows + 4 * step });
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && more(), { rootMargin: '600px' });
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [list, rows]);
  return Math.max(rows, Math.ceil((atLeast + step) / step) * step); // not one more with each key
}
