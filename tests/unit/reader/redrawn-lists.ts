import type { Replica } from '../../replica';
import { headerOf } from '../../replica/exchange';
import type { Visit } from '../../replica/visit';
import type { Exception } from '../../../src/model/receipt';
import type { Bench } from './on-replica';

/** The lists of a made-up JPay, drawn in another form than the replica knows: the page as served, and the page as it is sent. */
export type Redraw = (html: string, visit: Visit) => string;

const lists = /^\/(?:incomingmails|sentmails)\.aspx$/;

/** From now on, every whole page of the inbox and of Sent. */
export function redrawLists(replica: Replica, redraw: Redraw): void {
  replica.fault(
    ({ path }) => lists.test(path.toLowerCase()),
    {
      kind: 'custom',
      answer: async (serve, visit) => {
        const answer = await serve();
        if (answer.status !== 200 || !headerOf(answer, 'Content-Type')?.startsWith('text/html'))
          return answer;
        const html = redraw(new TextDecoder().decode(answer.body), visit);
        return { ...answer, body: new TextEncoder().encode(html) };
      },
    },
    Infinity,
  );
}

/** Each row of a list, redrawn. */
export function redrawRows(html: string, redraw: (row: string) => string): string {
  return html.replace(/<tr class="Grid(?:Item|AlternatingItem|ItemUnread)"[\s\S]*?<\/tr>/g, redraw);
}

/** What is told of the lists when the first job is over. */
export function listExceptionsOf(bench: Bench): Exception[] {
  return [...bench.keeper.findings('job 1').listExceptions];
}
