// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { archiveFormats, usualArchiveFormats } from '../../../src/model/export-request';
import type { Contact } from '../../../src/model/person';
import { chooser } from '../../../src/ui/chooser';
import type { Chooser, ChoiceDraft } from '../../../src/ui/chooser';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf } from './by-role';
import { recordedActions } from './examples';

const words = wordsFor('en');
let ask: ReturnType<typeof vi.fn<() => Promise<Contact[]>>>;
let group: Chooser;

function make(draft?: ChoiceDraft, language: 'en' | 'es' = 'en'): void {
  group = chooser(wordsFor(language), ask, draft);
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

function tick(name: string): HTMLInputElement {
  return byRole(document.body, 'checkbox', name) as HTMLInputElement;
}

/** What is said to be wrong. */
function mistakes(): string[] {
  return allByRole(document.body, 'alert').map(nameOf).filter(Boolean);
}

function set(name: string, value: string): void {
  const field = byRole(document.body, 'date', name) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
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

  it('makes files of 500 MB for a phone or an old stick when that is chosen, in any language', async () => {
    await turn(true);
    expect(group.choice()).not.toHaveProperty('partBytes');
    const size = byRole(document.body, 'combobox', 'Size of each file') as HTMLSelectElement;
    size.value = '500000000';
    expect(group.choice()?.partBytes).toBe(500_000_000);
    make(group.draft(), 'es');
    expect(byRole(document.body, 'combobox', 'Tamaño de cada archivo')).toHaveProperty('value', '500000000');
    expect(group.choice()?.partBytes).toBe(500_000_000);
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
      'Received',
      'Sent',
      'With attachments',
      'HTML (web pages)',
      ...archiveFormats.map((format) => words.choice.formatNames[format]),
      'Leave unread messages alone',
    ]);
    expect(document.body.textContent).toContain('X00002, Fake State · X00003, Fake County');
  });

  it('says under "Formats" that the archive always holds HTML, and Markdown unless it is not wanted', async () => {
    await turn(true);
    const fieldset = byRole(group.root, 'group', 'Formats');
    const ticks = allByRole(fieldset, 'checkbox') as HTMLInputElement[];
    expect(ticks.map((one) => [nameOf(one), one.checked, one.disabled])).toEqual([
      ['HTML (web pages)', true, true],
      ...archiveFormats.map((format) => [
        words.choice.formatNames[format],
        usualArchiveFormats.includes(format),
        false,
      ]),
    ]);
    expect(fieldset.textContent).toContain('HTML is always in the archive');
    tick('Markdown').click();
    expect(group.choice()).toEqual({ formats: [], leaveUnread: false });
    tick('Markdown').click();
    expect(group.choice()).toEqual({ leaveUnread: false });
  });

  it.each([
    ['Sent', 'received'],
    ['Received', 'sent'],
  ])('exports one side alone when %s is not ticked', async (name, other) => {
    await turn(true);
    const both = byRole(group.root, 'group', 'Received or sent');
    expect(allByRole(both, 'checkbox').map((one) => (one as HTMLInputElement).checked)).toEqual([true, true]);
    tick(name).click();
    expect(group.choice()).toEqual({ directions: [other], leaveUnread: false });
  });

  it('says so when neither received nor sent is ticked, goes there, and orders nothing', async () => {
    await turn(true);
    tick('Received').click();
    tick('Sent').click();
    await turn(false);
    expect(group.choice()).toBeNull();
    expect(mistakes()).toEqual([words.choice.noDirection]);
    expect(group.root.hasAttribute('open')).toBe(true);
    expect(document.activeElement).toBe(tick('Received'));
    tick('Sent').click();
    expect(mistakes()).toEqual([]);
    expect(group.choice()).toEqual({ directions: ['sent'], leaveUnread: false });
    expect(mistakes()).toEqual([]);
  });

  it('exports messages without their attachments when those are not wanted', async () => {
    await turn(true);
    expect(tick('With attachments').checked).toBe(true);
    tick('With attachments').click();
    expect(group.choice()).toEqual({ withoutAttachments: true, leaveUnread: false });
  });

  it('keeps all that was chosen when the language changes', async () => {
    await turn(true);
    tick('Fake Brother').click();
    tick('Received').click();
    set('From date', '2019-01-01');
    set('To date', '2019-12-31');
    tick('With attachments').click();
    tick('Markdown').click();
    tick('Leave unread messages alone').click();
    const before = group.choice();
    make(group.draft(), 'es');
    expect(group.choice()).toEqual(before);
    expect(tick('Enviados').checked).toBe(true);
    expect(tick('Con archivos adjuntos').checked).toBe(false);
    expect(group.root.hasAttribute('open')).toBe(true);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('can begin anew with nothing ticked under "Received or sent", and still says so', async () => {
    await turn(true);
    tick('Received').click();
    tick('Sent').click();
    make(group.draft(), 'es');
    expect(group.choice()).toBeNull();
    expect(mistakes()).toEqual([wordsFor('es').choice.noDirection]);
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
    expect(mistakes()).toEqual([words.choice.datesCrossed]);
    expect(group.root.hasAttribute('open')).toBe(true);
    set('To date', '2021-01-01');
    expect(mistakes()).toEqual([]);
    expect(group.choice()).toEqual({ from: '2020-01-01', to: '2021-01-01', leaveUnread: false });
    expect(mistakes()).toEqual([]);
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
