import { namesSomethingNeverPressed } from './never-press';

/** Addresses as they stand on a page. Parsed documents have no base of their own: all are resolved against the page's address. */

/** The absolute address, or null for what is none that can be fetched (javascript:, mailto:, empty, broken). */
export function resolveAddress(href: string | null, base: string): URL | null {
  const trimmed = href?.trim() ?? '';
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  try {
    const url = new URL(trimmed, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/**
 * An address as a page writes it, with https for the pages' own host. Behind the BIG-IP, where the encryption may end
 * (dossier 1), the server may take itself for one of http and write absolute addresses so. Nothing is ever asked for
 * in the clear, so they are raised before they are judged. Of other hosts nobody knows that they speak https: those stay.
 */
export function overHttps(address: string): string {
  return address.replace(/^(\s*)http:\/\/((?:www\.)?jpay\.com)(?::80)?(?=[/?#]|\s*$)/i, '$1https://$2');
}

/** True for https on the page's own origin, jpay.com or one of its hosts: nothing else is ever contacted. */
export function isOfTheSite(url: URL, pageUrl: string): boolean {
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  if (url.origin === new URL(pageUrl).origin) return true;
  return url.hostname === 'jpay.com' || url.hostname.endsWith('.jpay.com');
}

/** The last part of the path in lower case, "incomingmails.aspx": what page maps go by, never a whole address. */
export function pageName(url: string): string {
  return new URL(url).pathname.split('/').pop()?.toLowerCase() ?? '';
}

/** Path without query, for errors and reports: tokens stay out of them. */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** What a read page's parameters may say of the letter without asking for anything: `archived=false`. Stems, lest `archiveDelete` loses its D. */
const traits = /archive|stamp|report|block|cancel/gi;

/**
 * A GET that asks for something we never press: `Logout.aspx`, `Delete.aspx?...`, `...?cmd=delete`. Values longer than a
 * word are tokens, in which any word may turn up by chance.
 */
export function asksForSomethingNeverPressed(url: URL): boolean {
  const page = pageName(url.href).replace(/\.\w+$/, '');
  if (namesSomethingNeverPressed(page)) return true;
  const isReadPage = directionOfReadPage(url.href) !== null;
  return [...url.searchParams].some(
    ([name, value]) =>
      namesSomethingNeverPressed(isReadPage ? name.replace(traits, ' ') : name) ||
      (/^(?:[A-Za-z][a-z_-]{1,19}|[A-Z_-]{2,20})$/.test(value) && isOneWordNeverPressed(value)),
  );
}

/**
 * A picture, film or paper in a folder, with nothing asked of it: to fetch it does no more than that, whatever it is called
 * (`payday.jpg`, `SendingLove.jpg`).
 */
export function isPlainFile(url: URL): boolean {
  return (
    url.search === '' &&
    /\.(?:jpe?g|png|gif|bmp|webp|heic|tiff?|pdf|mp4|mov|m4v|webm|flv|avi|wmv|mpe?g|3gp|mp3|m4a|wav)$/i.test(
      url.pathname,
    )
  );
}

function isOneWordNeverPressed(value: string): boolean {
  return /^(?:\w*[_-])?(?:delete|remove|reply|send|forward|compose|buy|pay|purchase|transfer|draft|print|cancel(?:ar)?|logout|signout)(?:[_-]?(?:mail|message|letter|all|it))?$/i.test(
    value,
  );
}

export interface LetterAddress {
  url: string;
  /** `encletterid` exactly as written, escapes and all: it may be base64 (dossier 7.3). Never an identity. */
  token: string;
  direction: 'received' | 'sent';
}

/**
 * The address of a read page, told by path and parameter without regard to case (dossier 1: the parameter's case is
 * unknown), on the page's own origin and asking for nothing else. Null for every other address.
 */
export function letterAddress(href: string | null, pageUrl: string): LetterAddress | null {
  const url = resolveAddress(href, pageUrl);
  if (url?.origin !== new URL(pageUrl).origin) return null;
  const direction = directionOfReadPage(url.href);
  const token = rawParameter(url, 'encletterid');
  if (direction === null || token === undefined || token === '' || asksForSomethingNeverPressed(url)) {
    return null;
  }
  return { url: url.href, token, direction };
}

/**
 * True for the addresses that JPay shows to nobody but who is signed in: home, both lists and every letter (dossier 1). By
 * the address alone: what such a page really is, only the page can say.
 */
export function isForWhoeverSignedIn(url: string): boolean {
  return /^(?:home|incomingmails|incomingmailview|sent[a-z]*mails?(?:view)?)\.aspx$/.test(pageName(url));
}

export function directionOfReadPage(url: string): 'received' | 'sent' | null {
  const name = pageName(url);
  if (name === 'incomingmailview.aspx') return 'received';
  return name === 'sentmailview.aspx' ? 'sent' : null;
}

function rawParameter(url: URL, name: string): string | undefined {
  for (const pair of url.search.slice(1).split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).toLowerCase() === name) return pair.slice(equals + 1);
  }
  return undefined;
}
