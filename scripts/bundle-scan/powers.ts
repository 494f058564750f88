import ts from 'typescript';
import { foldedText } from '../read-only/folded-text';
import { isAssignment, isPropertyKey, lastNameOf } from '../read-only/syntax';

/**
 * What a built file could do that an extension's file must not: run text as a program, bring one in from elsewhere, write
 * text into a page, speak to a host. Told from the syntax tree, libraries and all; which are allowed stands in allowed.ts.
 */
export const powerKinds = [
  'run-text', // eval, Function, timers that are handed text, WebAssembly
  'load-code', // a script element, importScripts, a worker, import() of an address
  'write-markup', // innerHTML and its kin set, document.write
  'host', // an http(s) or ws(s) address in any text
] as const;
export type PowerKind = (typeof powerKinds)[number];

export interface Power {
  file: string;
  kind: PowerKind;
  /** The name, or for a host the host. */
  shown: string;
}

const runners = new Set(['eval', 'Function', 'AsyncFunction', 'GeneratorFunction', 'WebAssembly']);
const loaders = new Set(['importScripts', 'Worker', 'SharedWorker', 'ActiveXObject', 'addModule']);
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate', 'execScript']);
const markupProperties = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const markupMethods = new Set([
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'writeln',
]);

export function powersIn(file: string, text: string): Power[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const powers: Power[] = [];
  const add = (kind: PowerKind, shown: string): void => void powers.push({ file, kind, shown });
  const visit = (node: ts.Node): void => {
    lookAt(node, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return powers;
}

type Add = (kind: PowerKind, shown: string) => void;

function lookAt(node: ts.Node, add: Add): void {
  if (ts.isIdentifier(node)) lookAtName(node, add);
  // window['eval'], Reflect.get(window, 'eval'), '.constructor' reached by its text.
  if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) lookAtText(node.text, add);
  if (ts.isRegularExpressionLiteral(node)) return;
  if (isAssignment(node) || isCompoundAssignment(node)) {
    const name = lastNameOf(node.left);
    const isMember = ts.isPropertyAccessExpression(node.left) || ts.isElementAccessExpression(node.left);
    if (isMember && markupProperties.has(name)) add('write-markup', `${name} =`);
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) lookAtCall(node, add);
}

function lookAtName(node: ts.Identifier, add: Add): void {
  if (isPropertyKey(node)) return;
  const { text, parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  // A class may have a method called `eval`; a global is reached bare or through a window.
  const isReached = !isMember || isGlobal(parent.expression);
  if (runners.has(text) && isReached && !isOnlyAskedAbout(node)) add('run-text', text);
  if (loaders.has(text)) add('load-code', text);
  if (isMember && markupMethods.has(text)) add('write-markup', text);
}

/** `x instanceof Function`, `Function.prototype.toString`, and `Function.call.bind`, which makes none. */
function isOnlyAskedAbout(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return false;
  const next = ts.isPropertyAccessExpression(parent.parent) ? parent.parent.name.text : '';
  return parent.name.text === 'prototype'
    ? next !== 'constructor'
    : parent.name.text === 'call' && next === 'bind';
}

function isGlobal(owner: ts.Expression): boolean {
  return /^(?:globalThis|window|self|top|parent|frames|defaultView|contentWindow)$/.test(lastNameOf(owner));
}

function lookAtText(text: string, add: Add): void {
  if (runners.has(text)) add('run-text', text);
  if (loaders.has(text)) add('load-code', text);
  for (const [, host] of text.matchAll(/\b(?:https?|wss?):\/\/([^\s/"'<>?#\\]*)/gi))
    add('host', (host ?? '').toLowerCase());
}

function lookAtCall(node: ts.CallExpression | ts.NewExpression, add: Add): void {
  const called = lastNameOf(node.expression);
  const words = (node.arguments ?? []).map((one) => foldedText(one));
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    // Of our own chunks only: a relative path that can be told.
    if (words[0] === undefined || !/^(?:\.{1,2}\/|\/(?!\/))/.test(words[0])) add('load-code', 'import()');
  }
  if (/^createElement(?:NS)?$/.test(called)) {
    const tag = called === 'createElementNS' ? words[1] : words[0];
    if (tag?.trim().toLowerCase().replace(/^.*:/, '') === 'script') add('load-code', 'script element');
  }
  if (timers.has(called)) {
    const first = node.arguments?.[0];
    if (words[0] !== undefined || (first && isTextSum(first))) add('run-text', `${called} of text`);
  }
  if (called === 'constructor' && isMemberOfMember(node.expression))
    add('run-text', 'constructor.constructor');
  if (called === 'write' && (node.arguments?.length ?? 0) > 0) add('write-markup', 'write');
  if (called === 'execCommand' && words[0]?.toLowerCase() === 'inserthtml') add('write-markup', 'insertHTML');
}

/** 'a' + b, `a${b}`: text, though nobody can tell which. */
function isTextSum(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isTextSum(node.expression);
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    (isTextSum(node.left) || isTextSum(node.right))
  );
}

/** x.constructor.constructor: Function, without its name. */
function isMemberOfMember(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && lastNameOf(node.expression) === 'constructor';
}

function isCompoundAssignment(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstCompoundAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastCompoundAssignment
  );
}

/** What a page or a style sheet of the extension brings in from elsewhere; ours bring nothing. */
export function markupPowers(file: string, text: string): Power[] {
  return [
    ...[...text.matchAll(/\b(?:https?|wss?):\/\/([^\s/"'<>?#)\\]*)/gi)].map(([, host]): Power => ({
      file,
      kind: 'host',
      shown: (host ?? '').toLowerCase(),
    })),
    ...[...text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)\s*=\s*["']?\/\/[^\s"'>]*/gi)].map(
      ([shown]): Power => ({ file, kind: 'load-code', shown }),
    ),
  ];
}
