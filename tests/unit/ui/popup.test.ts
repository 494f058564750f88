// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { lookAgain } from '../../../src/ui/popup';
import { byRole, press } from './by-role';
import { paused, reading } from './examples';
import {
  desk,
  frame,
  main,
  open,
  popup,
  popupForEach,
  problem,
  sentence,
  settle,
  state,
  words,
} from './opened-popup';

popupForEach();

it('counts a wait down while it is open', async () => {
  desk.status = {
    ...reading,
    progress: {
      ...reading.progress,
      activity: 'waiting',
      waitSeconds: 40,
      waitUntil: Date.now() + frame + 40_000,
      waitReason: 'offline',
    },
  };
  open();
  await settle();
  expect(main.textContent).toContain('Goes on in about 40 seconds');
  await vi.advanceTimersByTimeAsync(lookAgain * 10);
  expect(main.textContent).toContain('Goes on in about 25 seconds');
  expect(sentence()).toBe('The internet connection is gone. Letterkeep looks again in 40 seconds');
});

describe('opening the popup', () => {
  it('draws its first frame without waiting for anything', () => {
    open();
    byRole(main, 'heading', 'Letterkeep');
    expect(sentence()).toBe('Looking for your JPay page…');
  });

  it('shows a job under way before the JPay tab has answered', async () => {
    desk.status = reading;
    desk.findTab.mockReturnValue(new Promise(() => undefined));
    open();
    await settle();
    expect(state()).toBe('reading');
  });

  it('is ready on a signed-in JPay page', async () => {
    open();
    await settle();
    expect(state()).toBe('ready');
  });

  it('shows the same to a second popup', async () => {
    open();
    await settle();
    const first = main;
    const firstPopup = popup;
    open();
    await settle();
    desk.say({ ...paused });
    expect([first.dataset['state'], state()]).toEqual(['paused', 'paused']);
    firstPopup.stop();
  });

  it('shows a reader that fell silent as paused', async () => {
    desk.status = reading;
    open();
    await settle();
    expect(state()).toBe('reading');
    desk.asShown.mockReturnValue({ ...paused, why: 'no-word' });
    await vi.advanceTimersByTimeAsync(lookAgain);
    expect(state()).toBe('paused');
  });

  it('stops looking when it is closed', async () => {
    open();
    await settle();
    popup.stop();
    desk.findTab.mockClear();
    await vi.advanceTimersByTimeAsync(lookAgain * 3);
    expect(desk.findTab).not.toHaveBeenCalled();
    expect(desk.watchers.size).toBe(0);
  });
});

describe('following JPay', () => {
  it('notices that somebody signed in, or that the page was loaded again', async () => {
    const answers = desk.tab;
    desk.tab = { state: 'silent', tabId: 7 };
    open();
    await settle();
    expect(state()).toBe('no-jpay');
    press(main, 'Reload the JPay page');
    desk.tab = { state: 'loading', tabId: 7 };
    await settle();
    expect(desk.ordered).toEqual([['reload', 7]]);
    // Nobody who has just pressed it is told to press it again.
    expect(main.textContent).toContain(words.noJpay.loadingSentence);
    desk.tab = answers;
    await vi.advanceTimersByTimeAsync(lookAgain);
    expect(state()).toBe('ready');
  });

  it('sees that the tab of a silent reader is gone, though it was open all the time', async () => {
    desk.status = reading;
    desk.asShown.mockReturnValue(paused);
    open();
    await settle();
    desk.tab = { state: 'none' };
    await vi.advanceTimersByTimeAsync(lookAgain);
    expect(main.textContent).toContain(words.paused.openJpayFirst);
  });

  it('still says that another tab reads when the news of it comes after the answer', async () => {
    open();
    await settle();
    desk.start.mockImplementation(() => {
      desk.status = reading;
      return Promise.resolve({ outcome: 'busy' });
    });
    byRole(main, 'button', 'Export all messages').click();
    await settle();
    desk.say(reading);
    await settle();
    expect(problem()).toContain(words.problem.busy);
  });

  it('takes Continue as soon as it is offered, before Pause has its answer', async () => {
    let answer: () => void = () => undefined;
    desk.pause.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    desk.say(reading);
    open();
    await settle();
    press(main, 'Pause');
    await settle();
    desk.say(paused);
    await settle();
    press(main, 'Continue');
    await settle();
    expect(desk.ordered).toEqual([['resume', 7, 'job-1']]);
    answer();
    await settle();
    expect(problem()).toBe('');
  });

  it('leaves the busy tab alone while it reads', async () => {
    desk.status = reading;
    open();
    await settle();
    desk.findTab.mockClear();
    await vi.advanceTimersByTimeAsync(lookAgain * 3);
    expect(desk.findTab).not.toHaveBeenCalled();
  });

  it('goes on when the tab cannot be asked, and says so', async () => {
    desk.findTab.mockRejectedValueOnce(new Error('Extension context invalidated.'));
    open();
    await settle();
    expect(problem()).toContain('Extension context invalidated.');
    await vi.advanceTimersByTimeAsync(lookAgain);
    expect(state()).toBe('ready');
    expect(problem()).toBe('');
  });
});
