/** The style sheet of a shadow root. */

/**
 * Answers what sets the sheet's text. It is no <style> element, as a page's policy may forbid those (the demo page's does), but
 * where a content script may not have another: Firefox before 153 throws "Accessing from Xray wrapper is not supported"
 * (bug 1751346), and holds the page's policy against no element of an extension.
 */
export function styleOf(root: ShadowRoot): (css: string) => void {
  try {
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [sheet];
    return (css) => sheet.replaceSync(css);
  } catch {
    const element = root.ownerDocument.createElement('style');
    root.append(element);
    return (css) => {
      element.textContent = css;
    };
  }
}
