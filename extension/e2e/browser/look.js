// Runs in an isolated world, on the shadow root that is searched, or else on the document. Searches also below open
// shadow roots. A name (which the protocol leaves out when empty) keeps only elements that are called so. With scroll,
// the first element found is brought into view first.
// biome-ignore lint/correctness/noUnusedVariables: the browser is handed this text and calls it
function look(selector, name, scroll) {
  const found = [];
  const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  // What a person would call it: its label, or else what it says.
  const nameOf = (e) => plain(e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent);
  const search = (root) => {
    found.push(...root.querySelectorAll(selector));
    for (const e of root.querySelectorAll('*')) if (e.shadowRoot) search(e.shadowRoot);
  };
  search(this === globalThis ? document : this);
  const wanted = found.filter((e) => !name || nameOf(e) === name);
  if (scroll) wanted[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  // What would take a click in the middle of e instead, "" when the click would arrive.
  const cover = (e, x, y) => {
    const top = e.getRootNode().elementFromPoint(x, y);
    if (top === null) return 'nothing: it is outside of the window';
    return e.contains(top) || (top.contains(e) && top.matches('label, button, a')) ? '' : top.outerHTML.slice(0, 120);
  };
  return wanted.map((e) => {
    const box = e.getBoundingClientRect();
    const x = box.x + box.width / 2,
      y = box.y + box.height / 2;
    const visible = box.width > 0 && box.height > 0 && e.checkVisibility({ visibilityProperty: true });
    return {
      attributes: Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])),
      name: nameOf(e),
      text: plain(e.textContent),
      value: e.value === undefined ? '' : String(e.value),
      checked: e.checked === true,
      disabled: e.disabled === true || e.ariaDisabled === 'true',
      focused: e.getRootNode().activeElement === e,
      visible,
      fontSize: parseFloat(getComputedStyle(e).fontSize),
      x,
      y,
      covered: visible ? cover(e, x, y) : '',
    };
  });
}
