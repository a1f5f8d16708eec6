const headings = 'h1, h2, h3';

/**
 * Gives the focus to the nearest heading where what had it goes and nothing else has taken it: left to the browser, it
 * falls to the page, and who cannot see is told nothing of what came. Answers what ends it.
 */
export function keepFocus(within: HTMLElement): () => void {
  /** What was pressed or got the focus last, and what is around it, the nearest first. */
  let path: Element[] = [];
  const remember = (element: Element) => {
    path = [];
    for (let e: Element | null = element; e && within.contains(e); e = e.parentElement) path.push(e);
  };
  const observer = new MutationObserver(() => {
    const [had, ...around] = path;
    if (!had || had.isConnected || document.activeElement !== document.body) return;
    const left = [...around.filter((element) => element.isConnected), within];
    const heading = left.map((element) => element.querySelector<HTMLElement>(headings)).find(Boolean) ?? within;
    heading.tabIndex = -1;
    heading.focus();
    remember(heading); // a window that is not the foremost hears of no focus
  });
  const ending = new AbortController();
  for (const type of ['focusin', 'pointerdown'])
    within.addEventListener(type, ({ target }) => remember(target as Element), { signal: ending.signal });
  observer.observe(within, { childList: true, subtree: true });
  return () => {
    ending.abort();
    observer.disconnect();
  };
}
