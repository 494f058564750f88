/**
 * The one place where text becomes a document. Pages of the extension run under `require-trusted-types-for 'script'`
 * (issue 4, SEC-2), so that a string handed to a parser anywhere else throws. What comes out of here is inert: it has no
 * window, runs no script and loads nothing, and it is as hostile as the string was until sanitise.ts has been over it.
 */

/** For the policy of the extension's pages: `trusted-types letterkeep-parsing`. */
export const parsingPolicyName = 'letterkeep-parsing';

/** The browser's Trusted Types, as far as we use them. Firefox 115 has none. */
export interface ParsingPolicy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

/** The window whose DOM does the work: the archive tab's own, or jsdom's. */
export interface Place {
  DOMParser: typeof DOMParser;
  trustedTypes?: unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ParsingPolicy): ParsingPolicy;
}

// A second policy of one name is refused unless the page allows duplicates: made once for each window.
const policies = new WeakMap<object, ParsingPolicy>();

/** The named policy of a window, or undefined where the browser knows no Trusted Types. */
export function parsingPolicy(place: Place = globalThis): ParsingPolicy | undefined {
  const factory = place.trustedTypes;
  if (!isPolicyFactory(factory)) return undefined;
  const known = policies.get(factory);
  if (known) return known;
  const policy = factory.createPolicy(parsingPolicyName, {
    createHTML: (html) => html,
    // DOMPurify insists on the hook; no address of a script is ever wanted.
    createScriptURL: () => 'about:blank',
  });
  policies.set(factory, policy);
  return policy;
}

function isPolicyFactory(value: unknown): value is PolicyFactory {
  return (
    typeof value === 'object' &&
    value !== null &&
    'createPolicy' in value &&
    typeof value.createPolicy === 'function'
  );
}

/**
 * Parses the markup inside a body element. Gives that body, which stands in no document and belongs to one that nothing
 * runs or loads in.
 */
export function parseBody(bodyHtml: string, place: Place = globalThis): HTMLElement {
  // With a body as the element around it, white space before the first word stays, and no <frameset> can take its
  // place. As it is not in the document, no name in the markup can make the document lie.
  const body = parsingDocument(place).createElement('body');
  // eslint-disable-next-line no-restricted-syntax, no-unsanitized/property -- the one place where a string becomes nodes
  body.innerHTML = parsingPolicy(place)?.createHTML(bodyHtml) ?? bodyHtml;
  return body;
}

/** Parses a whole page, such as JPay served it. */
export function parseWholePage(html: string, place: Place = globalThis): Document {
  const markup = parsingPolicy(place)?.createHTML(html) ?? html;
  return new place.DOMParser().parseFromString(markup, 'text/html');
}

/**
 * So many letters are parsed in one document. A document for each costs more memory than the letter; and in one for all of
 * them, every iterator that ever went over a letter is told of each node that is moved, until memory is looked through:
 * of 10,000 letters, half of the time of writing (docs/benchmarks.md, Growth).
 */
const lettersOfDocument = 32;
const parsingDocuments = new WeakMap<object, { doc: Document; letters: number }>();

function parsingDocument(place: Place): Document {
  const known = parsingDocuments.get(place);
  if (known && known.letters < lettersOfDocument) {
    known.letters += 1;
    return known.doc;
  }
  const doc = parseWholePage('<!doctype html>', place);
  parsingDocuments.set(place, { doc, letters: 1 });
  return doc;
}

// One for each window: it stays empty, and only lends its name to nodes.
const inertDocuments = new WeakMap<object, Document>();

/** An empty document without a window, to build nodes in: images put there load nothing. Nothing is to be put into it. */
export function inertDocument(place: Place = globalThis): Document {
  const known = inertDocuments.get(place);
  if (known) return known;
  const made = parseWholePage('<!doctype html>', place);
  inertDocuments.set(place, made);
  return made;
}

/**
 * Reads a property as the DOM defines it. `<form><input name="nodeName">` and `<img name="body">` make a form's and a
 * document's own properties lie (DOM clobbering); the prototypes cannot be reached from markup.
 */
export function unclobbered<T extends object, K extends keyof T & string>(owner: T, name: K): T[K] {
  const property = propertyOf(owner, name);
  return (property?.get ? property.get.call(owner) : (property?.value ?? owner[name])) as T[K];
}

// Looked up once for each kind of node: letters have thousands.
const properties = new WeakMap<object, Map<string, PropertyDescriptor | undefined>>();

function propertyOf(owner: object, name: string): PropertyDescriptor | undefined {
  const kind: unknown = Object.getPrototypeOf(owner);
  if (typeof kind !== 'object' || kind === null) return undefined;
  const known = properties.get(kind) ?? new Map<string, PropertyDescriptor | undefined>();
  properties.set(kind, known);
  if (!known.has(name)) {
    let prototype: unknown = kind;
    let found: PropertyDescriptor | undefined;
    while (!found && typeof prototype === 'object' && prototype !== null) {
      found = Object.getOwnPropertyDescriptor(prototype, name);
      prototype = Object.getPrototypeOf(prototype);
    }
    known.set(name, found);
  }
  return known.get(name);
}

/** Lower-case name of an element, '#text' of text; clobbering cannot change it. */
export function nameOf(node: Node): string {
  return unclobbered(node, 'nodeName').toLowerCase();
}

/** Which nodes a walker shows; NodeFilter is not a global of every realm we are handed. */
const elementsAndText = 1 | 4;
const commentsAndInstructions = 8 | 64 | 128;

/** A walker, over elements and text unless told, that no name in the markup can lead astray. */
export function walkerOver(root: Node, shown = elementsAndText): TreeWalker {
  const owner = unclobbered(root, 'ownerDocument') ?? (root as Document);
  return unclobbered(owner, 'createTreeWalker').call(owner, root, shown);
}

/** All elements below a node, in order. */
export function elementsOf(root: Node): Element[] {
  const walker = walkerOver(root);
  const elements: Element[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (nameOf(node) !== '#text') elements.push(node as Element);
  }
  return elements;
}

/** Takes out comments, processing instructions and CDATA sections: nobody sees them, and nothing of them is kept. */
export function dropComments(root: Node): void {
  const walker = walkerOver(root, commentsAndInstructions);
  const comments: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) comments.push(node);
  for (const comment of comments) (comment as Comment).remove();
}
