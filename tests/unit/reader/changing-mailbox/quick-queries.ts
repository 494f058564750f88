/**
 * Answers the selectors that src/jpay asks by plain comparison. jsdom's own selector engine takes most of the time of
 * a thousand seeded runs. What is not understood here is left to jsdom; quick-queries.test.ts compares the two.
 */
type Test = (element: Element) => boolean;

const elementsOf = new WeakMap<Node, Element[]>();
const compiled = new Map<string, Test | null>();
let isInstalled = false;

/** For every document of this test file. Documents must not change once they are parsed. */
export function answerQueriesQuickly(): void {
  if (isInstalled) return;
  isInstalled = true;
  for (const prototype of [Document.prototype, Element.prototype]) {
    replace(prototype, 'querySelectorAll', (node, test) => within(node).filter(test));
    replace(prototype, 'querySelector', (node, test) => within(node).find(test) ?? null);
  }
  replace(Element.prototype, 'closest', (node, test) => {
    for (let at: Element | null = node as Element; at; at = at.parentElement) if (test(at)) return at;
    return null;
  });
}

function replace(prototype: object, name: string, answer: (node: Node, test: Test) => unknown): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const own = descriptor?.value as (this: Node, selector: string) => unknown;
  Object.defineProperty(prototype, name, {
    ...descriptor,
    value(this: Node, selector: string): unknown {
      const test = testOf(selector);
      return test ? answer(this, test) : own.call(this, selector);
    },
  });
}

function within(root: Node): Element[] {
  const known = elementsOf.get(root);
  if (known) return known;
  const found: Element[] = [];
  const visit = (node: Element | Document): void => {
    for (let child = node.firstElementChild; child; child = child.nextElementSibling) {
      found.push(child);
      visit(child);
    }
  };
  visit(root as Element);
  elementsOf.set(root, found);
  return found;
}

/** Null if the selector is more than a list of elements, and elements in them, told by tag, id, class and attributes. */
export function testOf(selector: string): Test | null {
  const known = compiled.get(selector);
  if (known !== undefined) return known;
  const parts = selector.split(/,(?![^[]*\])/).map((part) => compile(part.trim()));
  const tests = parts.filter((part) => part !== null);
  const test: Test | null =
    tests.length === parts.length ? (element) => tests.some((one) => one(element)) : null;
  compiled.set(selector, test);
  return test;
}

const piece = /^(?:(\*|[a-z][\w-]*)|#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:([\^$*]?=)"([^"]*)"(\s+i)?)?\])/i;

function compile(part: string): Test | null {
  const tests: Test[] = [];
  for (let rest = part; rest !== '';) {
    const found = piece.exec(rest);
    if (!found) {
      if (!/^\s+\S/.test(rest)) return null;
      const [outer, inner] = [conjunction(tests.splice(0)), compile(rest.trim())];
      return inner && ((element) => inner(element) && isInside(element, outer));
    }
    rest = rest.slice(found[0].length);
    const [, tag, id, className, attribute, operator, value = '', isAnyCase] = found;
    if (tag === '*') tests.push(() => true);
    else if (tag !== undefined) tests.push((element) => element.localName === tag.toLowerCase());
    else if (id !== undefined) tests.push((element) => element.getAttribute('id') === id);
    else if (className !== undefined) tests.push((element) => element.classList.contains(className));
    else if (attribute !== undefined)
      tests.push(attributeTest(attribute, operator, value, isAnyCase !== undefined));
  }
  return conjunction(tests);
}

function conjunction(tests: readonly Test[]): Test {
  return (element) => tests.every((test) => test(element));
}

function isInside(element: Element, outer: Test): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (outer(at)) return true;
  return false;
}

function attributeTest(name: string, operator: string | undefined, value: string, anyCase: boolean): Test {
  // `type` is one of the attributes whose values HTML compares without case (HTML, 4.17.2).
  const folds = anyCase || name === 'type';
  const wanted = folds ? value.toLowerCase() : value;
  return (element) => {
    const written = element.getAttribute(name);
    if (written === null || operator === undefined) return written !== null;
    const text = folds ? written.toLowerCase() : written;
    switch (operator) {
      case '=':
        return text === wanted;
      case '^=':
        return wanted !== '' && text.startsWith(wanted);
      case '$=':
        return wanted !== '' && text.endsWith(wanted);
      default:
        return wanted !== '' && text.includes(wanted);
    }
  };
}
