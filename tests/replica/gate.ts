import type { ReplicaRequest } from './exchange';

export const siteHost = 'www.jpay.com';
export const pictureHost = 'cdna.jpay.com';

/** A person on this machine may open the replica without any name for it. */
const ownNames = new Set(['127.0.0.1', 'localhost']);

export type HostRole = 'site' | 'bare' | 'pictures' | 'foreign';

/** Which of JPay's hosts a request is for. */
export function roleOf(hostname: string): HostRole {
  if (hostname === siteHost || ownNames.has(hostname)) return 'site';
  if (hostname === 'jpay.com') return 'bare';
  return hostname === pictureHost ? 'pictures' : 'foreign';
}

function isOwn(address: string | undefined): boolean {
  if (address === undefined) return false;
  try {
    const { hostname } = new URL(address);
    return hostname === 'jpay.com' || hostname.endsWith('.jpay.com') || ownNames.has(hostname);
  } catch {
    return false;
  }
}

const personalDestinations = new Set(['document', 'iframe', 'image']);

/**
 * Whether a request looks like one of the site's own: a GET with its Referer, a POST with its Origin; or like one that
 * a person makes by opening a page (Sec-Fetch). The true firewall's rules are unknown; this is the strictest likely one.
 */
export function looksOwn(request: ReplicaRequest): boolean {
  const { headers } = request;
  if (headers['sec-fetch-mode'] === 'navigate' || personalDestinations.has(headers['sec-fetch-dest'] ?? ''))
    return true;
  return request.method === 'GET' || request.method === 'HEAD'
    ? isOwn(headers['referer'])
    : isOwn(headers['origin']);
}
