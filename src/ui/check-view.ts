import type { ZipCheck } from '../verify/check-zip';
import {
  endOf,
  lackedFromTheStart,
  lookOf,
  partSentences,
  resultSentence,
  resultView,
} from './check-results';
import type { FileResult } from './check-results';
import type { Dropped } from './dropped-files';
import { arrange, element, setText } from './element';
import { fileDrop } from './file-drop';
import { fingerprintPanel } from './fingerprint';
import type { Following } from './fingerprint';
import { withName } from './with-name';
import { workBar } from './work-bar';
import type { Words } from './words';

/** What reads a file and judges it; the entry point hands it in. Both throw what the file throws, and "cancelled". */
export interface CheckPorts {
  check(file: File, follow: Following): Promise<ZipCheck>;
  fingerprint(file: File, follow: Following): Promise<string>;
}

export interface CheckView {
  readonly root: HTMLElement;
  /** Says everything in another language from now on. What is under way goes on. */
  speak(words: Words): void;
  /** Stops what is under way and no longer listens to the page. */
  close(): void;
}

/** What is shown now. `name` is that of the file in hand, `share` between 0 and 1. */
type State =
  | { state: 'waiting'; cancelled: boolean }
  | { state: 'checking'; name: string; share: number }
  | { state: 'told'; results: readonly FileResult[] };

/** Of fifty thousand small files each is told of twice; nobody sees more than a thousand steps of a bar. */
const stepOf = (share: number): number => Math.floor(share * 1_000);

/**
 * "Check an archive": files are dropped anywhere on the page or chosen, and what came of each is told.
 *
 *   waiting ---files---> checking ---all are read---> told
 *      ^                  |    ^                        |
 *      +------Cancel------+    +---------files----------+
 *
 * A file ends as whole, changed or refused (check-results.ts); one that cannot be read does not keep the others from it.
 */
export function checkView(ports: CheckPorts, firstWords: Words, heading: 'h1' | 'h2'): CheckView {
  let words = firstWords;
  let now: State = { state: 'waiting', cancelled: false };
  /** Of what is under way: the check, or a fingerprint of what was checked. */
  let work = new AbortController();

  const title = element(heading, { id: 'check-title' });
  const explanation = element('p');
  const status = element('p', { class: 'sentence', role: 'status', tabindex: -1 });
  const body = element('div', { class: 'results' });
  const bar = workBar(() => work.abort());
  const root = element('section', { class: 'check', 'aria-labelledby': title.id });
  const filesHere = fileDrop(
    () => !root.hidden && now.state !== 'checking',
    (all) => void check(all),
  );

  function show(next: State): void {
    now = next;
    draw();
  }

  /** The state of now in the words of now. */
  function draw(): void {
    const said = words.check;
    root.dataset['state'] = now.state;
    setText(title, said.title);
    setText(explanation, said.explanation);
    filesHere.speak(said);
    bar.speak(said);
    const ends = new Set(now.state === 'told' ? now.results.map(lookOf) : []);
    status.className = ['sentence', ...(ends.size === 1 ? ends : [])].join(' ');
    if (now.state === 'told') drawResults(now.results);
    else if (now.state === 'checking') {
      bar.show(now.share);
      status.replaceChildren(...withName(said.checking, now.name));
    } else setText(status, now.cancelled ? said.cancelled : '');
    arrange(
      root,
      title,
      now.state === 'waiting' && explanation,
      status,
      now.state === 'checking' && bar.root,
      now.state === 'told' && body,
      now.state !== 'checking' && filesHere.root,
    );
  }

  function drawResults(results: readonly FileResult[]): void {
    const [only, another] = results;
    const alone = only && !another ? only : null;
    const whole = results.filter((result) => endOf(result) === 'whole').length;
    const lacking = results.filter(lackedFromTheStart).length;
    const { signal } = work;
    const summary = [
      words.check.summary(results.length, whole),
      ...(lacking > 0 ? [words.check.summaryIncomplete(lacking)] : []),
    ].join(' ');
    setText(status, alone ? resultSentence(alone, words) : summary);
    body.replaceChildren(
      ...partSentences(results, words),
      ...results.map((result) =>
        resultView(result, words, heading, !alone, (file) =>
          fingerprintPanel(words, (follow) => ports.fingerprint(file, follow), signal),
        ),
      ),
      ...(whole > 0 ? [element('p', { class: 'hint' }, words.check.proves)] : []),
    );
  }

  async function check(all: readonly Dropped[]): Promise<void> {
    if (all.length === 0) return;
    work.abort();
    work = new AbortController();
    const { signal } = work;
    const together = all.reduce((sum, { file }) => sum + (file?.size ?? 0), 0);
    const results: FileResult[] = [];
    let before = 0;
    for (const { name, file } of all) {
      const shareAt = (read: number, of: number): number =>
        together === 0 ? 1 : (before + (file?.size ?? 0) * (of === 0 ? 1 : read / of)) / together;
      show({ state: 'checking', name, share: shareAt(0, 1) });
      // Where the pressed button was there is nothing now. Once begun, the focus goes where the person moves it.
      if (results.length === 0) status.focus();
      const result = await resultOf(name, file, {
        signal,
        onProgress: (read, of) => {
          const share = shareAt(read, of);
          if (now.state !== 'checking' || stepOf(share) === stepOf(now.share)) return;
          now.share = share;
          bar.show(share);
        },
      });
      if (signal.aborted) break;
      results.push(result);
      before += file?.size ?? 0;
    }
    // Another check has begun meanwhile: the page is its.
    if (work.signal !== signal) return;
    show(signal.aborted ? { state: 'waiting', cancelled: true } : { state: 'told', results });
    status.focus();
  }

  async function resultOf(name: string, file: File | null, follow: Following): Promise<FileResult> {
    if (!file) return { name, refused: 'folder' };
    try {
      const check = await ports.check(file, follow);
      return check.outcome === 'refused'
        ? { name, refused: check.why }
        : { name, file, report: check.report, incomplete: check.incomplete };
    } catch (error) {
      return { name, refused: 'unreadable', detail: String(error) };
    }
  }

  draw();
  return {
    root,
    speak: (others) => {
      words = others;
      draw();
    },
    close: () => {
      filesHere.close();
      work.abort();
    },
  };
}
