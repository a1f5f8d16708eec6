// Runs in an isolated world, on the root that is searched (a document or a shadow root), which it also
// searches below open shadow roots. With scroll, the first element found is brought into view first.
function look(selector, scroll) {
  const found = [];
  const search = (root) => {
    found.push(...root.querySelectorAll(selector));
    for (const e of root.querySelectorAll('*')) if (e.shadowRoot) search(e.shadowRoot);
  };
  search(this);
  if (scroll) found[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return found.map((e) => {
    const box = e.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const root = e.getRootNode();
    const top = root.elementFromPoint(x, y);
    const attributes = {};
    for (const a of e.attributes) attributes[a.name] = a.value;
    return {
      attributes, x, y,
      text: e.textContent.replace(/\s+/g, ' ').trim(),
      value: e.value === undefined ? '' : String(e.value),
      checked: e.checked === true,
      disabled: e.disabled === true,
      focused: root.activeElement === e,
      visible: box.width > 0 && box.height > 0 && e.checkVisibility({ visibilityProperty: true }),
      // What would take a click in the middle instead, "" when the click would arrive.
      covered: top === null ? 'nothing, it is outside of the window' : e.contains(top) || top.contains(e) && top.matches('label, button, a') ? '' : top.outerHTML.slice(0, 120),
    };
  });
}
