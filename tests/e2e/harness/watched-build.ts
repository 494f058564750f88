import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

/** The page of a watched build that breaks the policy on purpose. Its title says what came of each attempt. */
export const breaker = 'made-up-breaker.html';

const noteBook = 'made-up-violations';

const violationSchema = v.object({
  page: v.string(),
  /** The directive that was broken: require-trusted-types-for, trusted-types, script-src-attr ... */
  directive: v.string(),
  blocked: v.string(),
  sample: v.string(),
  source: v.string(),
});
export type Violation = v.InferOutput<typeof violationSchema>;
const notesSchema = v.object({ watched: v.array(v.string()), violations: v.array(violationSchema) });
export type WatchedPages = v.InferOutput<typeof notesSchema>;

/** Runs first in each page. All pages of an extension share one localStorage, and it outlives them. */
const listener = `{
  const page = location.pathname;
  const note = (change) => {
    const notes = JSON.parse(localStorage.getItem('${noteBook}') ?? '{"watched":[],"violations":[]}');
    change(notes);
    localStorage.setItem('${noteBook}', JSON.stringify(notes));
  };
  note(({ watched }) => watched.push(page));
  addEventListener('securitypolicyviolation', (event) =>
    note(({ violations }) => violations.push({
      page,
      directive: event.effectiveDirective,
      blocked: event.blockedURI,
      sample: event.sample,
      source: event.sourceFile + ':' + event.lineNumber + ':' + event.columnNumber,
    })),
  );
}`;

const breaking = `{
  const outcomes = [];
  const attempt = (what, deed) => {
    try {
      deed();
      outcomes.push(what + ' done');
    } catch (error) {
      outcomes.push(what + ' refused');
    }
  };
  attempt('innerHTML', () => { document.body.innerHTML = '<b>made up</b>'; });
  attempt('parser', () => new DOMParser().parseFromString('<b>made up</b>', 'text/html'));
  attempt('policy', () => trustedTypes.createPolicy('made-up', {}));
  attempt('eval', () => (0, eval)('1'));
  document.title = outcomes.join(', ');
}`;

/**
 * A copy of a build whose pages write down every violation of their policy, from before their first script on; gives its
 * folder, which whoever asked for it takes away. It has a page more, which breaks the policy on purpose, under the same manifest: what proves that violations
 * are seen.
 */
export async function watchedBuild(build: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-watched-'));
  await cp(build, folder, { recursive: true });
  for (const page of ['popup.html', 'archive.html']) {
    const html = await readFile(join(folder, page), 'utf8');
    const watched = html.replace('<head>', '<head><script src="/made-up-listener.js"></script>');
    if (watched === html) throw new Error(`${page} has no head.`);
    await writeFile(join(folder, page), watched);
  }
  await writeFile(join(folder, 'made-up-listener.js'), listener);
  await writeFile(join(folder, 'made-up-breaker.js'), breaking);
  await writeFile(
    join(folder, breaker),
    '<!doctype html><head><script src="/made-up-listener.js"></script></head><body><script src="/made-up-breaker.js"></script>',
  );
  return folder;
}

/** Runs in any page of the extension; give what it returns to readNotes. */
export const takeNotes = `async () => localStorage.getItem('${noteBook}')`;

export function readNotes(text: unknown): WatchedPages {
  return v.parse(notesSchema, JSON.parse(v.parse(v.string(), text)));
}
