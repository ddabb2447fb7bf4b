/** The page's letters, for the map's labels; the same list stands in the style sheet. */
export const family = '"Avenir Next", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

/** A colour of the style sheet as it is under the present scheme. */
export const cssColour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
