import { overHttps } from './address';
import { attribute } from './unclobbered';

/**
 * Reads, and never runs, what a link or handler of the site would do. ASP.NET writes `__doPostBack('target','argument')` into href or
 * onclick, or WebForm_DoPostBackWithOptions with a new WebForm_PostBackOptions("target", "argument", validate,
 * "group", "actionUrl", ...) (ASP.NET client library). How rows of JPay open is unknown (dossier 2.5), so all forms are understood.
 */
export interface Postback {
  target: string;
  argument: string;
}

export interface Deeds {
  /** Addresses it names, unresolved (but over https), in order: the href itself, or every string in a script. */
  addresses: string[];
  postbacks: Postback[];
  /** A script that asks "are you sure?": nothing that only opens a message does that. */
  asksFirst: boolean;
  /** A postback to another page, or one whose target is not written out. */
  obscure: boolean;
  /** The script or address in short, for a refusal's reason. */
  shown: string;
}

const text = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;

/** What following or clicking this one element would do: its href, onclick and data addresses together. */
export function deedsOf(element: Element): Deeds {
  const deeds: Deeds = { addresses: [], postbacks: [], asksFirst: false, obscure: false, shown: '' };
  for (const name of ['href', 'data-href', 'data-url']) {
    const value = attribute(element, name)?.trim();
    if (value === undefined || value === '') continue;
    deeds.shown ||= value.slice(0, 120);
    if (/^javascript:/i.test(value)) readScript(unescaped(value.slice('javascript:'.length)), deeds);
    else deeds.addresses.push(overHttps(value));
  }
  for (const name of ['onclick', 'ondblclick']) {
    const script = attribute(element, name)?.trim();
    if (script === undefined || script === '') continue;
    deeds.shown ||= script.slice(0, 120);
    readScript(script.replace(/^javascript:/i, ''), deeds);
  }
  return deeds;
}

/** Every string literal of a script, unquoted: `window.open('...')`, `location = "..."`. */
export function stringsOf(script: string): string[] {
  return [...script.matchAll(new RegExp(text, 'g'))].map(([literal]) => unquoted(literal));
}

function readScript(script: string, deeds: Deeds): void {
  if (/\bconfirm\s*\(/.test(script)) deeds.asksFirst = true;
  const strings = stringsOf(script);
  deeds.addresses.push(...strings.filter((value) => /[./?]/.test(value)).map(overHttps));

  const before = deeds.postbacks.length;
  const plain = new RegExp(String.raw`__doPostBack\s*\(\s*(${text})\s*,\s*(${text})\s*\)`, 'g');
  for (const [, target = '', argument = ''] of script.matchAll(plain)) {
    deeds.postbacks.push({ target: unquoted(target), argument: unquoted(argument) });
  }
  for (const [, options = ''] of script.matchAll(/WebForm_PostBackOptions\s*\(([^)]*)\)/g)) {
    const [target = '', argument = '', , actionUrl = ''] = stringsOf(options);
    if (target === '' || actionUrl !== '') deeds.obscure = true;
    else deeds.postbacks.push({ target, argument });
  }
  if (deeds.postbacks.length > before) return;
  // setTimeout('__doPostBack(\'X\',\'\')', 0), as AutoPostBack writes it.
  for (const inner of strings) {
    if (inner.includes('__doPostBack')) readScript(inner, deeds);
  }
  if (deeds.postbacks.length === before && script.includes('__doPostBack')) deeds.obscure = true;
}

/** Browsers undo percent escapes of a javascript: address before running it. */
function unescaped(script: string): string {
  try {
    return decodeURIComponent(script);
  } catch {
    return script; // A lone % is allowed in a script.
  }
}

function unquoted(literal: string): string {
  const escapes = /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi;
  return literal.slice(1, -1).replace(escapes, (_, unicode?: string, hex?: string, plain?: string) => {
    if (plain === undefined) return String.fromCharCode(parseInt(unicode ?? hex ?? '0', 16));
    return { n: '\n', r: '\r', t: '\t' }[plain] ?? plain;
  });
}
