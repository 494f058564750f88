/**
 * Answers the selectors that src/jpay asks, by plain comparison; quick-pages.test.ts compares the answers with jsdom's.
 */
export interface Tested {
  readonly localName: string;
  readonly parentElement: Tested | null;
  getAttribute(name: string): string | null;
}

export type Test = (element: Tested) => boolean;

const compiled = new Map<string, Test | null>();

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

const piece =
  /^(?:(\*|[a-z][\w-]*)|#([\w-]+)|\.([\w-]+)|:not\(\[([\w-]+)\]\)|\[([\w-]+)(?:([\^$*]?=)"([^"]*)"(\s+i)?)?\])/i;

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
    const [, tag, id, className, missing, attribute, operator, value = '', isAnyCase] = found;
    if (tag === '*') tests.push(() => true);
    else if (tag !== undefined) tests.push((element) => element.localName === tag.toLowerCase());
    else if (id !== undefined) tests.push((element) => element.getAttribute('id') === id);
    else if (className !== undefined) tests.push((element) => classesOf(element).includes(className));
    else if (missing !== undefined) tests.push((element) => element.getAttribute(missing) === null);
    else if (attribute !== undefined)
      tests.push(attributeTest(attribute, operator, value, isAnyCase !== undefined));
  }
  return conjunction(tests);
}

function conjunction(tests: readonly Test[]): Test {
  return (element) => tests.every((test) => test(element));
}

function isInside(element: Tested, outer: Test): boolean {
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

function classesOf(element: Tested): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/);
}
