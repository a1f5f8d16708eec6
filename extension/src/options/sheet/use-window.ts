/**
 * Which rows of a long list are drawn, when all rows are equally high: those in sight and some around them, and on paper all.
 * (A library for lists of any height is 33 KB; content-visibility still makes 10,000 rows, which takes seconds.)
 */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePrinting } from './use-printing';

/** Rows drawn beyond those in sight, on either side. */
const around = 6;

export interface Window {
  /** The places of the first row that is drawn and of the one after the last. */
  from: number;
  to: number;
  /** Pixels. */
  rowHeight: number;
  /** Brings a row into sight. */
  reveal: (place: number) => void;
}

/** @param rowSelector finds a row in the scrolling element, for its height */
export function useWindow(scroller: RefObject<HTMLElement | null>, total: number, rowSelector: string): Window {
  const printing = usePrinting();
  const [seen, setSeen] = useState({ top: 0, height: 600, rowHeight: 130 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const rowHeight = element.querySelector<HTMLElement>(rowSelector)?.offsetHeight || 130;
      setSeen((old) => {
        const next = { top: element.scrollTop, height: element.clientHeight, rowHeight };
        return old.top === next.top && old.height === next.height && old.rowHeight === next.rowHeight ? old : next;
      });
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [total > 0]);
  const { top, height, rowHeight } = seen;
  const first = Math.floor(top / rowHeight);
  const reveal = (place: number) => {
    const element = scroller.current;
    if (!element) return;
    const [start, end] = [place * rowHeight, (place + 1) * rowHeight];
    if (start < element.scrollTop) element.scrollTop = start;
    else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
  };
  const [from, to] = printing ? [0, total] : [Math.max(0, first - around), Math.min(total, first + Math.ceil(height / rowHeight) + around)];
  return { from, to, rowHeight, reveal };
}
