// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { lookAgain } from '../../../src/ui/popup';
import type { Kept } from '../../../src/ui/popup-state';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf, press } from './by-role';
import { big, done, kept, paused, reading, writing, nothingLeft } from './examples';
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

describe('beside what can be ordered', () => {
  it('says how long ago the family saved, and nothing if it never did', async () => {
    open();
    await settle();
    expect(main.textContent).not.toMatch(/Last saved/);
    popup.stop();
    desk.savedAt = Date.now() - 94.5 * 86_400_000;
    open();
    await settle();
    expect(main.textContent).toContain('Last saved 94 days ago.');
  });

  it('tells that the system of somebody in the mailbox leaves JPay, and opens what is known of it', async () => {
    desk.inContacts = ['Idaho Department Of Correction', 'Virginia Department Of Corrections'];
    open();
    await settle();
    expect(main.textContent).toContain('Virginia (VADOC) is moving from JPay to ViaPath.');
    expect(main.textContent).not.toContain('Idaho');
    press(main, 'What comes after JPay');
    await settle();
    expect(desk.ordered).toEqual([['openLeaving']]);
  });

  it('keeps quiet while a job is read', async () => {
    desk.inContacts = ['Virginia Department Of Corrections'];
    desk.savedAt = Date.now();
    desk.say(reading);
    open();
    await settle();
    expect(main.textContent).not.toMatch(/Virginia|Last saved/);
  });
});

describe('while the vault is still asked', () => {
  const buttons = (): string[] => allByRole(main, 'button').map(nameOf);

  it('can export, and shows nothing that what is kept would push from under the mouse', async () => {
    let answer: (inVault: Kept) => void = () => undefined;
    desk.kept.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    desk.inContacts = ['Virginia Department Of Corrections'];
    open();
    await settle();
    expect(buttons()).toContain('Export all messages');
    const below = ['Check an archive', 'Add an earlier archive', 'What comes after JPay'];
    expect(buttons().filter((name) => below.includes(name))).toEqual([]);
    answer(kept);
    await settle();
    expect(buttons()).toContain('Save what is kept');
    expect(buttons().slice(-3)).toEqual(below);
  });

  it('offers to check an archive where it cannot say what it keeps', async () => {
    desk.kept.mockRejectedValue(new Error('made-up'));
    open();
    await settle();
    expect(problem()).toContain('made-up');
    expect(buttons()).toContain('Check an archive');
  });
});

describe('a big export', () => {
  const bigReading = { ...reading, progress: big };
  const proposes = (): boolean => allByRole(main, 'button', 'Keep going').length > 0;

  it('keeps quiet about this job after "Keep going", in a popup opened later too', async () => {
    desk.say(bigReading);
    open();
    await settle();
    expect(proposes()).toBe(true);
    press(main, 'Keep going');
    expect(proposes()).toBe(false);
    expect(desk.putAway).toBe('job-1');
    popup.stop();
    open();
    await settle();
    expect(proposes()).toBe(false);
    desk.say({ ...bigReading, jobId: 'job-2' });
    expect(proposes()).toBe(true);
  });

  it('ends the job in its tab, and says how one conversation is tried', async () => {
    desk.say(bigReading);
    open();
    await settle();
    press(main, 'Try one conversation first');
    await settle();
    desk.say({ state: 'idle' });
    await settle();
    expect(desk.ordered).toEqual([['cancel', 7]]);
    expect(state()).toBe('ready');
    expect(sentence()).toBe(words.forecast.howToTry);
    expect(sentence()).toContain(words.ready.saveConversation);
  });

  it('says so when "Keep going" could not be stored', async () => {
    desk.writeForecastPutAway.mockRejectedValue(new Error('no room'));
    desk.say(bigReading);
    open();
    await settle();
    press(main, 'Keep going');
    await settle();
    expect(proposes()).toBe(false);
    expect(problem()).toContain('no room');
  });
});

describe('Speed', () => {
  const fast = (): HTMLElement => {
    byRole(main, 'group', 'Speed').setAttribute('open', '');
    return byRole(main, 'radio', 'Fast');
  };

  it('shows what is stored, and stores what is chosen', async () => {
    desk.readSpeed.mockResolvedValue('gentle');
    open();
    await settle();
    expect(main.textContent).toContain('Speed: gentle');
    fast().click();
    await settle();
    expect(desk.ordered).toEqual([['speed', 'fast']]);
  });

  it('does not keep Export waiting', async () => {
    desk.writeSpeed.mockReturnValue(new Promise(() => undefined));
    open();
    await settle();
    fast().click();
    press(main, 'Export all messages');
    expect(desk.start).toHaveBeenCalledOnce();
  });

  it('says when the choice could not be kept', async () => {
    desk.writeSpeed.mockRejectedValue(new Error('made up'));
    open();
    await settle();
    fast().click();
    await settle();
    expect(problem()).toContain('made up');
  });

  it('is normal, and says so, where it cannot be read', async () => {
    desk.readSpeed.mockRejectedValue(new Error('made up'));
    open();
    await settle();
    expect(main.textContent).toContain('Speed: normal');
    expect(problem()).toContain('made up');
  });
});

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

describe('ordering', () => {
  it('starts an export and shows it', async () => {
    open();
    await settle();
    press(main, 'Export all messages');
    expect(main.textContent).toContain('Opening message 12 of 64');
    await settle();
    expect(desk.start).toHaveBeenCalledExactlyOnceWith(7, {
      what: 'archive',
      choice: { leaveUnread: false },
    });
    expect(state()).toBe('reading');
  });

  it('hears a double press once', async () => {
    desk.start.mockReturnValue(new Promise(() => undefined));
    open();
    await settle();
    press(main, 'Export all messages');
    press(main, 'Export all messages');
    await settle();
    expect(desk.start).toHaveBeenCalledTimes(1);
    expect(sentence()).toBe('Starting…');
  });

  it('says who is reading when another tab does', async () => {
    desk.start.mockResolvedValue({ outcome: 'busy' });
    open();
    await settle();
    press(main, 'Export all messages');
    await settle();
    expect(problem()).toContain('Another JPay tab is already being read');
    expect(state()).toBe('ready');
  });

  it('says that a start failed, with the detail', async () => {
    desk.start.mockRejectedValue(new Error('Could not establish connection.'));
    open();
    await settle();
    press(main, 'Export all messages');
    await settle();
    expect(problem()).toContain('That did not work. Please try again.');
    expect(problem()).toContain('Could not establish connection.');
  });

  it('keeps what went wrong in sight while it looks again', async () => {
    desk.start.mockRejectedValue(new Error('made-up'));
    open();
    await settle();
    press(main, 'Export all messages');
    await settle();
    await vi.advanceTimersByTimeAsync(lookAgain * 2);
    expect(problem()).toContain('That did not work.');
  });

  it('cancels a job whose tab is gone', async () => {
    desk.status = paused;
    desk.tab = { state: 'none' };
    desk.inVault = kept;
    open();
    await settle();
    press(main, 'Cancel');
    await settle();
    expect(desk.status).toEqual({ state: 'idle' });
    expect(state()).toBe('no-jpay');
    byRole(main, 'button', 'Save what is kept');
  });

  it('cancels in the tab that is there', async () => {
    desk.status = paused;
    open();
    await settle();
    press(main, 'Cancel');
    await settle();
    expect(desk.ordered).toEqual([['cancel', 7]]);
  });

  it('lets go of a job whose tab was closed a moment ago', async () => {
    desk.status = reading;
    desk.cancel.mockRejectedValue(new Error('No tab with id: 7.'));
    desk.tab = { state: 'none' };
    open();
    await settle();
    press(main, 'Cancel');
    await settle();
    expect(desk.status).toEqual({ state: 'idle' });
  });

  it('continues in the JPay tab, also one that was opened since', async () => {
    desk.status = paused;
    desk.tab = { state: 'none' };
    open();
    await settle();
    press(main, 'Continue');
    await settle();
    expect(problem()).toBe(words.paused.openThenContinue);
    desk.tab = { state: 'answers', tabId: 9, page: { kind: 'home', url: 'https://www.jpay.com/home.aspx' } };
    press(main, 'Continue');
    await settle();
    expect(desk.ordered).toEqual([['resume', 9, 'job-1']]);
    expect(problem()).toBe('');
  });

  it('asks to sign in rather than continue in front of a closed door', async () => {
    desk.status = paused;
    desk.tab = { state: 'answers', tabId: 7, page: { kind: 'signed-out', url: 'https://www.jpay.com/' } };
    open();
    await settle();
    press(main, 'Continue');
    await settle();
    expect(problem()).toMatch(/^Sign in/u);
    expect(desk.resume).not.toHaveBeenCalled();
  });
});

describe('after an export', () => {
  it('writes again without asking JPay', async () => {
    desk.status = done;
    open();
    await settle();
    press(main, 'Download again');
    await settle();
    expect(desk.ordered).toEqual([['openArchive', 'job-1']]);
    expect(desk.start).not.toHaveBeenCalled();
  });

  it('does not say that nothing was saved where only what was kept before was written', async () => {
    const none = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };
    desk.status = { ...done, complete: false, messages: none, attachments: none, keptAlone: 24 };
    open();
    await settle();
    byRole(main, 'heading', 'What this browser keeps is here');
    expect(sentence()).toBe('24 messages from what was kept before');
    expect(main.textContent).toContain('JPay was not asked for it.');
  });

  it('goes back to the start when the receipt is put away', async () => {
    desk.status = done;
    desk.inVault = kept;
    open();
    await settle();
    press(main, 'Put this receipt away');
    await settle();
    expect(state()).toBe('ready');
    byRole(main, 'button', 'Save what is kept');
  });

  it('forgets everything, and says that it has', async () => {
    desk.status = done;
    desk.inVault = kept;
    open();
    await settle();
    press(main, 'Forget everything');
    press(main, 'Yes, forget them');
    await settle();
    expect(state()).toBe('ready');
    expect(sentence()).toContain('looked again, and nothing is left: 0 messages');
    expect(allByRole(main, 'button', 'Forget everything')).toEqual([]);
  });

  it('notices that the archive tab was closed while writing', async () => {
    vi.setSystemTime(writing.lastWordAt + 15_000);
    desk.status = writing;
    open();
    await settle();
    expect(sentence()).toContain('Another tab is putting everything together');
    desk.writerAtWork.mockResolvedValue(false);
    await vi.advanceTimersByTimeAsync(lookAgain);
    expect(sentence()).toMatch(/^Writing was interrupted/u);
  });
});

describe('in another language', () => {
  const spanish = wordsFor('es');

  it('says the same, whatever is under way, and asks nobody anything for it', async () => {
    desk.status = paused;
    open();
    await settle();
    const asked = desk.findTab.mock.calls.length;
    popup.speak(spanish);
    expect(state()).toBe('paused');
    expect(sentence()).toBe('Usted lo puso en pausa. Pulse Continuar cuando quiera seguir.');
    expect(desk.findTab).toHaveBeenCalledTimes(asked);
    press(main, 'Continuar');
    await settle();
    expect(desk.ordered).toEqual([['resume', 7, 'job-1']]);
  });

  it('says again what went wrong, and what was done', async () => {
    desk.start.mockRejectedValueOnce(new Error('made up'));
    open();
    await settle();
    press(main, 'Export all messages');
    await settle();
    popup.speak(spanish);
    expect(problem()).toBe(
      'Eso no funcionó. Inténtelo otra vez, por favor. Para quien le pueda ayudar: Error: made up',
    );
    desk.inVault = kept;
    desk.say(done);
    await settle();
    press(main, 'Olvidar todo');
    press(main, 'Sí, olvidarlo todo');
    await settle();
    popup.speak(words);
    expect(sentence()).toBe(words.forget.proof(nothingLeft));
  });

  it('says when the choice of speed could not be kept, in the language of then', async () => {
    desk.readSpeed.mockRejectedValue(new Error('made up'));
    open();
    popup.speak(spanish);
    await settle();
    expect(problem()).toMatch(/^Eso no funcionó\..* made up$/u);
  });
});
