/**
 * Reading a page that somebody hostile may have written into. An `<input name="action">` hides `form.action`, and even
 * `form.getAttribute` or `document.querySelectorAll` can be hidden so (HTML, LegacyOverrideBuiltIns). Names hide only
 * what stands on the object itself, so the prototype's own member is called. Also free of globals such as
 * `Element`: pages may come from another realm (jsdom in Node).
 */
function member(node: object, name: string): PropertyDescriptor {
  let prototype = Object.getPrototypeOf(node) as object | null;
  while (prototype !== null) {
    const found = Object.getOwnPropertyDescriptor(prototype, name);
    if (found) return found;
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  throw new TypeError(`No ${name} on this node.`);
}

function call(node: object, name: string, ...values: string[]): unknown {
  const method = member(node, name).value as (...values: string[]) => unknown;
  return method.apply(node, values);
}

function get(node: object, name: string): unknown {
  return member(node, name).get?.call(node);
}

/** All elements that match, in document order. */
export function all(root: Document | Element, selector: string): Element[] {
  return Array.from(call(root, 'querySelectorAll', selector) as NodeListOf<Element>);
}

/** The first element that matches, in document order. */
export function first(root: Document | Element, selector: string): Element | null {
  return call(root, 'querySelector', selector) as Element | null;
}

/** The nearest ancestor that matches, or the element itself. */
export function nearest(element: Element, selector: string): Element | null {
  return call(element, 'closest', selector) as Element | null;
}

/** The attribute as written, or null. */
export function attribute(element: Element, name: string): string | null {
  return call(element, 'getAttribute', name) as string | null;
}

export function parent(element: Element): Element | null {
  return get(element, 'parentElement') as Element | null;
}

export function children(element: Element): Element[] {
  return Array.from(get(element, 'children') as HTMLCollection);
}

/** The element and its ancestors, inmost first, up to and with `end` if that is among them. */
export function ancestry(element: Element, end?: Element): Element[] {
  const chain: Element[] = [];
  let current: Element | null = element;
  while (current !== null) {
    chain.push(current);
    if (current === end) break;
    current = parent(current);
  }
  return chain;
}

/** True if `inner` is `outer` or lies in it. */
export function isWithin(inner: Element, outer: Element): boolean {
  return ancestry(inner).includes(outer);
}

export function tag(element: Element): string {
  return (get(element, 'localName') as string).toLowerCase();
}

/** textContent as one line: white space as a browser would show it. */
export function line(element: Element): string {
  return ((get(element, 'textContent') as string | null) ?? '').replace(/\s+/gu, ' ').trim();
}

export function rawText(element: Element): string {
  return (get(element, 'textContent') as string | null) ?? '';
}

export function documentElement(document: Document): Element | null {
  return get(document, 'documentElement') as Element | null;
}

/** Text of the page as a person could see it: scripts, styles and what is for browsers without script left out. */
export function seenText(root: Element): string {
  const skipped = new Set(['script', 'style', 'noscript', 'template']);
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '');
    if (node.nodeType !== 1 || skipped.has(tag(node as Element))) return;
    for (const child of Array.from(get(node, 'childNodes') as NodeListOf<ChildNode>)) visit(child);
    parts.push(' ');
  };
  visit(root);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

/** True if the markup itself hides it or something around it. Style sheets are not read: they are not in the page. */
export function isHidden(element: Element): boolean {
  return ancestry(element).some(hidesItself);
}

/** The same, of what lies in `box`: that this is hidden too does not count. */
export function isHiddenWithin(element: Element, box: Element): boolean {
  return ancestry(element, box).some((one) => one !== box && hidesItself(one));
}

function hidesItself(element: Element): boolean {
  if (attribute(element, 'hidden') !== null) return true;
  const style = attribute(element, 'style') ?? '';
  return /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)/i.test(style);
}
