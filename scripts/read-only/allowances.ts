import type { Deed, DeedKind } from './deeds';

/**
 * The deeds that Letterkeep's source may hold, each with its reason. The number is exact: one more is refused, and one
 * that is gone must be taken off the list. `file` ends with a slash for a whole folder, where any number is allowed.
 */
export interface Allowance {
  file: string;
  kind: DeedKind;
  /** As Deed.shown; '' for any. */
  shown: string;
  count: number | 'any';
  why: string;
}

const transport = 'src/platform/site-transport.ts';
const drawn = 'It draws pages of our own: from fixed lists of names, in documents that never were JPay’s.';
const inert = 'It looks for DOMParser and Trusted Types where a test hands in none.';

export const allowances: readonly Allowance[] = [
  one(
    transport,
    'verb',
    'POST',
    'The only POST: Transport.post, which takes nothing but an AllowedPostback.',
  ),
  one(transport, 'method', 'method', 'Its two values are GET and POST, by its type.'),
  {
    ...one(transport, 'hidden-name', 'globalThis', 'Firefox’s content.fetch is not among the types.'),
    count: 2,
  },
  {
    ...one(
      'src/platform/own-names.ts',
      'hidden-name',
      'globalThis',
      'It hides names of the page: to nothing.',
    ),
    count: 2,
  },
  { ...one(transport, 'request', 'fetch', 'pageFetcher: the page’s own fetch, and Firefox’s.'), count: 5 },
  one(
    'src/platform/fetch-whole.ts',
    'request',
    'fetch',
    'Calls the fetcher it is handed, with the init it is handed.',
  ),
  {
    ...one('src/platform/elsewhere.ts', 'request', 'fetch', 'GET of a picture on another host of JPay.'),
    count: 2,
  },
  one('src/jpay/postback.ts', 'brand', '', 'preparePostback, the one maker, behind the allow-list.'),
  one('src/platform/save-file.ts', 'press', 'click', 'Our own anchor in our own tab: how a file is saved.'),
  one('src/platform/save-file.ts', 'address', 'anchor.href', 'The blob that is saved.'),
  one('src/platform/archive-tab.ts', 'navigate', 'tabs.create', 'Opens our own archive page.'),
  one('src/platform/archive-tab.ts', 'navigate', 'tabs.update', 'Shows our own archive page.'),
  one('src/platform/jpay-tab.ts', 'navigate', 'tabs.reload', 'On the button “Reload the JPay page”: a GET.'),
  one(
    'entrypoints/archive/main.ts',
    'navigate',
    'location.reload',
    'Our own archive page, when another page forgot everything.',
  ),
  one(
    'src/platform/jpay-tab.ts',
    'navigate',
    'tabs.update',
    'The same, for a tab out of memory: its own address.',
  ),
  one(
    'src/bundle/pages/search-form.ts',
    'element',
    'form',
    'The search of START HERE; its policy says form-action none.',
  ),
  {
    ...one(
      'src/platform/popup-ahead.ts',
      'hidden-name',
      'globalThis',
      'Storage and tabs are read before the popup has the polyfill; the answers wait in the page, our own.',
    ),
    count: 2,
  },
  { ...one('src/render/sanitise.ts', 'hidden-name', 'globalThis', inert), count: 2 },
  { ...one('src/render/trusted-parsing.ts', 'hidden-name', 'globalThis', inert), count: 4 },
  folder('src/render/', drawn),
  folder('src/bundle/', drawn),
  folder('src/ui/', drawn),
  folder('assets/', drawn),
];

function one(file: string, kind: DeedKind, shown: string, why: string): Allowance {
  return { file, kind, shown, count: 1, why };
}

function folder(file: string, why: string): Allowance {
  return { file, kind: 'unknown-name', shown: '', count: 'any', why };
}

/**
 * The deeds that no allowance covers, and a line for each allowance whose deeds are not there in its number; none of
 * either if the code can do nothing but read.
 */
export function judge(deeds: readonly Deed[], allowed: readonly Allowance[] = allowances): string[] {
  const covers = (one: Allowance, deed: Deed): boolean =>
    (one.file.endsWith('/') ? deed.file.startsWith(one.file) : deed.file === one.file) &&
    one.kind === deed.kind &&
    (one.shown === '' || one.shown === deed.shown);
  const refused = deeds
    .filter((deed) => !allowed.some((one) => covers(one, deed)))
    .map(({ file, line, kind, shown }) => `${file}:${line} ${kind}: ${shown}`);
  const miscounted = allowed.flatMap((one) => {
    const found = deeds.filter((deed) => covers(one, deed));
    if (one.count === 'any' || found.length === one.count) return [];
    const lines = found.map(({ line }) => line).join(', ');
    return [
      `${one.file} ${one.kind} ${one.shown}: ${found.length} found${lines && ` (line ${lines})`}, ${one.count} allowed (${one.why})`,
    ];
  });
  return [...refused, ...miscounted];
}
