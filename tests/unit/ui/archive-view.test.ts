// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { archiveView } from '../../../src/ui/archive-view';
import type { ArchiveView } from '../../../src/ui/archive-view';
import { rowsAtOnce } from '../../../src/ui/long-table';
import { wordsFor } from '../../../src/ui/words';
import { noCounts } from '../../../src/model/receipt';
import { allByRole, byRole, nameOf, press } from './by-role';
import { counts, nothingLeft, receipt } from './examples';

const words = wordsFor('en');
const downloadAgain = vi.fn();
const forget = vi.fn();
let main: HTMLElement;
let show: (view: ArchiveView) => void;

const saved: ArchiveView = {
  state: 'done',
  what: 'archive',
  receipt,
  fileNames: ['Letterkeep-2026-11-22-INCOMPLETE.zip'],
};
const whole = { ...receipt, complete: true, incompleteBecause: [], exceptions: [] };

beforeEach(() => {
  vi.clearAllMocks();
  main = document.createElement('main');
  document.body.replaceChildren(main);
  show = archiveView(main, words, { downloadAgain, forget });
});

describe('the archive tab', () => {
  it('says what it does, also in the title of the tab', () => {
    show({ state: 'writing', what: 'archive', progress: { parts: 0, fraction: null } });
    expect(document.title).toBe('Writing your archive… – Letterkeep');
    byRole(main, 'heading', 'Writing your archive…');
    expect(byRole(main, 'progressbar', 'Writing').hasAttribute('value')).toBe(false);
    expect(main.textContent).toContain('Looking at what was saved…');
    show({ state: 'writing', what: 'archive', progress: { parts: 1, fraction: 0.5 } });
    expect(main.textContent).toContain('Putting messages and photos into the file: 50% done');
    expect(byRole(main, 'progressbar', 'Writing').getAttribute('aria-valuetext')).toMatch(/50% done$/u);
    expect(byRole(main, 'progressbar', 'Writing').getAttribute('value')).toBe('0.5');
    expect(byRole(main, 'status').textContent).toContain('1 part is finished.');
  });

  it('says that the browser is saving, never that it has saved', () => {
    show(saved);
    expect(byRole(main, 'status').textContent).toMatch(/^Your browser is saving it now\./u);
    expect(main.textContent).not.toMatch(/saved to|on disk/iu);
    expect(main.textContent).toContain('Letterkeep-2026-11-22-INCOMPLETE.zip');
    expect(main.textContent).toContain('START HERE.html');
  });

  it('says which file is the newest where the browser had one of that name already', () => {
    show(saved);
    expect(main.querySelector('.files + .hint')?.textContent).toContain('The highest number is the newest.');
    show({ ...saved, fileNames: null });
    expect(main.textContent).not.toContain('The highest number');
  });

  it('leads first to what is missing, before anything is forgotten', () => {
    const firstStep = (): string => main.querySelector('.steps li')?.textContent ?? '';
    show(saved);
    expect(firstStep()).toContain('“Export all messages”: only what is missing is read.');
    expect(firstStep()).toContain('Do not press Forget everything before that.');
    show({ ...saved, receipt: whole });
    expect(main.querySelector('.steps')?.textContent).not.toContain('missing');
    expect(firstStep()).toMatch(/^Find the ZIP file/u);
  });

  it('shows the totals by mailbox and every exception', () => {
    show(saved);
    expect(main.textContent).toContain(
      '430 messages listed, 426 saved, 1 failed, 2 no longer on JPay, 1 left out; 61 photos and other attachments, 59 saved, 2 failed.',
    );
    const rows = allByRole(main, 'row').map((row) => Array.from(row.children, nameOf));
    expect(rows).toContainEqual(['Sent: messages', '130', '129', '0', '1', '0']);
    for (const { where, reason } of receipt.exceptions) {
      expect(rows.some((cells) => cells[1] === where && cells[2] === reason)).toBe(true);
    }
    for (const why of receipt.incompleteBecause) expect(main.textContent).toContain(why);
  });

  it('says of what was only kept before how much it is, with no noughts and nothing that was lost', () => {
    const none = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };
    const kept = {
      ...receipt,
      complete: false,
      messages: none,
      attachments: none,
      keptFromBefore: 24,
      requests: 0,
    };
    show({ ...saved, receipt: kept });
    byRole(main, 'heading', 'What this browser keeps is here');
    expect(main.textContent).toContain('24 messages from what was kept before.');
    byRole(main, 'heading', 'Why the name says INCOMPLETE');
    expect(main.querySelector('table.counts')).toBeNull();
  });

  it('says what JPay listed where it was asked, though nothing was listed and something is kept', () => {
    const none = { listed: 0, saved: 0, failed: 0, vanished: 0, skipped: 0 };
    const failed = { complete: false, messages: none, attachments: none, keptFromBefore: 24, requests: 7 };
    show({ ...saved, receipt: { ...receipt, ...failed } });
    byRole(main, 'heading', 'What is missing, and why');
    expect(main.querySelector('table.counts')).not.toBeNull();
  });

  it('shows thousands of exceptions when asked, and all of them', () => {
    const exceptions = Array.from({ length: rowsAtOnce + 1100 }, (_, index) => ({
      what: 'message' as const,
      where: `inbox, page ${index}`,
      kind: 'not-tried' as const,
      reason: 'This was not opened before the export ended.',
    }));
    show({ ...saved, receipt: { ...receipt, exceptions } });
    const rows = (): number => main.querySelectorAll('.exceptions tbody tr').length;
    expect(rows()).toBe(rowsAtOnce);
    press(main, 'Show the other 1,100');
    expect(rows()).toBe(exceptions.length);
  });

  it('says that nothing is missing when nothing is', () => {
    show({ ...saved, receipt: whole, fileNames: ['Letterkeep-2026-11-22.zip'] });
    byRole(main, 'heading', 'Your mail is here');
    expect(main.textContent).toContain('Nothing is missing.');
    expect(main.textContent).not.toContain('What is missing, and why');
  });

  it('does not say that nothing is missing where it says why something is, though no message is named', () => {
    const cancelled = { ...whole, complete: false, incompleteBecause: ['The export was stopped.'] };
    show({ ...saved, receipt: cancelled });
    byRole(main, 'heading', 'What is missing, and why');
    expect(main.textContent).not.toContain('Nothing is missing.');
  });

  it('says that a mailbox is empty', () => {
    const empty = { ...whole, messages: noCounts, attachments: noCounts, keptFromBefore: 0 };
    show({ ...saved, receipt: empty });
    byRole(main, 'heading', 'Your mailbox is empty');
    expect(byRole(main, 'status').textContent).toContain('JPay shows no messages for you');
  });

  it('says that nothing matched the choice, and how to go on', () => {
    const leftOut = (kind: 'not-chosen' | 'left-unread') => ({
      ...{ ...whole, messages: counts(48, 0, 0, 0, 48), attachments: noCounts, keptFromBefore: 0 },
      exceptions: [{ what: 'message' as const, where: 'inbox, page 1', kind, reason: 'Made up.' }],
    });
    show({ ...saved, receipt: leftOut('not-chosen'), fileNames: ['Letterkeep-2026-11-22.zip'] });
    byRole(main, 'heading', 'Nothing matched your choice');
    expect(byRole(main, 'status').textContent).toMatch(
      /^None of the 48 messages on JPay is among what you chose, so the file holds no message\. Change the people or dates, then export again\. Your browser/u,
    );
    expect(main.querySelector('.steps')).toBeNull();
    // Other dates would not help there.
    show({ ...saved, receipt: leftOut('left-unread') });
    expect(allByRole(main, 'heading', 'Nothing matched your choice')).toEqual([]);
    show({ ...saved, receipt: { ...leftOut('not-chosen'), keptFromBefore: 3 } });
    expect(allByRole(main, 'heading', 'Nothing matched your choice')).toEqual([]);
  });

  it('does not call a mailbox empty when its end was not proved', () => {
    const unproved = { ...receipt, messages: noCounts, attachments: noCounts, keptFromBefore: 0 };
    show({ ...saved, receipt: unproved });
    byRole(main, 'heading', 'Part of your mail is here');
  });

  it('says that there is no file when nothing could be opened', () => {
    show({ ...saved, what: 'message', fileNames: [] });
    byRole(main, 'heading', 'Nothing could be saved');
    expect(allByRole(main, 'heading', 'What to do now')).toEqual([]);
    byRole(main, 'heading', 'Receipt');
  });

  it.each([
    ['message', 'then press Save this message again.'],
    ['conversation', 'then press Save this conversation again.'],
  ] as const)('says how to try a %s again where JPay did not open it, and offers no file', (what, next) => {
    show({ ...saved, what, fileNames: [] });
    expect(byRole(main, 'status').textContent).toContain('JPay did not let us open it');
    expect(byRole(main, 'status').textContent).toContain(next);
    expect(allByRole(main, 'heading', 'Is the file missing?')).toEqual([]);
    expect(allByRole(main, 'button', 'Download again')).toEqual([]);
    byRole(main, 'heading', 'On a shared computer');
  });

  it('speaks of one message as of one message', () => {
    const one = { ...whole, messages: counts(1, 1), attachments: noCounts, keptFromBefore: 0 };
    show({
      ...saved,
      what: 'message',
      receipt: one,
      fileNames: ['2019-07-15_1504_received_fake-person.html'],
    });
    byRole(main, 'heading', 'Your message is here');
    expect(main.textContent).toContain('All of it is in the file.');
    expect(main.textContent).toContain('This is one message only. Export all messages saves the rest.');
    expect(main.textContent).not.toContain('Nothing is missing.');
    expect(main.querySelector('table.counts')).toBeNull();
  });

  it('speaks of a conversation as of a conversation, also where a part of it is missing', () => {
    const named = { ...saved, what: 'conversation' as const, fileNames: ['fake-person.html'] };
    show({ ...named, receipt: whole });
    byRole(main, 'heading', 'This conversation is here');
    expect(main.textContent).toContain('All of it is in the file.');
    expect(main.textContent).not.toContain('This is one message only');
    show({ ...named, receipt });
    byRole(main, 'heading', 'Part of this conversation is here');
  });

  it('offers no file of a message that was not opened when its receipt is shown again either', () => {
    const failed = { ...receipt, messages: counts(1, 0, 1), keptFromBefore: 0 };
    show({ ...saved, what: 'message', receipt: failed, fileNames: null });
    byRole(main, 'heading', 'Nothing could be saved');
    expect(allByRole(main, 'button', 'Download again')).toEqual([]);
    show({ ...saved, receipt: failed, fileNames: null });
    byRole(main, 'heading', 'Your receipt');
    byRole(main, 'button', 'Download again');
  });

  it('writes again when asked', () => {
    show({ ...saved, fileNames: null });
    expect(byRole(main, 'status').textContent).toContain('receipt of an earlier export');
    press(main, 'Download again');
    expect(downloadAgain).toHaveBeenCalledTimes(1);
  });

  it('forgets everything when asked twice', () => {
    show(saved);
    expect(main.textContent).toContain('stays in this browser, not locked');
    press(main, 'Forget everything');
    expect(forget).not.toHaveBeenCalled();
    press(main, 'Yes, forget them');
    expect(forget).toHaveBeenCalledTimes(1);
    show({ state: 'forgotten', left: nothingLeft });
    expect(byRole(main, 'status').textContent).toMatch(
      /^Everything was removed from this browser\..* looked again, and nothing is left: 0 messages/,
    );
    show({ state: 'forgotten', left: { ...nothingLeft, items: ['fake'] } });
    expect(byRole(main, 'status').textContent).toContain('something is still there');
    show({ state: 'forgotten', left: null });
    expect(byRole(main, 'status').textContent).toContain('could not look again');
  });

  it('says that nothing was forgotten when that failed', () => {
    show({ state: 'not-forgotten', detail: 'LetterkeepError: made-up' });
    expect(byRole(main, 'alert').textContent).toContain('Your messages are still in this browser.');
    press(main, 'Forget everything');
    press(main, 'Yes, forget them');
    expect(forget).toHaveBeenCalledTimes(1);
  });

  it('says calmly that nothing is kept for a receipt after everything was forgotten', () => {
    show({ state: 'nothing', wasWritten: true });
    expect(main.dataset['state']).toBe('nothing');
    expect(byRole(main, 'status').textContent).toBe(
      'This browser keeps nothing for this page any more. Files that you saved stay on your computer.',
    );
    expect(byRole(main, 'alert').textContent).toBe('');
  });

  it('tells in an alert what went wrong, with a way forward', () => {
    show({ state: 'failed', noSpace: true, detail: 'no-space' });
    expect(byRole(main, 'alert').textContent).toContain('no space left');
    press(main, 'Try again');
    expect(downloadAgain).toHaveBeenCalledTimes(1);
    show({ state: 'nothing' });
    expect(byRole(main, 'alert').textContent).toContain('Open JPay');
  });
});

it('speaks Spanish', () => {
  const spanish = wordsFor('es');
  show = archiveView(main, spanish, { downloadAgain, forget });
  show({ state: 'writing', what: 'archive', progress: { parts: 1, fraction: 0.5 } });
  expect(document.title).toBe('Preparando su archivo ZIP… – Letterkeep');
  expect(main.textContent).toContain('1 parte terminada.');
  show(saved);
  byRole(main, 'heading', 'Aquí está una parte de su correspondencia');
  expect(main.textContent).toContain(
    '430 mensajes en la lista, 426 guardados, 1 no se pudo guardar, 2 ya no están en JPay, 1 omitido; 61 fotos y otros archivos adjuntos, 59 guardados, 2 no se pudieron guardar.',
  );
  press(main, 'Descargar otra vez');
  expect(downloadAgain).toHaveBeenCalledTimes(1);
});

it('sets names and dates of strangers apart in the list of what is not saved', () => {
  const exception = { ...receipt.exceptions[0]!, personName: ' FAKE PERSON ', dateText: '7/15/2019' };
  show({ ...saved, receipt: { ...receipt, exceptions: [exception] } });
  const place = main.querySelector('.exceptions td:nth-child(2)');
  expect(place?.textContent).toBe('inbox, page 2, FAKE PERSON, 7/15/2019');
  expect(Array.from(place?.querySelectorAll('bdi') ?? [], nameOf)).toContain('FAKE PERSON');
});
