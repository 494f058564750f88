import { LetterkeepError } from '../model/failure';
import type { SiteResponse } from '../model/transport';
import { overHttps, pathOf, resolveAddress } from './address';
import { decodePage, type CharsetRule } from './decode';
import { looksLikeDelta, pageOfDelta, readDelta } from './delta';
import { all, attribute, nearest } from './unclobbered';

/** A page of the site as served: parsed, never run. */
export interface SitePage {
  /** Final address, after redirects. */
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly text: string;
  readonly charset: string;
  readonly charsetRule: CharsetRule;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly document: Document;
  /** A full page, or an UpdatePanel's partial answer: then only its panels are here. */
  readonly form: 'full' | 'delta';
  /** Where the page itself sends the browser, absolute: a delta's pageRedirect or a meta refresh. */
  readonly sendsTo?: string;
  /** The error a delta carries, in the site's words. */
  readonly deltaError?: string;
  /** False if the end of the page is missing: the lack of anything then proves nothing. */
  readonly whole: boolean;
}

/**
 * Decodes and parses a response. `parseHtml` is DOMParser's parseFromString(html, 'text/html') in the browser and
 * jsdom's in tests; it must run no script.
 */
export function parsePage(response: SiteResponse, parseHtml: (html: string) => Document): SitePage {
  const { text, charset, rule } = decodePage(response.bytes, response.contentType);
  const common = {
    url: response.url,
    redirected: response.redirected,
    status: response.status,
    text,
    charset,
    charsetRule: rule,
    bytes: response.bytes,
  };
  if (looksLikeDelta(text)) {
    const parts = readDelta(text);
    const redirect = parts?.find((part) => part.type === 'pageRedirect')?.content;
    const error = parts?.find((part) => part.type === 'error')?.content;
    const sendsTo =
      redirect === undefined ? null : resolveAddress(overHttps(addressOfRedirect(redirect)), response.url);
    return {
      ...common,
      document: parseHtml(pageOfDelta(parts ?? [])),
      form: 'delta',
      whole: parts !== null,
      ...(sendsTo ? { sendsTo: sendsTo.href } : {}),
      ...(error === undefined ? {} : { deltaError: error }),
    };
  }
  const document = parseHtml(text);
  const sendsTo = refreshTarget(document, response.url);
  return {
    ...common,
    document,
    form: 'full',
    whole: endsWhole(text),
    ...(sendsTo ? { sendsTo } : {}),
  };
}

/**
 * WebForms pages always close their one form, and browsers forgive a missing </html>, so either will do. A form that closed before
 * the one with the page's state (a search box in the header) says nothing of the end.
 */
function endsWhole(text: string): boolean {
  if (/<\/html\s*>/i.test(text)) return true;
  const state = text.search(/name\s*=\s*["']?__(?:VIEWSTATE|VSTATE|COMPRESSEDVIEWSTATE)/i);
  return /<\/form\s*>/i.test(state < 0 ? text : text.slice(state));
}

/**
 * Throws "incomplete-bytes" for a page whose end is missing: fetch accepts a cut gzip stream or a closed connection without
 * a word (reliability.md 0.7).
 */
export function requireWhole(page: SitePage): void {
  if (page.whole) return;
  throw new LetterkeepError('incomplete-bytes', 'The page ended before its end.', {
    page: pathOf(page.url),
    field: '</form> or </html>',
  });
}

/** ASP.NET escapes the address of a pageRedirect: `%2flogin.aspx`. */
function addressOfRedirect(content: string): string {
  if (/^(?:https?:)?\/|^[\w.-]+\.aspx/i.test(content)) return content;
  try {
    return decodeURIComponent(content);
  } catch {
    return content; // Not escaped after all.
  }
}

function refreshTarget(document: Document, base: string): string | undefined {
  for (const meta of all(document, 'meta[http-equiv]')) {
    if (attribute(meta, 'http-equiv')?.toLowerCase() !== 'refresh') continue;
    // DOMParser runs no script, so what is for browsers without script is parsed as elements. It is not for us.
    if (nearest(meta, 'noscript')) continue;
    const target = /url\s*=\s*["']?([^"']+)/i.exec(attribute(meta, 'content') ?? '')?.[1];
    const url = resolveAddress(overHttps(target ?? ''), base);
    if (url) return url.href;
  }
  return undefined;
}
