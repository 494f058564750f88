// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { documentFormats } from '../../../src/model/export-request';
import { allByRole, byRole, nameOf, press } from './by-role';
import { here, kept, onMessage, popupViews } from './examples';
import { actions, buttons, frameForEach, main, show, shownText, words } from './shown-frame';

frameForEach();

describe('on a message page', () => {
  beforeEach(() => show(popupViews['ready-message']));

  it('saves the message in the chosen format, beside the rest', () => {
    const format = byRole(main, 'combobox', 'Format') as HTMLSelectElement;
    expect(Array.from(format.options, nameOf)).toEqual(documentFormats.map((name) => words.formats[name]));
    format.value = 'markdown';
    press(main, 'Save this message');
    byRole(main, 'button', 'Export all messages');
    const { url } = onMessage.message ?? {};
    expect(actions.pressed).toEqual([
      ['order', 7, { what: 'message', url, direction: 'received', format: 'markdown' }],
    ]);
  });

  it('saves the conversation', () => {
    press(main, 'Save this conversation');
    expect(actions.pressed).toEqual([
      ['order', 7, { what: 'conversation', personName: 'FAKE PERSON', format: 'html' }],
    ]);
  });

  it('offers no conversation when the page names nobody', () => {
    show({
      ...popupViews['ready-message'],
      here: {
        tabId: 7,
        message: { url: 'https://www.jpay.com/x', direction: 'sent', personName: undefined },
      },
    });
    expect(buttons()).toContain('Save this message');
    expect(buttons()).not.toContain('Save this conversation');
  });

  it('follows the tab to another page without losing what was chosen', () => {
    byRole(main, 'group', 'Choose what to export').setAttribute('open', '');
    byRole(main, 'checkbox', 'Leave unread messages alone').click();
    show({ ...popupViews['ready-message'], here });
    expect(allByRole(main, 'combobox', 'Format')).toEqual([]);
    press(main, 'Export all messages');
    expect(actions.pressed).toEqual([['order', 7, { what: 'archive', choice: { leaveUnread: true } }]]);
  });
});

describe('the warning before the first run', () => {
  it('says that opening a message may mark it as read, and offers to leave unread ones alone', () => {
    show(popupViews['ready-first']);
    expect(shownText()).toContain('JPay may then show it as read');
    press(main, 'Do not open unread ones');
    const tick = byRole(main, 'checkbox', 'Leave unread messages alone') as HTMLInputElement;
    expect(tick.checked).toBe(true);
    expect(document.activeElement).toBe(tick);
  });

  it('is not repeated once something is kept', () => {
    show(popupViews['ready-kept']);
    expect(shownText()).not.toContain('JPay may then show it as read');
  });
});

describe('what is kept', () => {
  it('can be saved without JPay', () => {
    show(popupViews['no-answer']);
    expect(shownText()).toContain('312 messages and 41 photos and other attachments, 86 MB.');
    press(main, 'Save what is kept');
    expect(actions.pressed).toEqual([['write', 'job-1']]);
  });

  it('is forgotten only when asked twice', () => {
    show({ ...popupViews['ready-kept'], kept });
    press(main, 'Forget everything');
    expect(actions.pressed).toEqual([]);
    expect(document.activeElement).toBe(byRole(main, 'button', 'No, keep them'));
    press(main, 'No, keep them');
    expect(document.activeElement).toBe(byRole(main, 'button', 'Forget everything'));
    press(main, 'Forget everything');
    press(main, 'Yes, forget them');
    expect(actions.pressed).toEqual([['forget']]);
  });
});
