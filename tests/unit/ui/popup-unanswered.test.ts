// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { JpayTab } from '../../../src/ui/popup-state';
import { allByRole, byRole, nameOf, press } from './by-role';
import { kept, onMessagePage } from './examples';
import { desk, main, open, popupForEach, problem, sentence, settle, state, words } from './opened-popup';

popupForEach();

describe('over a page of JPay that has not answered yet', () => {
  let answer: (tab: JpayTab) => void;
  const exportAll = (): HTMLElement[] => allByRole(main, 'button', 'Export all messages');
  const signedOut: JpayTab = {
    state: 'answers',
    tabId: 7,
    page: { kind: 'signed-out', url: 'https://www.jpay.com/IncomingMails.aspx' },
  };
  beforeEach(async () => {
    desk.expectedTab.mockResolvedValue({ state: 'expected', tabId: 7 });
    desk.findTab.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    desk.inVault = kept;
    open();
    await settle();
  });

  it('offers the export, but does not say for sure that it is ready', async () => {
    expect(exportAll()).toHaveLength(1);
    expect([state(), main.getAttribute('aria-busy')]).toEqual([undefined, 'true']);
    answer(desk.tab);
    await settle();
    expect([state(), main.getAttribute('aria-busy')]).toEqual(['ready', 'false']);
  });

  it('carries out a press as soon as the page has answered', async () => {
    press(main, 'Export all messages');
    await settle();
    expect(desk.start).not.toHaveBeenCalled();
    expect(sentence()).toBe(words.ready.starting);
    answer(desk.tab);
    await settle();
    expect(desk.start).toHaveBeenCalledOnce();
    expect(state()).toBe('reading');
  });

  it.each<[string, JpayTab, string]>([
    ['signed out', signedOut, 'signed-out'],
    ['one that does not answer', { state: 'silent', tabId: 7 }, 'no-jpay'],
  ])('orders nothing when the page turns out to be %s, and says so', async (_what, found, shown) => {
    desk.tab = found;
    press(main, 'Export all messages');
    answer(found);
    await settle();
    expect(desk.start).not.toHaveBeenCalled();
    expect(state()).toBe(shown);
    expect(exportAll()).toEqual([]);
    expect(main.getAttribute('aria-busy')).toBe('false');
  });

  it('keeps what was chosen meanwhile', async () => {
    const leaveUnread = (): HTMLInputElement => {
      byRole(main, 'group', 'Choose what to export').setAttribute('open', '');
      return byRole(main, 'checkbox', 'Leave unread messages alone') as HTMLInputElement;
    };
    leaveUnread().click();
    answer(desk.tab);
    await settle();
    expect(leaveUnread().checked).toBe(true);
  });

  it('shows nothing yet that an open message would push from under the mouse', async () => {
    expect(allByRole(main, 'button', 'Check an archive')).toEqual([]);
    answer({ state: 'answers', tabId: 7, page: onMessagePage });
    await settle();
    const buttons = allByRole(main, 'button').map(nameOf);
    expect(buttons).toEqual(expect.arrayContaining(['Save this message', 'Check an archive']));
  });
});

it('shows what the page has said, also where it was expected to say something else', async () => {
  let expect7: () => void = () => undefined;
  desk.expectedTab.mockImplementation(
    () => new Promise((resolve) => (expect7 = () => resolve({ state: 'expected', tabId: 7 }))),
  );
  desk.tab = { state: 'silent', tabId: 7 };
  open();
  await settle();
  expect7();
  await settle();
  expect(state()).toBe('no-jpay');
});

it('says what went wrong where no tab can be found, and orders nothing from the one it expected', async () => {
  desk.expectedTab.mockResolvedValue({ state: 'expected', tabId: 7 });
  desk.findTab.mockRejectedValue(new Error('made-up'));
  open();
  await settle();
  press(main, 'Export all messages');
  await settle();
  expect(problem()).toContain('made-up');
  expect(desk.start).not.toHaveBeenCalled();
});
