/**
 * The way to the site, as the reader and jpay/ see it. platform/ implements it in the content script; tests hand in
 * one made of Node's fetch.
 */
export interface SiteResponse {
  /** Final address after redirects. */
  url: string;
  redirected: boolean;
  status: number;
  contentType: string;
  /** The header as sent, or null. */
  retryAfter: string | null;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A postback that passed the allow-list. Only jpay/postback.ts can make one: the brand is not exported as a value. */
declare const allowed: unique symbol;
export interface AllowedPostback {
  readonly [allowed]: true;
  readonly url: string;
  /** application/x-www-form-urlencoded */
  readonly body: string;
}

export interface RequestOptions {
  /** The page the site's own request would come from. */
  referrer: string;
  signal: AbortSignal;
}

/** What came back from another host of jpay.com: its bytes went straight to staging. */
export interface ElsewhereResponse {
  url: string;
  status: number;
  contentType: string;
  stagedId: string;
  size: number;
  /** First 4,096 and last 64 bytes at most: enough to tell the type and whether the end is there. */
  head: Uint8Array<ArrayBuffer>;
  tail: Uint8Array<ArrayBuffer>;
}

/** Every method throws LetterkeepError: "offline", "timed-out", "left-the-site" or "incomplete-bytes". */
export interface Transport {
  get(url: string, options: RequestOptions): Promise<SiteResponse>;
  /** The only way in the whole code to POST. */
  post(postback: AllowedPostback, options: RequestOptions): Promise<SiteResponse>;
  /** GET from a host of *.jpay.com that is not the page's own. */
  elsewhere(url: string, options: RequestOptions): Promise<ElsewhereResponse>;
}
