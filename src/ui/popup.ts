import { standsOf } from '../leaving/stand';
import type { Beside } from './beside-panel';
import { forgottenSentence } from './forget';
import type { PopupActions } from './popup-actions';
import { popupFrame } from './popup-frame';
import type { Remarks } from './popup-frame';
import type { PopupPorts } from './popup-ports';
import { popupView, wayTo } from './popup-state';
import type { Known } from './popup-state';
import { detailOf, inTheWay, sayNotDone, type Saying } from './sayings';
import type { Words } from './words';

/** How often the popup looks again while it is open: the JPay tab may move on, and silence has no event. Milliseconds. */
export const lookAgain = 1500;

/** Milliseconds. */
const longestFrame = 100;

export interface RunningPopup {
  /** Says everything in another language from now on. Nothing else changes: what is under way, what was chosen. */
  speak(words: Words): void;
  stop(): void;
}

/**
 * Runs the popup in `main` until it is stopped. It owns nothing: it shows what status item, JPay tab and vault say, and
 * can be closed and opened at any time, several times over.
 */
export function runPopup(main: HTMLElement, ports: PopupPorts, firstWords: Words): RunningPopup {
  let words = firstWords;
  const known: Known = {
    tab: { state: 'looking' },
    status: undefined,
    kept: undefined,
    writerAtWork: undefined,
    forecastPutAway: undefined,
    agencies: undefined,
    lastSaved: undefined,
    now: Date.now(),
  };
  const remarks: Said = { busy: false, notice: null, problem: null };
  const notLearned = new Map<keyof Known, Saying>();

  function show(): void {
    known.now = Date.now();
    const status = known.status && ports.asShown(known.status, known.now);
    const { busy, notice, problem } = remarks;
    const wrong = problem ?? notLearned.values().next().value;
    const said: Remarks = { busy, notice: notice?.(words) ?? null, problem: wrong?.(words) ?? null };
    frame(popupView({ ...known, status }), said, words, besideOf(known));
  }

  let lastTurn = 0;
  /** Does what a button orders, one thing at a time. What goes wrong is said, never swallowed. */
  async function act(waiting: Saying | null, order: () => Promise<Outcome>): Promise<void> {
    if (remarks.busy) return;
    const turn = ++lastTurn;
    Object.assign(remarks, { busy: true, notice: waiting, problem: null });
    show();
    let outcome: Outcome;
    try {
      outcome = await order();
    } catch (error) {
      outcome = { problem: sayNotDone(error) };
    }
    // The word is with a later press, if one was taken meanwhile.
    if (turn === lastTurn) Object.assign(remarks, { busy: false, notice: null, problem: null }, outcome);
    await Promise.all([lookAtTab(), lookAtVault()]);
  }

  function notDone(error: unknown): void {
    remarks.problem = sayNotDone(error);
    show();
  }

  /** Ends the job in the tab that reads it; null: it stands still, and its tab may be gone. */
  async function letGo(tabId: number | null): Promise<void> {
    const answering = async (): Promise<number | null> => {
      const tab = await ports.findTab();
      return tab.state === 'answers' ? tab.tabId : null;
    };
    const reader = tabId ?? (await answering());
    try {
      if (reader !== null) {
        await ports.cancel(reader);
        return;
      }
    } catch (error) {
      if ((await answering()) === reader) throw error;
    }
    // Without its tab a job has no reader that could answer: letting go of it is all there is to do.
    await ports.writeStatus({ state: 'idle' });
  }

  const actions: PopupActions = {
    order: (tabId, request) =>
      void act(
        ({ ready }) => ready.starting,
        async () => {
          // Pressed before the page had said what it is: if nothing can be ordered there, the view says why by itself.
          if (known.tab.state === 'expected') {
            await firstLook;
            if (!wayTo(known.tab).open) return {};
          }
          const { outcome } = await ports.start(tabId, request);
          return outcome === 'busy' ? busy() : {};
        },
      ),
    listPeople: (tabId) => ports.listPeople(tabId),
    speed: () => ports.readSpeed().catch((error: unknown) => (notDone(error), 'normal' as const)),
    // Beside the one thing at a time: whoever chooses and presses Export at once means both.
    chooseSpeed: (speed) => void ports.writeSpeed(speed).catch(notDone),
    reload: (tabId) =>
      void act(
        ({ noJpay }) => noJpay.reloading,
        () => ports.reload(tabId).then(nothingToSay),
      ),
    pause: (tabId) => void act(null, () => ports.pause(tabId).then(nothingToSay)),
    cancel: (tabId) => void act(null, () => letGo(tabId).then(nothingToSay)),
    tryOneConversation: (tabId) =>
      void act(null, async () => {
        await letGo(tabId);
        return { notice: ({ forecast }) => forecast.howToTry };
      }),
    keepGoing: (jobId) => {
      known.forecastPutAway = jobId;
      show();
      void ports.writeForecastPutAway(jobId).catch(notDone);
    },
    resume: (jobId) =>
      void act(null, async () => {
        // The person may have opened JPay or signed in since the popup last looked.
        const way = wayTo(await ports.findTab());
        if (!way.open) return { problem: inTheWay(way.because) };
        const { outcome } = await ports.resume(way.here.tabId, jobId);
        return outcome === 'busy' ? busy() : {};
      }),
    write: (jobId) => void act(null, () => ports.openArchive(jobId).then(nothingToSay)),
    openKept: () => void act(null, () => ports.openKept().then(nothingToSay)),
    openLeaving: () => void act(null, () => ports.openLeaving().then(nothingToSay)),
    checkArchive: () => void act(null, () => ports.openCheck().then(nothingToSay)),
    addEarlier: () => void act(null, () => ports.openAdd().then(nothingToSay)),
    putAway: () => void act(null, () => ports.writeStatus({ state: 'idle' }).then(nothingToSay)),
    forget: () =>
      void act(null, () =>
        ports.forget().then((left): Outcome => ({ notice: (said) => forgottenSentence(left, said) })),
      ),
  };

  /** Learns one thing more, and shows it. What cannot be learned is told until the same look goes well. */
  async function learn(what: keyof Known, look: () => Promise<Partial<Known>>): Promise<void> {
    try {
      Object.assign(known, await look());
      notLearned.delete(what);
    } catch (error) {
      notLearned.set(what, ({ problem }) => problem.detail(detailOf(error)));
    }
    show();
  }

  const lookAtTab = (): Promise<void> => learn('tab', async () => ({ tab: await ports.findTab() }));
  /** Until the tab itself has answered. A failure is told by the look at the tab, which needs the same. */
  async function expectTab(): Promise<void> {
    const expected = await ports.expectedTab().catch(() => null);
    if (expected === null || known.tab.state !== 'looking') return;
    known.tab = expected;
    show();
  }
  /** What is kept stands above the notices: learned after them, it would push their button from under the mouse. */
  async function lookAtKept(): Promise<void> {
    await learn('kept', async () => ({ kept: await ports.kept() }));
    // Where it cannot be said, what waits to stand below it need not wait any longer.
    known.kept ??= null;
    await learn('agencies', async () => ({ agencies: await ports.agencies() }));
  }
  const lookAtLastSaved = (): Promise<void> =>
    learn('lastSaved', async () => ({ lastSaved: await ports.lastSaved() }));
  const lookAtVault = (): Promise<unknown> => Promise.all([lookAtKept(), lookAtLastSaved()]);
  const lookAtWriter = (jobId: string): Promise<void> =>
    learn('writerAtWork', async () => ({ writerAtWork: await ports.writerAtWork(jobId) }));

  /** The news that somebody reads may come after the answer that says so: learned first, it wipes nothing away. */
  async function busy(): Promise<Outcome> {
    await learn('status', async () => ({ status: await ports.readStatus() }));
    return { problem: (said) => said.problem.busy };
  }

  let looking = false;
  /** While a job is read every word comes by the status item, and the busy JPay tab need not be asked. */
  async function lookAround(): Promise<void> {
    if (looking) return;
    looking = true;
    // A reader that fell silent is no busy one: its tab may be gone.
    const status = known.status && ports.asShown(known.status, Date.now());
    if (status?.state === 'reading') show();
    else
      await Promise.all([lookAtTab(), ...(status?.state === 'writing' ? [lookAtWriter(status.jobId)] : [])]);
    looking = false;
  }

  const frame = popupFrame(main, words, actions);
  show();
  const stopWatching = ports.watchStatus((status) => {
    const moved = known.status?.state !== status.state;
    Object.assign(known, { status, writerAtWork: undefined });
    // What a press was for has come to pass before its answer: what is offered now may be pressed at once.
    if (moved) remarks.busy = false;
    // News of a job outdates what was said; only "everything was removed" is followed by idleness.
    if (moved && status.state !== 'idle') Object.assign(remarks, { notice: null, problem: null });
    show();
    if (moved) void Promise.all([lookAround(), lookAtVault()]);
  });
  const atOnce = [
    learn('status', async () => ({ status: known.status ?? (await ports.readStatus()) })),
    lookAtLastSaved(),
    expectTab(),
  ];
  const firstLook = lookAtTab();
  void learn('forecastPutAway', async () => ({ forecastPutAway: await ports.readForecastPutAway() }));
  // The vault has a script of its own, which would be in the way of the first thing that can be pressed.
  void Promise.all(atOnce).then(nextFrame).then(lookAtKept);
  const timer = setInterval(() => void lookAround(), lookAgain);
  return {
    speak(others) {
      words = others;
      show();
    },
    stop() {
      clearInterval(timer);
      stopWatching();
    },
  };
}

/** Resolves when what is shown has been drawn, or would have been: a page that nobody sees draws nothing. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestFrame);
  });
}

/** What is said beside the view: as Remarks, and in any language. */
interface Said {
  busy: boolean;
  notice: Saying | null;
  problem: Saying | null;
}

/** What a press leads to, when there is something to say about it. */
type Outcome = Partial<Pick<Said, 'notice' | 'problem'>>;

const nothingToSay = (): Outcome => ({});

function besideOf({ agencies = [], lastSaved = null, now }: Known): Beside {
  return {
    leaving: standsOf(agencies, now),
    daysSinceSaved: lastSaved === null ? null : Math.max(0, Math.floor((now - lastSaved) / 86_400_000)),
  };
}
