import ts from 'typescript';
import { foldedText } from './folded-text';

/* Questions about one node of a syntax tree. */

/** A claim that something is an AllowedPostback, by its name or by way of what takes one. */
export function claimsBrand(type: ts.Node, source: ts.SourceFile): boolean {
  return /\bAllowedPostback\b|\bTransport\b/.test(type.getText(source));
}

/** Interfaces, type aliases and annotations; a type predicate too, which the caller looks at. */
export function isOnlyType(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
    ts.isImportSpecifier(node)
  );
}

/** A text expression that is no part of a larger one: 'PO' of 'PO' + 'ST' is looked at with the rest. */
export function isWholeText(node: ts.Node): boolean {
  if (!ts.isExpression(node) || ts.isIdentifier(node)) return false;
  if (isPropertyKey(node) || (ts.isLiteralTypeNode(node.parent) && node.parent.literal === node))
    return false;
  return (
    foldedText(node) !== undefined &&
    !(ts.isExpression(node.parent) && !ts.isIdentifier(node.parent) && foldedText(node.parent) !== undefined)
  );
}

export function isPropertyKey(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
}

/** `method === 'POST'` asks; it sends nothing. */
export function isComparedOnly({ parent }: ts.Node): boolean {
  return (
    (ts.isBinaryExpression(parent) &&
      [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
        parent.operatorToken.kind,
      )) ||
    ts.isCaseClause(parent)
  );
}

export function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

export function isOwnerOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    ((ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
      parent.expression === node) ||
    ts.isTypeOfExpression(parent)
  );
}

/** `b` of `a.b`, `b` of `a['b']`, `a` of `a`; '' for anything else. */
export function lastNameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) return foldedText(node.argumentExpression) ?? '';
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node)) {
    return lastNameOf(node.expression);
  }
  return '';
}

/** `a` of `a.b.c['d']`. */
export function rootOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    return rootOf(node.expression);
  }
  return '';
}

export function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isComputedPropertyName(name) ? foldedText(name.expression) : name.text;
}

/** Names that the file gives to things of its own, imports and parameters too. */
export function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isDeclared =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node);
    if (isDeclared && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}
