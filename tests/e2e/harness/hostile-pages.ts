import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostileMailByClass } from '../../hostile/mail';
import { leakPage, leaks, purifierPayloads } from '../../hostile/published';
import type * as HostileArchive from '../in-page/hostile-archive';
import type { PlainBrowser } from './plain-browser';
import { openRealDom } from './real-dom';

/** Every vector by class: ours, and the published ones where they lie beside the checkout. */
export const vectorsByClass: Readonly<Record<string, readonly string[]>> = {
  ...hostileMailByClass,
  'published payloads': purifierPayloads(),
  'published leaks': leaks(),
  'the page of leaks, whole': [leakPage() ?? ''].filter((page) => page !== ''),
};

/** What else of the site's can reach a page: names, numbers, labels, dates, reasons. */
const hostileTexts: readonly string[] = [
  '<img src="http://text-a.example/x.png" onerror=alert(1)>',
  '"><script src=http://text-b.example/x.js></script>',
  "'-alert(1)-' onmouseover=alert(1) x='",
  '</title></head><body onload=alert(1)><img src=http://text-c.example/>',
  '</script><script>alert(1)</script>',
  '<!--<svg onload=alert(1)>',
  ']]><meta http-equiv=refresh content="0;url=http://text-d.example/">',
  '&lt;img src=http://text-e.example/ onerror=alert(1)&gt; &quot;&#39;',
  '../../../etc/passwd \\\\share.example\\x %00 %3Cscript%3E',
  'javascript:alert(1)//http://text-f.example/',
  '\u202e\u2067 turned \u0000 \ud800 \u2028 </style>',
  '{name} {host} ${alert(1)} {{constructor.constructor("alert(1)")()}}',
];

/** Pages as a family has them on the disk, made by the code that ships in the browser given. */
export interface HostilePages {
  folder: string;
  /** Each vector's own page of the archive. */
  messages: string[];
  /** Conversations, photos, START HERE: those that hold many. All vectors are in the conversations together. */
  gatherings: string[];
  /** Files that stand alone: each class as one, and its first message; with LETTERKEEP_LONG, every message. */
  documents: string[];
  close(): Promise<void>;
}

export async function writeHostilePages(browser: PlainBrowser): Promise<HostilePages> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-hostile-'));
  const dom = await openRealDom<typeof HostileArchive>(browser, 'tests/e2e/in-page/hostile-archive.ts');
  const people = Object.entries(vectorsByClass).map(([of, mails], at) => ({
    name: `${hostileTexts[at % hostileTexts.length] ?? ''} (${of})`,
    mails: [...mails],
  }));
  const zip = join(folder, 'archive.zip');
  await writeFile(zip, Buffer.from(await dom.call('hostileArchive', people, [...hostileTexts]), 'base64'));
  execFileSync('unzip', ['-q', zip, '-d', join(folder, 'archive')], { stdio: 'pipe' });

  await mkdir(join(folder, 'documents'));
  const documents: string[] = [];
  const write = async (html: string): Promise<void> => {
    const path = join(folder, 'documents', `${documents.length}.html`);
    await writeFile(path, html);
    documents.push(path);
  };
  for (const person of people) {
    const { each, all } = await dom.call('hostileDocuments', person, [...hostileTexts]);
    for (const html of process.env['LETTERKEEP_LONG'] ? each : each.slice(0, 1)) await write(html);
    await write(all);
  }
  await dom.close();
  const pages = await htmlFiles(join(folder, 'archive'));
  const isMessage = (path: string) => /\/messages\//.test(path);
  return {
    folder,
    messages: pages.filter(isMessage),
    gatherings: pages.filter((path) => !isMessage(path)),
    documents,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function htmlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export function urlsOf(paths: readonly string[]): string[] {
  return paths.map((path) => pathToFileURL(path).href);
}

const policyMeta = /<meta http-equiv="Content-Security-Policy" content="[^"]*">\n?/;

/** The same pages beside themselves, without their policy: what the allow-list alone is worth. */
export async function withoutPolicy(paths: readonly string[]): Promise<string[]> {
  const bare: string[] = [];
  for (const path of paths) {
    const html = await readFile(path, 'utf8');
    const without = html.replace(policyMeta, '');
    if (without === html) throw new Error(`${path} has no policy to take away.`);
    const beside = path.replace(/\.html$/, '-without-policy.html');
    await writeFile(beside, without);
    bare.push(beside);
  }
  return bare;
}

/** Raw mail in the frame of a page that ships: what the policy alone is worth; without it, what nothing is worth. */
export async function rawPages(
  mails: readonly string[],
  like: string,
  folder: string,
  policy: 'with policy' | 'without policy',
): Promise<string[]> {
  // In the place of a message's page, so that its style lies where it should.
  await mkdir(folder, { recursive: true });
  const html = await readFile(like, 'utf8');
  const head = html.slice(0, html.indexOf('<body'));
  const paths: string[] = [];
  for (const [at, mail] of mails.entries()) {
    const path = join(folder, `${at}.html`);
    const framed = policy === 'with policy' ? head : head.replace(policyMeta, '');
    await writeFile(path, `${framed}<body>${mail}</body></html>`);
    paths.push(path);
  }
  return paths;
}
