import type { ReplicaResponse } from '../../replica/exchange';
import type { Visit } from '../../replica/visit';
import type { Bench } from './on-replica';

/** The replica's site with its pages written otherwise: `change` is given each page and the visit that asked for it. */
export function changePages(bench: Bench, change: (html: string, visit: Visit) => string): void {
  bench.replica.fault(
    () => true,
    {
      kind: 'custom',
      answer: async (serve, visit) => {
        const served = await serve();
        return isPage(served) ? withText(served, change(textOf(served), visit)) : served;
      },
    },
    Infinity,
  );
}

/** The same for its files. */
export function changeFiles(bench: Bench, change: (served: ReplicaResponse) => ReplicaResponse): void {
  bench.replica.fault(
    ({ path }) => /^\/(?:getattachment\.aspx|userimages\/)/i.test(path),
    {
      kind: 'custom',
      answer: async (serve) => {
        const served = await serve();
        return served.status === 200 ? change(served) : served;
      },
    },
    Infinity,
  );
}

export function withText(served: ReplicaResponse, text: string): ReplicaResponse {
  return { ...served, body: new TextEncoder().encode(text) };
}

function isPage({ status, headers }: ReplicaResponse): boolean {
  return (
    status === 200 &&
    headers.some(([name, value]) => name === 'Content-Type' && value.startsWith('text/html'))
  );
}

function textOf({ body }: ReplicaResponse): string {
  return new TextDecoder().decode(body);
}
