// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sameAccountPanel } from '../../../src/ui/same-account-panel';
import type { SameAccountPorts, SameAccountQuestion } from '../../../src/ui/same-account-panel';
import { wordsFor } from '../../../src/ui/words';
import { byRole, press } from './by-role';

const question: SameAccountQuestion = {
  added: { accountId: 'a', shownName: undefined, people: ['FAKE SON'], messages: 12 },
  read: { accountId: 'b', shownName: 'Fake Mother', people: ['FAKE SON'], messages: 14 },
  inBoth: 11,
};
const questions = vi.fn<SameAccountPorts['questions']>();
const join = vi.fn<SameAccountPorts['join']>();
const keepApart = vi.fn<SameAccountPorts['keepApart']>();
const changed = vi.fn();
let root: HTMLElement;

beforeEach(async () => {
  vi.resetAllMocks();
  questions.mockResolvedValue([]).mockResolvedValueOnce([question]);
  join.mockResolvedValue();
  keepApart.mockResolvedValue();
  const panel = sameAccountPanel({ questions, join, keepApart }, wordsFor('en'), changed);
  root = panel.root;
  document.body.replaceChildren(root);
  await vi.waitFor(() => expect(root.dataset['state']).toBe('asking'));
});

describe('the question whether two accounts are one', () => {
  it('says which they are, what speaks for it, and that a yes is for good', () => {
    byRole(root, 'heading', 'Is this one JPay account?');
    expect(root.textContent).toContain(
      'The account with messages from FAKE SON (from a ZIP file you added, 12 messages)',
    );
    expect(root.textContent).toContain(
      'The JPay account of Fake Mother (read from JPay in this browser, 14 messages)',
    );
    expect(root.textContent).toContain('11 messages are in both');
    expect(root.textContent).toContain('cannot be put apart again');
    expect(join).not.toHaveBeenCalled();
  });

  it('puts them together on a yes, and has the list looked at anew', async () => {
    press(root, 'Yes, put them together');
    await vi.waitFor(() => expect(root.textContent).toContain('They are one account now.'));
    expect(join).toHaveBeenCalledWith(question);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(root.querySelector('.question')).toBeNull();
  });

  it('is named by its heading, and by nothing where there is nothing to ask', async () => {
    expect(root.getAttribute('aria-labelledby')).toBe(root.querySelector('h2')?.id);
    questions.mockReset().mockResolvedValue([]);
    const panel = sameAccountPanel({ questions, join, keepApart }, wordsFor('en'), changed);
    document.body.replaceChildren(panel.root);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(panel.root.querySelector('h2')).toBeNull();
    expect(panel.root.hasAttribute('aria-labelledby')).toBe(false);
  });

  it('changes nothing where it is put off', () => {
    press(root, 'Decide later');
    expect(root.querySelector('.question')).toBeNull();
    expect(keepApart).not.toHaveBeenCalled();
  });

  it('remembers a no', async () => {
    press(root, 'No, two accounts');
    await vi.waitFor(() => expect(root.textContent).toContain('You will not be asked again.'));
    expect(keepApart).toHaveBeenCalledWith(question);
    expect(join).not.toHaveBeenCalled();
  });

  it('says what went wrong, and asks again', async () => {
    questions.mockResolvedValueOnce([question]);
    join.mockRejectedValue(new Error('made-up trouble'));
    press(root, 'Yes, put them together');
    await vi.waitFor(() =>
      expect(root.querySelector('[role=alert]')?.textContent).toContain('made-up trouble'),
    );
    byRole(root, 'button', 'Yes, put them together');
  });
});
