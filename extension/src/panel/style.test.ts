import assert from 'node:assert/strict';
import test from 'node:test';
import { styleOf } from './style';

/** A root as a browser shows it to a content script, and what has become of it. */
function rootThat(mayAdopt: boolean) {
  const made = { sheets: [] as { text: string }[], elements: [] as { textContent: string }[] };
  const root = {
    set adoptedStyleSheets(sheets: { text: string }[]) {
      if (!mayAdopt) throw new Error('Accessing from Xray wrapper is not supported.');
      made.sheets = sheets;
    },
    ownerDocument: { createElement: () => ({ textContent: '' }) },
    append: (element: { textContent: string }) => void made.elements.push(element),
  };
  return { root: root as unknown as ShadowRoot, made };
}

test('a root is styled by a sheet, and by an element where a content script may have no sheet', () => {
  class Sheet {
    text = '';
    replaceSync(text: string) {
      this.text = text;
    }
  }
  Object.assign(globalThis, { CSSStyleSheet: Sheet });
  const modern = rootThat(true);
  styleOf(modern.root)('a{}');
  assert.deepEqual([modern.made.sheets[0]!.text, modern.made.elements.length], ['a{}', 0]);
  const old = rootThat(false);
  styleOf(old.root)('a{}');
  assert.deepEqual([old.made.elements[0]!.textContent, old.made.sheets.length], ['a{}', 0]);
});
