import { createHash } from 'node:crypto';
import { Agent, request } from 'node:https';
import { InFlight } from './in-flight';
import { attachmentTargets, fileLink, hasNext, letterLinks, letterText, pressed } from './pages';
import type { Fetched } from './completeness';

const origin = 'https://www.jpay.com';

export interface LeastRun extends Fetched {
  /** From the first request to the last byte. Milliseconds. */
  ms: number;
  requests: number;
}

/**
 * Fetches a whole mailbox with the least requests there are, on the plain replica: every list page once, every message
 * once, two for an attachment. Both lists at once and messages as they are found, always as many in flight as may be.
 * Nothing is parsed or kept; what came is hashed when the clock has stopped.
 */
export async function fetchLeast(port: number, cookies: string, inFlight: number): Promise<LeastRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const work = new InFlight(inFlight);
  const letters: string[] = [];
  const files: Buffer[] = [];
  let requests = 0;

  const ask = (path: string, referer: string, form?: string): Promise<Buffer> => {
    requests += 1;
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          ...{ host: '127.0.0.1', port, path: `/${path}`, agent, rejectUnauthorized: false },
          method: form === undefined ? 'GET' : 'POST',
          headers: {
            ...{ host: 'www.jpay.com', cookie: cookies, referer: `${origin}/${referer}` },
            ...(form === undefined
              ? {}
              : {
                  ...{ origin, 'content-type': 'application/x-www-form-urlencoded' },
                  'content-length': Buffer.byteLength(form),
                }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            if (answer.statusCode === 200) resolve(Buffer.concat(parts));
            else reject(new Error(`/${path} was answered with ${String(answer.statusCode)}.`));
          });
        },
      );
      asked.on('error', reject);
      asked.end(form);
    });
  };

  const openAttachment = async (page: string, path: string, target: string): Promise<void> => {
    const shown = (await ask(path, path, pressed(page, target))).toString();
    work.add(async () => void files.push(await ask(fileLink(shown), path)));
  };
  const openLetter = async (path: string, list: string): Promise<void> => {
    const page = (await ask(path, list)).toString();
    letters.push(page);
    for (const target of attachmentTargets(page)) work.add(() => openAttachment(page, path, target));
  };
  const openList = async (list: string, form?: string): Promise<void> => {
    const page = (await ask(list, form === undefined ? 'home.aspx' : list, form)).toString();
    if (hasNext(page)) work.add(() => openList(list, pressed(page, 'LinkbuttonArrowNext')));
    for (const path of letterLinks(page)) work.add(() => openLetter(path, list));
  };

  const startedAt = performance.now();
  work.add(() => openList('IncomingMails.aspx'));
  work.add(() => openList('SentMails.aspx'));
  await work.done();
  const ms = performance.now() - startedAt;
  agent.destroy();
  return { ms, requests, letters: letters.map(letterText), files: files.map(sha256) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
