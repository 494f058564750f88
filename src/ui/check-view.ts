import { LetterkeepError } from '../model/failure';
import type { ZipCheck } from '../verify/check-zip';
import type { VerifyWords } from '../verify/words';
import { endOf, partSentences, resultSentence, resultView } from './check-results';
import type { FileResult } from './check-results';
import { takeDrops } from './dropped-files';
import type { Dropped } from './dropped-files';
import { arrange, button, element, setText } from './element';
import { fingerprintPanel } from './fingerprint';
import type { Following } from './fingerprint';
import { withName } from './with-name';
import type { Words } from './words';

/** What reads a file and judges it; the entry point hands it in. Both throw what the file throws, and "cancelled". */
export interface CheckPorts {
  check(file: File, follow: Following): Promise<ZipCheck>;
  fingerprint(file: File, follow: Following): Promise<string>;
}

export interface CheckView {
  readonly root: HTMLElement;
  /** Stops what is under way and no longer listens to the page. */
  close(): void;
}

/**
 * "Check an archive": files are dropped anywhere on the page or chosen, and what came of each is told.
 *
 *   waiting ---files---> checking ---all are read---> told
 *      ^                  |    ^                        |
 *      +------Cancel------+    +---------files----------+
 *
 * A file ends as whole, changed or refused (check-results.ts); one that cannot be read does not keep the others from it.
 */
export function checkView(
  words: Words,
  found: VerifyWords,
  ports: CheckPorts,
  heading: 'h1' | 'h2',
): CheckView {
  const said = words.check;
  const title = element(heading, { id: 'check-title' }, said.title);
  const explanation = element('p', {}, said.explanation);
  const status = element('p', { class: 'sentence', role: 'status', tabindex: -1 });
  const body = element('div', { class: 'results' });
  const chosen = element('input', {
    type: 'file',
    accept: '.zip,application/zip',
    multiple: true,
    hidden: true,
  });
  const dropHere = element('p', {}, said.drop);
  const region = element(
    'div',
    { class: 'drop' },
    dropHere,
    button(said.choose, 'primary', () => chosen.click()),
    chosen,
  );
  const bar = element('progress', { 'aria-label': said.progressName, max: 1 });
  const share = element('p', { class: 'hint' });
  const atWork = element(
    'div',
    { class: 'stack' },
    bar,
    share,
    button(said.cancel, 'secondary', () => work?.abort()),
  );
  const root = element('section', { class: 'check', 'aria-labelledby': title.id });
  /** Of what is under way: the check, or fingerprints of what was checked. */
  let work: AbortController | null = null;

  function show(state: 'waiting' | 'checking' | 'told', results: readonly FileResult[] = []): void {
    root.dataset['state'] = state;
    const ends = new Set(results.map(endOf));
    status.className = ['sentence', ...(ends.size === 1 ? ends : [])].join(' ');
    arrange(
      root,
      title,
      state === 'waiting' && explanation,
      status,
      state === 'checking' && atWork,
      state === 'told' && body,
      state !== 'checking' && region,
    );
  }

  async function check(all: readonly Dropped[]): Promise<void> {
    if (all.length === 0) return;
    work?.abort();
    const control = new AbortController();
    work = control;
    const { signal } = control;
    show('checking');
    status.focus();
    const sizes = all.map(({ file }) => file?.size ?? 0);
    const together = sizes.reduce((sum, size) => sum + size, 0);
    const results: FileResult[] = [];
    let before = 0;
    for (const [index, { name, file }] of all.entries()) {
      status.replaceChildren(...withName(said.checking, name));
      const size = sizes[index] ?? 0;
      const follow = (read: number, of: number): void =>
        showShare(together === 0 ? 1 : (before + size * (of === 0 ? 1 : read / of)) / together);
      follow(0, 1);
      const result = await resultOf(name, file, { signal, onProgress: follow });
      if (signal.aborted) break;
      if (result) results.push(result);
      before += size;
    }
    if (signal.aborted) {
      show('waiting');
      setText(status, said.cancelled);
    } else {
      tell(results, signal);
    }
    status.focus();
  }

  function showShare(fraction: number): void {
    bar.value = fraction;
    setText(share, said.share(fraction));
    bar.setAttribute('aria-valuetext', share.textContent);
  }

  /** Null: it was stopped. */
  async function resultOf(name: string, file: File | null, follow: Following): Promise<FileResult | null> {
    if (!file) return { name, refused: 'folder' };
    try {
      const check = await ports.check(file, follow);
      return check.outcome === 'refused'
        ? { name, refused: check.why }
        : { name, file, report: check.report };
    } catch (error) {
      if (error instanceof LetterkeepError && error.kind === 'cancelled') return null;
      return { name, refused: 'unreadable', detail: String(error) };
    }
  }

  function tell(results: readonly FileResult[], signal: AbortSignal): void {
    const [only, another] = results;
    const alone = only && !another ? only : null;
    const whole = results.filter((result) => endOf(result) === 'whole');
    body.replaceChildren(
      ...partSentences(results, words),
      ...results.map((result) =>
        resultView(result, { words, found, withSentence: !alone }, (file) =>
          fingerprintPanel(words, (follow) => ports.fingerprint(file, follow), signal),
        ),
      ),
      ...(whole.length > 0 ? [element('p', { class: 'hint' }, said.proves)] : []),
    );
    show('told', results);
    setText(status, alone ? resultSentence(alone, words, found) : said.summary(results.length, whole.length));
  }

  chosen.addEventListener('change', () => {
    const files = Array.from(chosen.files ?? [], (file) => ({ name: file.name, file }));
    // So that choosing the same file again is a change again.
    chosen.value = '';
    void check(files);
  });
  const noDrops = takeDrops(document, {
    takes: () => !root.hidden && root.dataset['state'] !== 'checking',
    over: (isOver) => {
      document.body.classList.toggle('dragging', isOver);
      setText(dropHere, isOver ? said.letGo : said.drop);
    },
    dropped: (all) => void check(all),
  });
  show('waiting');
  return {
    root,
    close: () => {
      noDrops();
      work?.abort();
    },
  };
}
