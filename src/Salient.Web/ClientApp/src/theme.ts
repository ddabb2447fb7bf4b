/** The page's letters, for the map's labels; the same list stands in the style sheet. */
export const family = '"Avenir Next", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

const measure = document.createElement('canvas').getContext('2d')!;
const widths = new Map<string, number>();

/** How wide words are in a font, in pixels. */
export function textWidth(words: string, font: string): number {
  const key = `${font}|${words}`;
  let width = widths.get(key);
  if (width === undefined) {
    measure.font = font;
    widths.set(key, width = measure.measureText(words).width);
  }
  return width;
}

/** A colour of the style sheet as it is under the present scheme. */
export const cssColour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
