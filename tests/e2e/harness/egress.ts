import { readFile } from 'node:fs/promises';
import { jpayHosts } from './chromium';

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

/** A request that somebody in the browser wanted to make, whether or not there was such a host. */
export interface WantedRequest {
  url: string;
  /** Origin of who wanted it; 'not an origin' for the browser itself and for addresses that a person typed. */
  initiator: string;
}

/** Every request by http in Chromium's own log (`--log-net-log`), which sees them before any name is looked up. */
export async function wantedRequests(netLog: string): Promise<WantedRequest[]> {
  const { constants, events } = JSON.parse(await readFile(netLog, 'utf8')) as NetLog;
  const started = constants.logEventTypes['URL_REQUEST_START_JOB'];
  return events.flatMap(({ type, params }) => {
    if (type !== started || params?.url === undefined || !/^(https?|wss?|ftp):/.test(params.url)) return [];
    return [{ url: params.url, initiator: params.initiator ?? 'not an origin' }];
  });
}

/** Those that leave JPay, except what the browser wants for itself. */
export function leavingTheSite(wanted: readonly WantedRequest[]): WantedRequest[] {
  return wanted.filter(
    ({ url, initiator }) => initiator !== 'not an origin' && !jpayHosts.includes(new URL(url).host),
  );
}
