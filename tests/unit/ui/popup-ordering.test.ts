// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { lookAgain } from '../../../src/ui/popup';
import { allByRole, byRole, press } from './by-role';
import { done, kept, paused, reading, writing } from './examples';
import { desk, main, open, popupForEach, problem, sentence, settle, state, words } from './opened-popup';

popupForEach();

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
