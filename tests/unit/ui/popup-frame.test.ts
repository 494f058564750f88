// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PopupView } from '../../../src/ui/popup-state';
import { allByRole, byRole, nameOf, press } from './by-role';
import { half, kept, popupViews } from './examples';
import { actions, buttons, frameForEach, main, sentence, show, shownText, words } from './shown-frame';

frameForEach();

const counted = (): Record<string, string> =>
  Object.fromEntries(
    Array.from(main.querySelectorAll('dt'), (name) => [
      name.textContent,
      name.nextElementSibling?.textContent ?? '',
    ]),
  );

describe('the states of contract.md', () => {
  it.each(Object.entries(popupViews))('%s', (name, view: PopupView) => {
    show(view);
    expect(main.dataset['state']).toBe(name === 'looking' ? undefined : view.state);
    expect(byRole(main, 'heading', allByRole(main, 'heading').map(nameOf)[0]).tagName).toBe('H1');
  });

  it('says how to get to JPay when no tab shows it', () => {
    show(popupViews['no-tab']);
    expect(byRole(main, 'link', 'Open jpay.com').getAttribute('href')).toBe('https://www.jpay.com/');
    expect(buttons()).toEqual(['Check an archive', 'Add an earlier archive']);
  });

  it('offers to reload a JPay page that does not answer', () => {
    show({ ...popupViews['no-answer'], kept: null });
    expect(sentence()).toMatch(/^Reload/u);
    press(main, 'Reload the JPay page');
    expect(actions.pressed).toEqual([['reload', 7]]);
    expect(allByRole(main, 'link')).toEqual([]);
  });

  it('says that a JPay page is still loading, and asks to press nothing', () => {
    show({ ...popupViews.loading, kept: null });
    expect(sentence()).toContain('as soon as the JPay page is there');
    expect(sentence()).not.toMatch(/^Reload/u);
    expect(buttons()).toEqual(['Check an archive', 'Add an earlier archive']);
    expect(allByRole(main, 'link')).toEqual([]);
  });

  it('asks to sign in', () => {
    show(popupViews['signed-out']);
    expect(sentence()).toMatch(/^Sign in/u);
    // Also to a family whose account was closed.
    expect(buttons()).toEqual(['Check an archive', 'Add an earlier archive']);
  });

  it('says of what is kept of several accounts that one of them is saved', () => {
    show({ ...popupViews['ready-kept'], kept });
    expect(shownText()).not.toContain('JPay accounts');
    show({ ...popupViews['ready-kept'], kept: { ...kept, accounts: 2 } });
    expect(shownText()).toContain('They belong to 2 JPay accounts.');
    show({ ...popupViews['ready-kept'], kept: { ...kept, accounts: 2, jobId: null } });
    expect(shownText()).not.toContain('JPay accounts');
  });

  it('exports everything with one press', () => {
    show(popupViews['ready-kept']);
    press(main, 'Export all messages');
    expect(actions.pressed).toEqual([['order', 7, { what: 'archive', choice: { leaveUnread: false } }]]);
    expect(allByRole(main, 'combobox')).toEqual([]);
  });

  it.each(['ready-kept', 'no-answer'] as const)(
    'has nothing under the mouse that what is kept would push away: %s',
    (name) => {
      const view = popupViews[name];
      show({ ...view, kept: undefined });
      expect(buttons()).not.toContain('Check an archive');
      show(view);
      expect(buttons()).toContain('Save what is kept');
      expect(buttons().slice(-2)).toEqual(['Check an archive', 'Add an earlier archive']);
    },
  );

  it('does not move Pause and Cancel from under the mouse when it says that an export is big', () => {
    const big = {
      jobId: 'job-1',
      forecast: { messages: 2_000, seconds: 3_600, bytes: 5e8, freeBytes: null },
    };
    show({ ...popupViews.reading, big });
    expect(buttons()).toEqual(['Pause', 'Cancel', 'Try one conversation first', 'Keep going']);
  });

  it('takes the second press of a double click for what stood there at the first', () => {
    const click = (name: string, detail: number): boolean =>
      byRole(main, 'button', name).dispatchEvent(
        new MouseEvent('click', { detail, bubbles: true, cancelable: true }),
      );
    show(popupViews.reading);
    click('Pause', 1);
    show(popupViews.paused);
    click('Save what is kept', 2);
    expect(actions.pressed).toEqual([['pause', 7]]);
    click('Save what is kept', 1);
    expect(actions.pressed.slice(1)).toEqual([['write', 'job-1']]);
  });

  it('shows what it does while it reads, and can pause and cancel', () => {
    show(popupViews.reading);
    expect(shownText()).toContain('Opening message 12 of 64');
    const bar = byRole(main, 'progressbar', 'Messages read so far');
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['11', '64']);
    expect(shownText()).toContain('11 of 64 messages saved');
    expect(counted()).toEqual({
      Received: '11 of 40',
      Sent: '0 of 24',
      'Photos and other attachments': '8 saved, 1 failed',
    });
    press(main, 'Pause');
    press(main, 'Cancel');
    expect(actions.pressed).toEqual([
      ['pause', 7],
      ['cancel', 7],
    ]);
  });

  it('moves the bar and the sentence without touching the buttons', () => {
    show(popupViews.reading);
    const pause = byRole(main, 'button', 'Pause');
    pause.focus();
    show({ ...popupViews.reading, progress: half });
    expect(byRole(main, 'progressbar').getAttribute('value')).toBe('212');
    expect(byRole(main, 'button', 'Pause')).toBe(pause);
    expect(document.activeElement).toBe(pause);
  });

  it('shows a bar without a value while the length of the lists is not known', () => {
    show(popupViews['reading-list']);
    expect(byRole(main, 'progressbar').hasAttribute('value')).toBe(false);
    expect(shownText()).toContain('Reading the list of sent messages, page 3');
    expect(byRole(main, 'progressbar').getAttribute('aria-valuetext')).toBe('30 messages found so far');
  });

  it('says how long it still takes, to the eye and to the ear', () => {
    show(popupViews['reading-half']);
    expect(shownText()).toContain('About 12 minutes left');
    expect(byRole(main, 'progressbar').getAttribute('aria-valuetext')).toBe(
      '212 of 430 messages saved, about 12 minutes left',
    );
  });

  it('says why it waits, and when it goes on', () => {
    show(popupViews['reading-waits']);
    expect(sentence()).toBe('JPay asked us to wait 40 seconds');
    expect(shownText()).toContain('Goes on in about 20 seconds');
  });

  it('shows no mailboxes where one message was ordered', () => {
    show({ ...popupViews.reading, what: 'message' });
    expect(Object.keys(counted())).toEqual(['Photos and other attachments']);
  });

  it('has every line from the beginning, so that nothing moves while it counts', () => {
    show(popupViews['reading-list']);
    const lines = main.querySelectorAll('.meter *').length;
    for (const name of ['reading', 'reading-half', 'reading-photo', 'reading-waits'] as const) {
      show(popupViews[name]);
      expect(main.querySelectorAll('.meter *').length).toBe(lines);
    }
  });

  it('says why it paused, and goes on, saves what is kept, or cancels', () => {
    show(popupViews.paused);
    expect(sentence()).toBe('You paused it. Press Continue when you are ready.');
    expect(shownText()).toContain('212 of 430 messages are saved.');
    press(main, 'Continue');
    press(main, 'Save what is kept');
    press(main, 'Cancel');
    expect(actions.pressed).toEqual([
      ['resume', 'job-1'],
      ['write', 'job-1'],
      ['cancel', null],
    ]);
  });

  it('begins with "Sign in" when the pause is about that', () => {
    show(popupViews['paused-signed-out']);
    expect(sentence()).toMatch(/^Sign in/u);
    expect(buttons()).toContain('Continue');
  });

  it('tells a silent job apart from a paused one', () => {
    show(popupViews['paused-no-tab']);
    expect(sentence()).toBe('212 of 430 messages are saved. Open JPay and press Continue.');
    byRole(main, 'link', 'Open jpay.com');
    show(popupViews['paused-silent']);
    press(main, 'Reload the JPay page');
    expect(actions.pressed).toEqual([['reload', 7]]);
  });

  it('waits while the archive tab writes, and offers to write again when that was interrupted', () => {
    show(popupViews.writing);
    byRole(main, 'progressbar', 'Writing');
    expect(buttons()).toEqual([]);
    show(popupViews.interrupted);
    expect(sentence()).toMatch(/^Writing was interrupted\. Download again/u);
    press(main, 'Download again');
    expect(actions.pressed).toEqual([['write', 'job-1']]);
  });

  it('says that nothing matched, where all that JPay listed was left out by choice', () => {
    const none = { listed: 48, saved: 0, failed: 0, vanished: 0, skipped: 48 };
    show({ ...popupViews.done, messages: none });
    expect(byRole(main, 'heading', words.done.noneChosenTitle).tagName).toBe('H1');
    expect(sentence()).toBe(
      'None of the 48 messages on JPay is among what you chose. Change your choice, then export again.',
    );
    show({ ...popupViews.done, messages: { ...none, saved: 1, skipped: 47 } });
    expect(byRole(main, 'heading', words.done.title).tagName).toBe('H1');
  });

  it('offers nothing to download again where nothing could be saved, and says what to do', () => {
    show({ ...popupViews.done, what: 'message', complete: false, fileNames: [] });
    expect(buttons()).not.toContain('Download again');
    expect(shownText()).toContain(words.done.nothing);
  });

  it('shows the totals of the receipt, and never claims that the file is on the disk', () => {
    show(popupViews.done);
    expect(sentence()).toBe(
      '430 messages listed, 430 saved; 61 photos and other attachments, 59 saved, 2 failed',
    );
    expect(shownText()).toContain('Your browser is saving the file:');
    expect(shownText()).toContain('Letterkeep-2026-11-22.zip');
    expect(shownText()).not.toMatch(/saved to|on disk/iu);
    press(main, 'Download again');
    press(main, 'Export all messages');
    press(main, 'Put this receipt away');
    press(main, 'Check an archive');
    expect(actions.pressed.map(([what]) => what)).toEqual(['write', 'order', 'putAway', 'checkArchive']);
  });

  it('says in the popup that the archive is incomplete', () => {
    show(popupViews['done-incomplete']);
    expect(shownText()).toContain('the name says INCOMPLETE');
    show(popupViews.done);
    expect(shownText()).not.toContain('the name says INCOMPLETE');
  });
});

it('does not speak of a file when there is none', () => {
  show({ ...popupViews.done, what: 'message', complete: false, fileNames: [] });
  byRole(main, 'heading', 'Nothing could be saved');
  expect(shownText()).not.toContain('Your browser is saving');
});
