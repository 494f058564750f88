import { respond, type ReplicaResponse } from '../../replica/exchange';
import type { LogEntry } from '../../replica/log';
import type { Visit } from '../../replica/visit';
import type { Bench } from './on-replica';

/** The replica's pages in another form than any switch has: its HTML rewritten on the way to the reader. */
export function rewritePages(bench: Bench, change: (html: string, visit: Visit) => string): void {
  const answer = async (serve: () => Promise<ReplicaResponse>, visit: Visit): Promise<ReplicaResponse> => {
    const served = await serve();
    const isPage = served.headers.some(
      ([name, value]) => name === 'Content-Type' && value.startsWith('text/html'),
    );
    if (!isPage || served.status !== 200) return served;
    return { ...served, body: new TextEncoder().encode(change(htmlOf(served), visit)) };
  };
  bench.replica.fault(() => true, { kind: 'custom', answer }, Infinity);
}

/** In place of the answers to these requests, this page, whatever the replica would have said. */
export function answerWithPage(bench: Bench, when: (entry: LogEntry) => boolean, html: string): void {
  const answer = (): Promise<ReplicaResponse> =>
    Promise.resolve(respond(200, [['Content-Type', 'text/html; charset=utf-8']], html));
  bench.replica.fault(when, { kind: 'custom', answer }, Infinity);
}

export function htmlOf(response: ReplicaResponse): string {
  return new TextDecoder().decode(response.body);
}
