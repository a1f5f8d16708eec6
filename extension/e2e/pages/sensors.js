// The page's eyes. It runs before every other script of the page and notes whatever could tell a page
// that an extension is there. sightings() answers the notes; a test wants an empty list.
(() => {
  const seen = [];
  const note = (kind, what) => seen.push(`${kind}: ${what}`);
  const url = /[a-z]+-extension:\/\//;

  addEventListener('securitypolicyviolation', (e) => note('violation', `${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`));
  addEventListener('error', (e) => note('error', e.message ?? e.target));
  addEventListener('unhandledrejection', (e) => note('rejection', e.reason));

  // Any fetch that is not the page's own, by address.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const at = new URL(entry.name);
      if (at.origin !== location.origin && at.protocol !== 'data:') note('resource', entry.name);
    }
  }).observe({ type: 'resource', buffered: true });

  // Functions that an extension could call in the page's world. The page calls them as own.<name>.
  const own = {};
  for (const [holder, name] of [
    [Element.prototype, 'attachShadow'],
    [window, 'fetch'],
    [document, 'execCommand'],
    [HTMLElement.prototype, 'click'],
    [XMLHttpRequest.prototype, 'open'],
    [Element.prototype, 'scrollIntoView'],
    [window, 'scrollTo'],
    [window, 'postMessage'],
  ]) {
    const real = holder[name];
    own[name] = real;
    holder[name] = function (...args) {
      note('call', name);
      return Reflect.apply(real, this, args);
    };
  }

  // Extension addresses in text and attributes, in every tree that the page can enter; marks on nodes
  // that are the page's; and messages to the window.
  const scanText = (text, where) => {
    if (url.test(text ?? '')) note('address', `${where}: ${text}`);
  };
  const scan = (node) => {
    scanText(node.nodeValue, 'text');
    for (const a of node.attributes ?? []) scanText(a.value, a.name);
    node.childNodes.forEach(scan);
  };
  const watch = (root) =>
    new MutationObserver((records) => {
      for (const r of records) {
        r.addedNodes.forEach(scan);
        if (r.type === 'characterData') scanText(r.target.data, 'text');
        if (r.type !== 'attributes') continue;
        scanText(r.target.getAttribute(r.attributeName), r.attributeName);
        if (r.target.matches('html, body, textarea')) note('mark', `${r.target.localName}[${r.attributeName}]`);
      }
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  watch(document);
  addEventListener('message', (e) => note('message', JSON.stringify(e.data)));

  /** The nodes that the page has put there itself. */
  const mine = new WeakSet();

  // Every event that comes from an element of somebody else's in the dialog, but for those of pointer and focus, which
  // tell the page no more than the element does. An Escape closes the dialog, wherever the focus is.
  const harmless =
    /^(pointer|mouse|touch|drag|got|lost|focus|blur|(aux|dbl)?click$|contextmenu$|wheel$|scroll|selectstart$|selectionchange$|DOMActivate$)/;
  const unnamed = ['textInput', 'compositionstart', 'compositionupdate', 'compositionend', 'focusin', 'focusout', 'DOMActivate'];
  const handled = [];
  for (const name in document.documentElement) if (name.startsWith('on')) handled.push(name.slice(2));
  for (const type of [...handled, ...unnamed].filter((type) => !harmless.test(type))) {
    addEventListener(
      type,
      (e) => {
        const at = e.composedPath()[0];
        if (!e.isTrusted || !(at instanceof Element) || !at.closest('.send-invite') || mine.has(at) || e.key === 'Escape') return;
        note('event', `${type} ${e.key ?? e.data ?? ''}`);
      },
      { capture: true, passive: true },
    );
  }

  const globals = new Set(Object.getOwnPropertyNames(window));
  window.model = {
    own,
    watch,
    /** Marks a tree as made by the page, so that strangers() can tell the others. */
    claim(root) {
      const each = (node) => {
        mine.add(node);
        node.childNodes.forEach(each);
      };
      each(root);
      return root;
    },
    /** The elements in the dialog that the page did not put there, as the page sees them. */
    strangers(root) {
      return [...root.querySelectorAll('*')].filter((e) => !mine.has(e)).map((e) => e.outerHTML);
    },
    /** Which of the words, that others have put into root, the page can read all the same, and by which way. */
    pry(root, words) {
      const selection = getSelection();
      const ways = [];
      let read = '';
      const take = () => (read += ` ${selection.toString()}`);
      for (const word of words) {
        selection.removeAllRanges();
        if (!find(word)) continue;
        ways.push(`search: ${word}`);
        for (const way of ['backward', 'forward']) {
          selection.modify('extend', way, 'documentboundary');
          take();
        }
      }
      selection.collapse(root, 0);
      for (let i = 0; i < 500; i++) {
        selection.modify('move', 'forward', 'word');
        selection.modify('extend', 'backward', 'word');
        take();
        selection.collapseToEnd();
      }
      selection.selectAllChildren(root);
      take();
      selection.removeAllRanges();
      return [...ways, ...words.filter((word) => read.includes(word)).map((word) => `selection: ${word}`)];
    },
    sightings() {
      const added = Object.getOwnPropertyNames(window).filter((n) => !globals.has(n) && n !== 'model' && !/^\d+$/.test(n));
      return [
        ...seen,
        ...added.map((n) => `global: ${n}`),
        ...performance.getEntriesByType('mark').map((m) => `mark: ${m.name}`),
        ...[...(CSS.highlights?.keys() ?? [])].map((n) => `highlight: ${n}`),
      ];
    },
  };
})();
