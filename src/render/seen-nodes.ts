import { blockElements, unseen } from './body-elements';
import { nameOf, walkerOver } from './trusted-parsing';

/** True if the markup itself makes the lines: any br or block element in sight. */
export function holdsLayout(root: Node): boolean {
  let found = false;
  visit(root, {
    enter: (name) => {
      if (name === 'br' || blockElements.has(name)) found = true;
    },
    leave: () => undefined,
    text: () => undefined,
  });
  return found;
}

interface Visitor {
  enter(name: string): void;
  leave(name: string): void;
  text(data: string): void;
}

/** Walks what can be seen, in order. Iterative: hostile mail nests deeper than a stack holds. */
export function visit(root: Node, visitor: Visitor): void {
  const walker = walkerOver(root);
  const open: string[] = [];
  let node: Node | null = walker.firstChild();
  while (node) {
    const name = nameOf(node);
    if (name === '#text') visitor.text(node.nodeValue ?? '');
    const seen = name !== '#text' && !unseen.has(name);
    if (seen) visitor.enter(name);
    const child: Node | null = seen ? walker.firstChild() : null;
    if (child) {
      open.push(name);
      node = child;
      continue;
    }
    if (seen) visitor.leave(name);
    node = walker.nextSibling();
    while (!node && open.length > 0) {
      walker.parentNode();
      visitor.leave(open.pop() ?? '');
      node = walker.nextSibling();
    }
  }
}
