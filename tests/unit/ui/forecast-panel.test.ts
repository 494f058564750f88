// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { popupFrame } from '../../../src/ui/popup-frame';
import { popupView, type Known, type PopupView } from '../../../src/ui/popup-state';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf, press } from './by-role';
import { big, bigForecast, lacksRoom, paused, popupViews, reading, recordedActions } from './examples';

const quiet = { busy: false, notice: null, problem: null };
let main: HTMLElement;
let actions: ReturnType<typeof recordedActions>;
let show: (view: PopupView) => void;

beforeEach(() => {
  main = document.createElement('main');
  document.body.replaceChildren(main);
  actions = recordedActions();
  const frame = popupFrame(main, wordsFor('en'), actions);
  show = (view) => frame(view, quiet);
});

const buttons = (): string[] => allByRole(main, 'button').map(nameOf);

describe('while a big export is read', () => {
  it('says how many messages, how long, how large, and how much room there is', () => {
    show(popupViews['reading-big']);
    expect(main.textContent).toContain(
      'Found 1,240 messages to save. About 25 minutes. About 260 MB; this browser has room for 12 GB.',
    );
    expect(buttons()).toEqual(['Pause', 'Cancel', 'Try one conversation first', 'Keep going']);
  });

  it('says nothing of the room where it is not known', () => {
    const { messages, seconds, bytes } = bigForecast;
    show({
      ...popupViews['reading-big'],
      big: { jobId: 'job-1', forecast: { messages, seconds, bytes } },
    });
    expect(main.textContent).toContain('About 25 minutes. About 260 MB.');
    expect(main.textContent).not.toContain('room');
  });

  it('lets one conversation be tried first, or goes on', () => {
    show(popupViews['reading-big']);
    press(main, 'Try one conversation first');
    press(main, 'Keep going');
    expect(actions.pressed).toEqual([
      ['tryOneConversation', 7],
      ['keepGoing', 'job-1'],
    ]);
  });

  it('does not propose one conversation to somebody who saves just that', () => {
    show({ ...popupViews['reading-big'], what: 'conversation' });
    expect(buttons()).toEqual(['Pause', 'Cancel', 'Keep going']);
    expect(main.textContent).not.toContain('one conversation');
  });

  it('is read out in an element that was there before', () => {
    show(popupViews.reading);
    const live = main.querySelector('[aria-live=polite]');
    expect(live?.textContent).toBe('');
    expect(live?.parentElement?.className).toBe('aloud');
    show(popupViews['reading-big']);
    expect(live?.isConnected).toBe(true);
    expect(live?.textContent).toContain('1,240 messages');
    expect(live?.parentElement?.className).not.toContain('aloud');
  });

  it('keeps a pressed key in the popup when the panel goes', () => {
    show(popupViews['reading-big']);
    byRole(main, 'button', 'Keep going').focus();
    show(popupViews.reading);
    expect(buttons()).toEqual(['Pause', 'Cancel']);
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('leaves the focus on its button while messages are counted', () => {
    show(popupViews['reading-big']);
    byRole(main, 'button', 'Keep going').focus();
    show({ ...popupViews['reading-big'], progress: { ...big, secondsLeft: 1400 } });
    expect(document.activeElement?.textContent).toBe('Keep going');
  });

  it('does not take the focus from elsewhere when it goes by itself', () => {
    show(popupViews['reading-big']);
    byRole(main, 'button', 'Pause').focus();
    show(popupViews.reading);
    expect(document.activeElement?.textContent).toBe('Pause');
  });
});

describe('a pause because a big export may not fit', () => {
  it('tells what is needed and what there is, and that Continue goes on anyway', () => {
    show(popupViews['paused-lacks-room']);
    const said = byRole(main, 'status').textContent;
    expect(said).toContain('1,240 messages need about 260 MB, and this browser has room for 90 MB');
    expect(said).toContain('Continue also goes on');
  });

  it('is told by the toolbar button too', () => {
    const status = { ...paused, why: 'no-space', amount: 170_000_000, progress: lacksRoom } as const;
    expect(wordsFor('en').toolbarTitle(status)).toContain('room for 90 MB');
  });

  it('is not taken for a disk that was full in the middle', () => {
    show({ ...popupViews['paused-lacks-room'], progress: big });
    expect(byRole(main, 'status').textContent).toContain('This computer has no space left');
  });
});

describe('whether it is shown', () => {
  const known = (change: Partial<Known>): Known => ({
    tab: { state: 'none' },
    status: { ...reading, progress: big },
    kept: null,
    writerAtWork: undefined,
    forecastPutAway: null,
    agencies: undefined,
    lastSaved: undefined,
    now: 1_000_000,
    ...change,
  });

  it('is, until "Keep going" was pressed for this very job', () => {
    const shown = { state: 'reading', big: { jobId: 'job-1', forecast: bigForecast } };
    expect(popupView(known({}))).toMatchObject(shown);
    expect(popupView(known({ forecastPutAway: 'another-job' }))).toMatchObject(shown);
    expect(popupView(known({ forecastPutAway: 'job-1' }))).toMatchObject({ big: null });
  });

  it('is not before that is known, nor in an export that is not big', () => {
    expect(popupView(known({ forecastPutAway: undefined }))).toMatchObject({ big: null });
    expect(popupView(known({ status: reading }))).toMatchObject({ big: null });
  });
});
