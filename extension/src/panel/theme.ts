/** Light or dark: as the dialog is that the panel stands in, and only then as the system wishes. */
import { upward } from '../sites/tree';

type Theme = 'light' | 'dark';

const darkScheme = '(prefers-color-scheme: dark)';

/** The theme of the surroundings of a node, from the first background above it that can be seen. */
export function themeAround(node: Node): Theme {
  for (const element of upward(node)) {
    const luminance = luminanceOf(getComputedStyle(element).backgroundColor);
    if (luminance !== null) return luminance < 0.4 ? 'dark' : 'light';
  }
  return matchMedia(darkScheme).matches ? 'dark' : 'light';
}

/** Calls the listener when the system's wish changes; the page may follow it a moment later. */
export function onThemeChange(listener: () => void, signal: AbortSignal): void {
  matchMedia(darkScheme).addEventListener('change', () => requestAnimationFrame(listener), { signal });
}

/** The style sheet with its rules for dark screens made to hold on each or on none. Paper is white. */
export function themed(css: string, theme: Theme): string {
  return css.replace(/@media screen and \(prefers-color-scheme:\s*dark\)/g, theme === 'dark' ? '@media screen' : '@media not all');
}

/**
 * Relative luminance (WCAG 2) of a computed colour, 0 to 1; null when it is more than half transparent
 * or not given in sRGB.
 */
export function luminanceOf(color: string): number | null {
  const match = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(color);
  if (!match) return null;
  const parts = match[2]!.split(/[\s,/]+/).map(Number);
  const [red = NaN, green = NaN, blue = NaN, alpha = 1] = parts;
  if (alpha < 0.5 || [red, green, blue].some(Number.isNaN)) return null;
  const scale = match[1] === 'color' ? 1 : 255;
  return 0.2126 * linear(red / scale) + 0.7152 * linear(green / scale) + 0.0722 * linear(blue / scale);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
