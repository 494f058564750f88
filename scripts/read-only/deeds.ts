import ts from 'typescript';
import { foldedText } from './folded-text';
import {
  claimsBrand,
  declaredNames,
  isAssignment,
  isComparedOnly,
  isOnlyType,
  isOwnerOfMember,
  isPropertyKey,
  isWholeText,
  lastNameOf,
  nameOf,
  rootOf,
} from './syntax';

/**
 * What code could do to a website, told from its syntax tree alone. Everything that could send something, press
 * something or leave the page is a deed; which of them are allowed, and where, stands in allowances.ts.
 */
export const deedKinds = [
  'request', // a name that can make a request: fetch, XMLHttpRequest, sendBeacon, WebSocket ...
  'verb', // text that is an HTTP method other than GET
  'method', // a `method` that is not the literal 'GET'
  'press', // click(), submit(), requestSubmit(), dispatchEvent()
  'navigate', // location, open(), tabs.create ...
  'element', // an element that sends or loads by itself: form, iframe, script ...
  'address', // an element's address or action set
  'unknown-name', // an element made, or an attribute set, by a name that cannot be told
  'run-text', // eval and its kin, scripting.executeScript
  'hidden-name', // a global reached by a name that cannot be told, or handed on whole
  'brand', // an AllowedPostback claimed by assertion
  'unchecked', // a comment or assertion that takes the type check away
] as const;
export type DeedKind = (typeof deedKinds)[number];

export interface Deed {
  file: string;
  /** Counted from 1. */
  line: number;
  kind: DeedKind;
  /** The name or text that gave it away. */
  shown: string;
}

const requestNames = new Set([
  'fetch',
  'fetchLater',
  'Request',
  'XMLHttpRequest',
  'sendBeacon',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'importScripts',
  'Worker',
  'SharedWorker',
  'Image',
]);
const runNames = new Set([
  'eval',
  'Function',
  'executeScript',
  'execCommand',
  'write',
  'writeln',
  'setHTMLUnsafe',
]);
const pressNames = new Set(['click', 'submit', 'requestSubmit', 'dispatchEvent']);
const globals = new Set([
  'globalThis',
  'window',
  'self',
  'top',
  'parent',
  'frames',
  'document',
  'navigator',
  'location',
]);
const wholeGlobals = new Set(['globalThis', 'window', 'self', 'defaultView', 'contentWindow']);
const elementsThatAct = new Set(['form', 'iframe', 'frame', 'script', 'object', 'embed', 'link', 'portal']);
const actingAttributes = new Set(['action', 'formaction', 'method', 'formmethod', 'srcdoc', 'ping']);
const verbs = /^(?:POST|PUT|PATCH|DELETE|CONNECT|TRACE)$/;

/** Every deed in one source file, in order. Types do nothing and are left out, except where they claim the brand. */
export function deedsIn(file: string, text: string): Deed[] {
  const kind = /\.[cm]?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const deeds: Deed[] = [];
  const add = (node: ts.Node, what: DeedKind, shown = node.getText(source)): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    deeds.push({ file, line: line + 1, kind: what, shown: shown.replace(/\s+/g, ' ').slice(0, 80) });
  };
  const own = declaredNames(source);
  for (const [index, line] of text.split('\n').entries()) {
    const hushed = /@ts-(?:ignore|expect-error|nocheck)/.exec(line)?.[0];
    if (hushed) deeds.push({ file, line: index + 1, kind: 'unchecked', shown: hushed });
  }
  const visit = (node: ts.Node): void => {
    if (isOnlyType(node)) {
      if (ts.isTypePredicateNode(node) && claimsBrand(node, source)) add(node, 'brand');
      return;
    }
    lookAt(node, source, own, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return deeds;
}

type Add = (node: ts.Node, kind: DeedKind, shown?: string) => void;

function lookAt(node: ts.Node, source: ts.SourceFile, own: ReadonlySet<string>, add: Add): void {
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) {
    if (claimsBrand(node.type, source)) add(node, 'brand');
    else if (/^(?:any|never)$/.test(node.type.getText(source))) add(node, 'unchecked');
  }
  if (ts.isTypePredicateNode(node) && claimsBrand(node, source)) add(node, 'brand');
  if (isWholeText(node)) lookAtText(node, foldedText(node), add);
  if (ts.isIdentifier(node)) lookAtName(node, own, add);
  if (ts.isElementAccessExpression(node)) {
    const name = foldedText(node.argumentExpression);
    if (name !== undefined) lookAtMember(node, name, add);
    else if (globals.has(rootOf(node)) && !own.has(rootOf(node))) add(node, 'hidden-name');
  }
  if (ts.isPropertyAccessExpression(node)) lookAtMember(node, node.name.text, add);
  if (ts.isPropertyAssignment(node) && nameOf(node.name) === 'method') {
    if (foldedText(node.initializer) !== 'GET') add(node, 'method');
  }
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'method') add(node, 'method');
  if (ts.isComputedPropertyName(node) && isNetwork(foldedText(node.expression))) add(node, 'request');
  if (isAssignment(node)) lookAtAssignment(node, source, own, add);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) lookAtCall(node, own, add);
}

/** Text that is a verb, or a name under which a global could be taken: Reflect.get(x, 'fetch'). */
function lookAtText(node: ts.Node, text: string | undefined, add: Add): void {
  if (text === undefined) return;
  if (verbs.test(text.trim().toUpperCase()) && !isComparedOnly(node)) add(node, 'verb', text);
  if (isNetwork(text) && !ts.isElementAccessExpression(node.parent)) add(node, 'request', text);
}

function isNetwork(text: string | undefined): boolean {
  return (
    text !== undefined &&
    /^(?:fetch|fetchLater|XMLHttpRequest|sendBeacon|WebSocket|EventSource|requestSubmit)$/.test(text)
  );
}

function lookAtName(node: ts.Identifier, own: ReadonlySet<string>, add: Add): void {
  const { text, parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isQualifiedName(parent);
  if (isMember) return; // lookAtMember has it.
  if (requestNames.has(text)) add(node, 'request', text);
  if (runNames.has(text) && (text === 'eval' || text === 'Function')) add(node, 'run-text', text);
  const names = ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node;
  if (names && (pressNames.has(text) || text === 'location')) add(node, 'press', text);
  if (wholeGlobals.has(text) && !own.has(text) && !isOwnerOfMember(node) && !isPropertyKey(node)) {
    add(node, 'hidden-name', text);
  }
}

function lookAtMember(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  name: string,
  add: Add,
): void {
  if (requestNames.has(name)) add(node, 'request', name);
  if (pressNames.has(name)) add(node, 'press', name);
  if (runNames.has(name) && name !== 'write') add(node, 'run-text', name);
  const owner = lastNameOf(node.expression);
  if (name === 'write' && owner === 'document') add(node, 'run-text', 'document.write');
  if (name === 'defaultView' || name === 'contentWindow') add(node, 'hidden-name', name);
  if (owner === 'location' && /^(?:assign|replace|reload)$/.test(name))
    add(node, 'navigate', `location.${name}`);
  if (owner === 'navigation' && /^(?:navigate|reload|back|forward)$/.test(name)) add(node, 'navigate', name);
  if (owner === 'history' && /^(?:go|back|forward)$/.test(name)) add(node, 'navigate', `history.${name}`);
  if ((owner === 'tabs' || owner === 'windows') && /^(?:create|update|reload|goBack|goForward)$/.test(name)) {
    add(node, 'navigate', `${owner}.${name}`);
  }
  if (name === 'open' && (globals.has(owner) || owner === 'defaultView')) add(node, 'navigate', 'open');
  if (name === 'register' && owner === 'serviceWorker') add(node, 'run-text', 'serviceWorker.register');
}

function lookAtAssignment(
  { left }: ts.BinaryExpression,
  source: ts.SourceFile,
  own: ReadonlySet<string>,
  add: Add,
): void {
  const name = lastNameOf(left);
  if (name === 'location' && !own.has('location')) add(left, 'navigate');
  const isMember = ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left);
  if (!isMember) return;
  if (lastNameOf(left.expression) === 'location') add(left, 'navigate', left.getText(source));
  else if (['href', 'src', 'action', 'formAction', 'srcdoc', 'ping'].includes(name)) add(left, 'address');
  if (name === 'method') add(left, 'method');
}

function lookAtCall(node: ts.CallExpression | ts.NewExpression, own: ReadonlySet<string>, add: Add): void {
  const called = lastNameOf(node.expression);
  const first = node.arguments?.[0];
  const word = first && foldedText(first)?.trim().toLowerCase();
  if (/^(?:createElement(?:NS)?|element)$/.test(called)) {
    const tag = called === 'createElementNS' ? node.arguments?.[1] && foldedText(node.arguments[1]) : word;
    if (tag !== undefined && elementsThatAct.has(tag.toLowerCase())) add(node, 'element', tag);
    if (tag === undefined && called !== 'element') add(node, 'unknown-name');
  }
  if (/^setAttribute(?:NS|Node)?$/.test(called)) {
    const names = (node.arguments ?? []).slice(0, 2).map((one) => foldedText(one)?.toLowerCase());
    const name = called === 'setAttribute' ? names[0] : names[1];
    if (name === undefined) add(node, 'unknown-name');
    else if (actingAttributes.has(name) || name.startsWith('on')) add(node, 'address', name);
  }
  if (ts.isIdentifier(node.expression) && called === 'open' && !own.has('open'))
    add(node, 'navigate', 'open');
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword && word === undefined) add(node, 'run-text');
}
