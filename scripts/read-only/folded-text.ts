import ts from 'typescript';

/**
 * The text that an expression always gives, if that can be told from the syntax alone: literals, templates, sums, joins,
 * changes of case, and names of constants of the same file. Undefined where it depends on anything else.
 */
export function foldedText(node: ts.Node, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const fold = (inner: ts.Node): string | undefined => foldedText(inner, depth + 1);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    return fold(node.expression);
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map((span) => joined([fold(span.expression), span.literal.text]));
    return joined([node.head.text, ...spans]);
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return joined([fold(node.left), fold(node.right)]);
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: owner, name } = node.expression;
    if (name.text === 'toUpperCase') return fold(owner)?.toUpperCase();
    if (name.text === 'toLowerCase') return fold(owner)?.toLowerCase();
    if (name.text === 'trim') return fold(owner)?.trim();
    if (name.text === 'concat') return joined([owner, ...node.arguments].map(fold));
    if (name.text === 'join' && ts.isArrayLiteralExpression(owner)) {
      const between = node.arguments[0] ? fold(node.arguments[0]) : ',';
      const words = owner.elements.map(fold);
      if (between === undefined || words.includes(undefined)) return undefined;
      return words.join(between);
    }
    return undefined;
  }
  if (ts.isIdentifier(node)) {
    const initializer = constantNamed(node);
    return initializer && initializer !== node ? fold(initializer) : undefined;
  }
  return undefined;
}

function joined(words: readonly (string | undefined)[]): string | undefined {
  return words.includes(undefined) ? undefined : words.join('');
}

/** What the one variable of this name in the file is made of; two of one name tell nothing. */
function constantNamed(name: ts.Identifier): ts.Expression | undefined {
  const found = constantsOf(name.getSourceFile()).get(name.text);
  return found?.length === 1 ? found[0] : undefined;
}

const constants = new WeakMap<ts.SourceFile, Map<string, ts.Expression[]>>();

function constantsOf(file: ts.SourceFile): Map<string, ts.Expression[]> {
  const known = constants.get(file);
  if (known) return known;
  const found = new Map<string, ts.Expression[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      found.set(node.name.text, [...(found.get(node.name.text) ?? []), node.initializer]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  constants.set(file, found);
  return found;
}
