type Child = Node | string | number | null | undefined | false | Child[];
type Props = Record<string, unknown>;

const svgTags = new Set(['svg', 'path', 'rect', 'line', 'circle', 'g', 'text', 'title', 'pattern']);

/**
 * Makes an element. Strings become text nodes, never HTML: nothing that a report says can become markup.
 * Names that begin with "on" are listeners; null and false leave an attribute out.
 */
export function h<T extends Element = HTMLElement>(tag: string, props: Props = {}, ...children: Child[]): T {
  const inSvg = svgTags.has(tag) && !(tag === 'title' && props['html']);
  const element = inSvg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on') && typeof value === 'function') {
      element.addEventListener(name.slice(2), value as EventListener);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element as unknown as T;
}

function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(child instanceof Node ? child : String(child));
  }
}

/** Puts new children where the old ones were. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}
