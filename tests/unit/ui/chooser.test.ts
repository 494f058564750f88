// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contact } from '../../../src/model/person';
import { chooser } from '../../../src/ui/chooser';
import type { Chooser } from '../../../src/ui/chooser';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf } from './by-role';
import { recordedActions } from './examples';

const words = wordsFor('en');
let ask: ReturnType<typeof vi.fn<() => Promise<Contact[]>>>;
let group: Chooser;

function make(): void {
  group = chooser(words, ask);
  document.body.replaceChildren(group.root);
}

/** Opens or closes as a click on the summary does; happy-dom gives no toggle event of its own. */
async function turn(open: boolean): Promise<void> {
  group.root.toggleAttribute('open', open);
  group.root.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() =>
    expect(allByRole(document.body, 'status').map(nameOf)).not.toContain(words.choice.loadingPeople),
  );
}

function set(name: string, value: string): void {
  (byRole(document.body, 'date', name) as HTMLInputElement).value = value;
}

beforeEach(() => {
  const actions = recordedActions();
  ask = vi.fn(() => actions.listPeople(7));
  make();
});

describe('Choose what to export', () => {
  it('is a closed group of that name', () => {
    expect(byRole(document.body, 'group', 'Choose what to export')).toBe(group.root);
    expect(group.root.hasAttribute('open')).toBe(false);
    expect(allByRole(document.body, 'checkbox')).toEqual([]);
  });

  it('asks JPay for people only when it is opened, and only once', async () => {
    expect(ask).not.toHaveBeenCalled();
    await turn(true);
    await turn(false);
    await turn(true);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('exports everybody and all years when nothing is chosen', () => {
    expect(group.choice()).toEqual({ leaveUnread: false });
  });

  it('shows two people of one name as one, with both numbers', async () => {
    await turn(true);
    expect(allByRole(document.body, 'checkbox').map(nameOf)).toEqual([
      'FAKE PERSON',
      'Fake Brother',
      'Web pages (HTML)',
      'Plain text (Markdown)',
      'Leave unread messages alone',
    ]);
    expect(document.body.textContent).toContain('X00002, Fake State · X00003, Fake County');
  });

  it('says under "Formats" that the archive always holds web pages and plain text', async () => {
    await turn(true);
    const fieldset = byRole(group.root, 'group', 'Formats');
    const ticks = allByRole(fieldset, 'checkbox') as HTMLInputElement[];
    expect(ticks.map((tick) => [nameOf(tick), tick.checked, tick.disabled])).toEqual([
      ['Web pages (HTML)', true, true],
      ['Plain text (Markdown)', true, true],
    ]);
    expect(fieldset.textContent).toContain('always holds both');
    expect(group.choice()).toEqual({ leaveUnread: false });
  });

  it('exports the ticked people, named as the model compares them', async () => {
    await turn(true);
    byRole(document.body, 'checkbox', 'Fake Brother').click();
    expect(group.choice()).toEqual({ people: ['FAKE BROTHER'], leaveUnread: false });
  });

  it('exports between two dates, both included', async () => {
    await turn(true);
    set('From date', '2019-01-01');
    set('To date', '2019-01-01');
    expect(group.choice()).toEqual({ from: '2019-01-01', to: '2019-01-01', leaveUnread: false });
  });

  it('says so when the dates cross, and orders nothing', async () => {
    await turn(true);
    set('From date', '2020-01-01');
    set('To date', '2019-01-01');
    await turn(false);
    expect(group.choice()).toBeNull();
    expect(byRole(document.body, 'alert').textContent).toContain('later than the second');
    expect(group.root.hasAttribute('open')).toBe(true);
    set('To date', '2021-01-01');
    expect(group.choice()).toEqual({ from: '2020-01-01', to: '2021-01-01', leaveUnread: false });
    expect(byRole(document.body, 'alert').textContent).toBe('');
  });

  it('still exports everybody when JPay does not tell who there is, and asks again next time', async () => {
    ask.mockRejectedValueOnce(new Error('made-up failure'));
    await turn(true);
    expect(document.body.textContent).toContain('You can still export everybody.');
    expect(group.choice()).toEqual({ leaveUnread: false });
    await turn(false);
    await turn(true);
    expect(ask).toHaveBeenCalledTimes(2);
    byRole(document.body, 'checkbox', 'FAKE PERSON');
  });
});
