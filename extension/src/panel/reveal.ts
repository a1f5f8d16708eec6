/** What is revealed does not touch the edge. CSS pixels. */
const room = 4;

/** Scrolls the list that an element is in, so far that the element is seen, and nothing else: scrollIntoView
 * would move the page around it as well. */
export function reveal(item: HTMLElement): void {
  const list = scrollerOf(item);
  if (!list) return;
  const [inside, around] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
  const above = around.top - inside.top + room;
  const below = Math.min(inside.bottom - around.bottom + room, -above); // its beginning matters more than its end
  if (above > 0) list.scrollTop -= above;
  else if (below > 0) list.scrollTop += below;
}

function scrollerOf(item: HTMLElement): HTMLElement | null {
  let list = item.parentElement;
  while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
  return list;
}
