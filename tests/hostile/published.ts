import { existsSync, readFileSync } from 'node:fs';

/** Where the published corpora lie: beside the checkout, never in it. Undefined where they do not. */
const folder = ['../shared/corpora', '../../shared/corpora'].find((path) =>
  existsSync(`${path}/dompurify-payloads.json`),
);

export const publishedLieHere = folder !== undefined;

/** For the name of what is left out without them. */
export const leftOut = publishedLieHere ? '' : ' (left out: ../shared/corpora is not beside this checkout)';

/** The payloads of DOMPurify's own tests (cure53/DOMPurify): 223. */
export function purifierPayloads(): string[] {
  if (folder === undefined) return [];
  const entries = JSON.parse(readFileSync(`${folder}/dompurify-payloads.json`, 'utf8')) as {
    payload: string;
  }[];
  return entries.map(({ payload }) => payload);
}

/** The whole page of HTTPLeaks (cure53/HTTPLeaks), which names hosts under `leaking.via`. */
export function leakPage(): string | undefined {
  return folder === undefined ? undefined : readFileSync(`${folder}/httpleaks.html`, 'utf8');
}

/**
 * Its 217 ways to make a request, each as markup of its own: the block of the page that holds the way, with the
 * addresses of all the block's other ways made into ones that lead nowhere.
 */
export function leaks(): string[] {
  const page = leakPage();
  if (page === undefined) return [];
  const ways = [...new Set([...page.matchAll(/leaking\.via\/[\w-]*/g)].map(([way]) => way))];
  return ways.map((way) => {
    const block = blockAround(page, page.search(new RegExp(`${way}(?![\\w-])`)));
    return block.replace(
      /(?:https?|%68ttps):(?:\/|%2f)\/(leaking\.via\/[\w-]*)/g,
      (address, other: string) => (other === way ? address : 'about:blank#'),
    );
  });
}

/** What stands between empty lines and comments. */
function blockAround(page: string, at: number): string {
  const before = page.slice(0, at);
  const start = Math.max(...['\n\n', '\n-->', '\n<!--'].map((edge) => before.lastIndexOf(edge)), 0);
  const ends = ['\n\n', '\n<!--'].map((edge) => page.indexOf(edge, at)).filter((end) => end >= 0);
  return page.slice(start, ends.length === 0 ? undefined : Math.min(...ends)).replace(/^\s*-->/, '');
}
