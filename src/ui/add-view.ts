import type { BroughtIn } from '../model/earlier';
import { nothingBroughtIn } from '../model/earlier';
import type { BagInfo } from '../verify/bag-info';
import { LetterkeepError } from '../model/failure';
import type { EarlierArchive, Look } from '../earlier/look';
import { asksAnything, questionsView } from './add-questions';
import type { ChosenAccounts, ReadyArchive, WhoseArchive } from './add-questions';
import { addedDetails, addedSentence, shown } from './add-results';
import type { AddResult } from './add-results';
import type { Dropped } from './dropped-files';
import { arrange, element, setText } from './element';
import { fileDrop } from './file-drop';
import type { Following } from './fingerprint';
import { withName } from './with-name';
import { workBar } from './work-bar';
import type { Words } from './words';

/** What reads archives and keeps what is in them, for the life of the tab; the entry point hands it in. */
export interface AddPorts {
  /** Throws what the file throws, and "cancelled". */
  look(file: File, follow: Following): Promise<Look>;
  /** Throws what the vault throws. */
  whose(archive: EarlierArchive): Promise<WhoseArchive>;
  /**
   * Brings in what is whole. `account`: the one that was chosen; null, a new one; undefined where the archive tells it.
   * Throws what the file throws; what the vault throws ends it early, and is in the result.
   */
  bringIn(
    file: File,
    archive: EarlierArchive,
    account: string | null | undefined,
    follow: Following,
  ): Promise<BroughtIn>;
}

export interface AddView {
  readonly root: HTMLElement;
  /** Says everything in another language from now on. What is under way goes on. */
  speak(words: Words): void;
  /** Stops what is under way and no longer listens to the page. */
  close(): void;
}

type Ready = ReadyArchive & { file: File };
type Refused = Extract<AddResult, { refused: unknown }>;

type State =
  | { state: 'waiting'; cancelled: boolean }
  | { state: 'looking' | 'bringing'; name: string; share: number }
  | { state: 'asking'; ready: readonly Ready[]; refused: readonly Refused[] }
  | { state: 'told'; results: readonly AddResult[] };

/**
 * "Add an earlier archive": files are dropped anywhere on the page or chosen, checked, and what is in them is kept.
 *
 *   waiting ---files---> looking ---all are checked---> asking ---answered---> bringing ---> told
 *      ^                  |   ^  \--nothing to ask--------------------------->    |           |
 *      +-----Cancel-------+   +--------------------------files------------------------------ -+
 *      ^                                                  |                       |
 *      +-----------------------------"Leave it"-----------+        Cancel: told, what came back stays
 */
export function addView(ports: AddPorts, firstWords: Words): AddView {
  let words = firstWords;
  let now: State = { state: 'waiting', cancelled: false };
  let work = new AbortController();
  const chosen: ChosenAccounts = new Map();
  /** Of all archives that were to be brought in here: parts may be dropped one after another. */
  const dropped: BagInfo[] = [];

  const title = element('h1', { id: 'add-title' });
  const explanation = element('p');
  const status = element('p', { class: 'sentence', role: 'status', tabindex: -1 });
  const body = element('div', { class: 'results' });
  const bar = workBar(() => work.abort());
  // The look is that of "Check an archive".
  const root = element('section', { class: 'check add', 'aria-labelledby': title.id });
  const isAtWork = (): boolean => now.state === 'looking' || now.state === 'bringing';
  const filesHere = fileDrop(
    () => !isAtWork() && now.state !== 'asking',
    (all) => void look(all),
  );

  function show(next: State): void {
    now = next;
    draw();
  }

  function draw(): void {
    const said = words.addEarlier;
    root.dataset['state'] = now.state;
    setText(title, said.title);
    setText(explanation, said.explanation);
    filesHere.speak(said);
    bar.speak(said);
    drawState();
    arrange(
      root,
      title,
      now.state === 'waiting' && explanation,
      status,
      isAtWork() && bar.root,
      (now.state === 'told' || now.state === 'asking') && body,
      (now.state === 'told' || now.state === 'waiting') && filesHere.root,
    );
  }

  function drawState(): void {
    const said = words.addEarlier;
    switch (now.state) {
      case 'waiting':
        setText(status, now.cancelled ? said.cancelled : '');
        return;
      case 'looking':
      case 'bringing':
        bar.show(now.share);
        status.replaceChildren(...withName(said[now.state], shown(now.name)));
        return;
      case 'asking': {
        const { ready, refused } = now;
        setText(status, said.asking);
        const leave = (): void => {
          show({ state: 'waiting', cancelled: true });
          status.focus();
        };
        body.replaceChildren(
          ...addedDetails(refused, [], words),
          questionsView(ready, chosen, words, () => void bringIn(ready, refused), leave),
        );
        return;
      }
      case 'told':
        setText(status, addedSentence(now.results, words));
        body.replaceChildren(...addedDetails(now.results, dropped, words));
    }
  }

  /** Shows how far the file in hand is: nobody sees more than a hundred steps. */
  function following(signal: AbortSignal): Following {
    return {
      signal,
      onProgress: (done, of) => {
        const fraction = of === 0 ? 1 : done / of;
        if (now.state !== 'looking' && now.state !== 'bringing') return;
        if (Math.floor(fraction * 100) === Math.floor(now.share * 100)) return;
        now.share = fraction;
        bar.show(fraction);
      },
    };
  }

  async function look(all: readonly Dropped[]): Promise<void> {
    if (all.length === 0) return;
    work = new AbortController();
    const { signal } = work;
    chosen.clear();
    const ready: Ready[] = [];
    const refused: Refused[] = [];
    for (const [index, { name, file }] of all.entries()) {
      show({ state: 'looking', name, share: 0 });
      // Where the pressed button was there is nothing now. Once begun, the focus goes where the person moves it.
      if (index === 0) status.focus();
      const looked = await lookAt(name, file, signal);
      if (signal.aborted) break;
      if ('refused' in looked) refused.push(looked);
      else ready.push(looked);
    }
    // Another file was dropped meanwhile.
    if (work.signal !== signal) return;
    if (signal.aborted) show({ state: 'waiting', cancelled: true });
    else if (ready.length === 0) show({ state: 'told', results: refused });
    else if (asksAnything(ready)) show({ state: 'asking', ready, refused });
    else return bringIn(ready, refused);
    status.focus();
  }

  async function lookAt(name: string, file: File | null, signal: AbortSignal): Promise<Ready | Refused> {
    if (!file) return { name, refused: 'folder' };
    try {
      const look = await ports.look(file, following(signal));
      if (look.outcome === 'refused') return { name, refused: look.why };
      return { name, file, archive: look.archive, whose: await ports.whose(look.archive) };
    } catch (error) {
      return { name, refused: 'unreadable', detail: String(error) };
    }
  }

  async function bringIn(ready: readonly Ready[], refused: readonly Refused[]): Promise<void> {
    work = new AbortController();
    const { signal } = work;
    const results: AddResult[] = [...refused];
    dropped.push(...ready.map(({ archive }) => archive.info));
    for (const [index, one] of ready.entries()) {
      show({ state: 'bringing', name: one.name, share: 0 });
      if (index === 0) status.focus();
      const result = await broughtIn(one, signal);
      results.push(result);
      // Without room, or once stopped, the next file would end in the same way.
      if ('broughtIn' in result && result.broughtIn.stopped) break;
    }
    show({ state: 'told', results });
    status.focus();
  }

  async function broughtIn({ name, file, archive, whose }: Ready, signal: AbortSignal): Promise<AddResult> {
    const account = whose.is === 'told' ? undefined : (chosen.get(archive.key) ?? null);
    try {
      const result = await ports.bringIn(file, archive, account, following(signal));
      return { name, archive, broughtIn: result };
    } catch (error) {
      if (!(error instanceof LetterkeepError)) return { name, refused: 'unreadable', detail: String(error) };
      const stopped = { kind: error.kind, detail: error.message };
      return { name, archive, broughtIn: { ...nothingBroughtIn(), stopped } };
    }
  }

  draw();
  return {
    root,
    speak(others) {
      words = others;
      draw();
    },
    close() {
      filesHere.close();
      work.abort();
    },
  };
}
