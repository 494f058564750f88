import { defaultTreeAdapter, parse, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { testOf, type Tested } from './quick-selectors';

/**
 * Pages as src/jpay looks at them, and no more: what jsdom's own parser makes of the text, in nodes that cost nothing. The
 * matrices read a hundred thousand pages, and jsdom's nodes took most of their time. quick-pages.test.ts compares them
 * with jsdom's, node by node. Pages cannot be changed.
 */
export function parseQuickly(html: string): Document {
  // DOMParser's documents run no scripts, so <noscript> is markup in them (HTML, 13.2.6.4).
  const page: unknown = new QuickDocument(parse(html, { scriptingEnabled: false }));
  return page as Document;
}

type Parent = QuickDocument | QuickElement;

class QuickNode {
  constructor(
    readonly nodeType: number,
    readonly nodeValue: string | null,
  ) {}
}

abstract class QuickParent extends QuickNode {
  readonly #answers = new Map<string, QuickElement[]>();
  /** All elements below, in order. */
  abstract get below(): QuickElement[];

  querySelectorAll(selector: string): QuickElement[] {
    const known = this.#answers.get(selector);
    if (known) return known;
    const test = testOf(selector);
    if (!test) throw new Error(`quick-selectors.ts does not know: ${selector}`);
    const found = this.below.filter(test);
    this.#answers.set(selector, found);
    return found;
  }

  querySelector(selector: string): QuickElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }
}

class QuickDocument extends QuickParent {
  readonly #elements: QuickElement[] = [];
  readonly #root: QuickElement | null;

  constructor(tree: Tree.Document) {
    super(9, null);
    const roots = nodesOf(tree, this, this.#elements).filter((node) => node instanceof QuickElement);
    this.#root = roots[0] ?? null;
  }

  get documentElement(): QuickElement | null {
    return this.#root;
  }

  override get below(): QuickElement[] {
    return this.#elements;
  }
}

class QuickElement extends QuickParent implements Tested {
  readonly #attributes: Map<string, string>;
  readonly #nodes: QuickNode[];
  readonly #all: QuickElement[];
  readonly #start: number;
  readonly #end: number;

  constructor(
    private readonly source: Tree.Element,
    private readonly owner: Parent,
    all: QuickElement[],
  ) {
    super(1, null);
    this.#attributes = new Map(
      source.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
    );
    this.#all = all;
    all.push(this);
    this.#start = all.length;
    this.#nodes = nodesOf(source, this, all);
    this.#end = all.length;
  }

  override get below(): QuickElement[] {
    return this.#all.slice(this.#start, this.#end);
  }

  get localName(): string {
    return this.source.tagName;
  }

  get parentElement(): QuickElement | null {
    return this.owner instanceof QuickElement ? this.owner : null;
  }

  get childNodes(): QuickNode[] {
    return this.#nodes;
  }

  get children(): QuickElement[] {
    return this.#nodes.filter((node) => node instanceof QuickElement);
  }

  get textContent(): string {
    return this.#nodes
      .map((node) => (node instanceof QuickElement ? node.textContent : (node.nodeValue ?? '')))
      .join('');
  }

  get innerHTML(): string {
    return serialize(this.source, { scriptingEnabled: false });
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? this.#attributes.get(name.toLowerCase()) ?? null;
  }

  closest(selector: string): QuickElement | null {
    const test = testOf(selector);
    if (!test) throw new Error(`quick-selectors.ts does not know: ${selector}`);
    return test(this) ? this : (this.parentElement?.closest(selector) ?? null);
  }
}

/** Comments are no nodes here: nobody asks for them, and they have no part in any text. */
function nodesOf(tree: Tree.ParentNode, owner: Parent, all: QuickElement[]): QuickNode[] {
  return tree.childNodes.flatMap((node): QuickNode[] => {
    if (defaultTreeAdapter.isTextNode(node)) return [new QuickNode(3, node.value)];
    return defaultTreeAdapter.isElementNode(node) ? [new QuickElement(node, owner, all)] : [];
  });
}
