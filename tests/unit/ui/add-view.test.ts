// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EarlierArchive, Look } from '../../../src/earlier/look';
import { nothingBroughtIn } from '../../../src/model/earlier';
import type { BroughtIn } from '../../../src/model/earlier';
import { LetterkeepError } from '../../../src/model/failure';
import { addView } from '../../../src/ui/add-view';
import type { AddPorts, AddView } from '../../../src/ui/add-view';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, nameOf, press } from './by-role';

const words = wordsFor('en');
let view: AddView;

const zip = (name = 'Letterkeep-2026-11-22.zip'): File => new File(['made up'], name);
const archive = (changes: Partial<EarlierArchive> = {}): EarlierArchive => ({
  key: 'Letterkeep-2026-11-22 1',
  info: {},
  damages: [],
  listIsWhole: true,
  account: { from: 'told', marks: { contacts: [] } },
  messages: 4,
  inEnglish: true,
  ...changes,
});
const ours = (changes: Partial<EarlierArchive> = {}): Look => ({
  outcome: 'ours',
  archive: archive(changes),
});
const damages: EarlierArchive['damages'] = [{ kind: 'changed-file', path: 'data/photo.jpg' }];
const came = (changes: Partial<BroughtIn>): BroughtIn => ({ ...nothingBroughtIn(), ...changes });

const bringIn = vi.fn<AddPorts['bringIn']>();
const look = vi.fn<AddPorts['look']>();
const whose = vi.fn<AddPorts['whose']>();

beforeEach(() => {
  look.mockReset().mockResolvedValue(ours());
  whose.mockReset().mockResolvedValue({ is: 'told' });
  bringIn.mockReset().mockResolvedValue(came({ cameBack: 4, attachments: 3 }));
  view = addView({ look, whose, bringIn }, words);
  document.body.replaceChildren(view.root);
});
afterEach(() => view.close());

const stateNow = (): string | undefined => view.root.dataset['state'];
const statusText = (): string => view.root.querySelector('.sentence')?.textContent ?? '';
const buttons = (): string[] => allByRole(view.root, 'button').map(nameOf);

async function choose(...files: File[]): Promise<void> {
  const input = view.root.querySelector<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input?.dispatchEvent(new Event('change'));
  await settled();
}
async function settled(): Promise<void> {
  await vi.waitFor(() => expect(['looking', 'bringing']).not.toContain(stateNow()));
}

describe('a family adds an earlier archive', () => {
  it('reads what that is for, and has a button for whoever drops nothing', () => {
    byRole(view.root, 'heading', 'Add an earlier archive');
    expect(view.root.textContent).toContain('the next export reads only what is new');
    expect(view.root.querySelector('input[type=file]')?.closest('label')?.textContent).toBe(
      'Choose ZIP files',
    );
  });

  it('is asked nothing where nothing is in doubt, and told what came back and what comes next', async () => {
    bringIn.mockResolvedValue(came({ cameBack: 212, attachments: 310, wereHere: 3 }));
    await choose(zip());
    expect(stateNow()).toBe('told');
    expect(statusText()).toBe(
      '212 messages and 310 photos and other attachments came back. 3 messages were here already.',
    );
    expect(view.root.textContent).toContain('Open JPay and press “Export all messages”');
    expect(document.activeElement).toBe(view.root.querySelector('.sentence'));
    expect(bringIn.mock.calls[0]?.[2]).toBeUndefined();
  });

  it('is told that nothing changed when all of it was here', async () => {
    bringIn.mockResolvedValue(came({ wereHere: 212 }));
    await choose(zip());
    expect(statusText()).toBe('Everything in it was here already. Nothing was changed.');
  });

  it('hears the same in another language', async () => {
    await choose(zip());
    view.speak(wordsFor('es'));
    expect(statusText()).toBe('Volvieron 4 mensajes y 3 fotos y otros archivos adjuntos.');
  });

  it('is told which part is not here', async () => {
    look.mockResolvedValue(ours({ info: { group: 'Letterkeep-2026-11-22', part: { number: 2, of: 2 } } }));
    await choose(zip());
    expect(view.root.textContent).toContain(
      'Letterkeep-2026-11-22 has 2 parts. Part 1 is not here: add it too.',
    );
  });
});

describe('a damaged archive', () => {
  it('is brought in only when the family says so, and what was not is named', async () => {
    look.mockResolvedValue(ours({ damages }));
    bringIn.mockResolvedValue(
      came({
        cameBack: 4,
        problems: [
          {
            what: 'attachment',
            personName: 'FAKE\u202e PERSON',
            dateText: '7/15/2019',
            label: 'photo\u0007.jpg',
          },
        ],
      }),
    );
    await choose(zip());
    expect(stateNow()).toBe('asking');
    expect(view.root.textContent).toContain(
      'Letterkeep-2026-11-22.zip is damaged: 1 thing is not as written.',
    );
    expect(bringIn).not.toHaveBeenCalled();
    press(view.root, 'Bring in what is whole');
    await settled();
    expect(statusText()).toBe('4 messages came back. 1 thing could not be brought in.');
    expect(
      allByRole(view.root, 'row')
        .slice(1)
        .map((row) => Array.from(row.children, nameOf)),
    ).toEqual([
      ['An attachment; its message came back', 'FAKE[U+202E] PERSON · 7/15/2019 · photo[U+0007].jpg'],
    ]);
  });

  it('is left where it is when the family says so', async () => {
    look.mockResolvedValue(ours({ damages }));
    await choose(zip());
    press(view.root, 'Leave it');
    expect(stateNow()).toBe('waiting');
    expect(statusText()).toBe('Stopped. Nothing was brought in.');
    expect(bringIn).not.toHaveBeenCalled();
  });
});

describe('an archive that does not say whose it is', () => {
  const among = [
    { accountId: 'one', shownName: 'Fake Grandmother', people: [] },
    { accountId: 'two', shownName: undefined, people: ['Fake Person', 'Fake Son'] },
  ];

  it('is asked about, with the likely account chosen already', async () => {
    whose.mockResolvedValue({ is: 'ask', among, likely: 'two' });
    await choose(zip());
    const select = view.root.querySelector('select')!;
    expect(Array.from(select.options, ({ text }) => text)).toEqual([
      'The JPay account of Fake Grandmother',
      'The account with messages from Fake Person and Fake Son',
      'Another account, which is not in this browser yet',
    ]);
    expect(select.value).toBe('two');
    expect(select.labels[0]?.textContent).toContain('Whose messages are they?');
    press(view.root, 'Bring it in');
    await settled();
    expect(bringIn.mock.calls[0]?.[2]).toBe('two');
  });

  it('goes to another account where none is likely, and all its parts to the same answer', async () => {
    whose.mockResolvedValue({ is: 'ask', among, likely: undefined });
    await choose(zip('part 1.zip'), zip('part 2.zip'));
    expect(view.root.querySelectorAll('select')).toHaveLength(1);
    // Said in another language meanwhile, the answer stays.
    const select = view.root.querySelector('select')!;
    expect(select.value).toBe('another');
    select.value = 'one';
    select.dispatchEvent(new Event('change'));
    view.speak(wordsFor('es'));
    expect(view.root.querySelector('select')?.value).toBe('one');
    press(view.root, 'Añadirlo');
    await settled();
    expect(bringIn.mock.calls.map(([, , account]) => account)).toEqual(['one', 'one']);
  });
});

describe('what cannot be brought in', () => {
  it('is refused in a sentence, and the other files are brought in all the same', async () => {
    look.mockResolvedValueOnce({ outcome: 'refused', why: 'not-ours' });
    await choose(zip('holiday.zip'), zip());
    expect(statusText()).toMatch(/^4 messages/u);
    expect(view.root.textContent).toContain('holiday.zip');
    expect(view.root.textContent).toContain('This ZIP file was not made by Letterkeep');
  });

  it('is told of alone where there is nothing else', async () => {
    look.mockRejectedValue(new Error('the stick is gone'));
    await choose(zip());
    expect(statusText()).toBe('Nothing was brought in.');
    expect(view.root.textContent).toContain('This file could not be read to its end.');
  });

  it('says that there is no room, keeps what came back, and does not begin with the next file', async () => {
    bringIn.mockResolvedValue(came({ cameBack: 2, stopped: { kind: 'no-space', detail: 'quota' } }));
    await choose(zip('part 1.zip'), zip('part 2.zip'));
    expect(statusText()).toBe('2 messages came back.');
    expect(view.root.textContent).toContain('This computer has no room left');
    expect(bringIn).toHaveBeenCalledTimes(1);
  });

  it('says what the browser said when it cannot keep anything', async () => {
    bringIn.mockRejectedValue(new LetterkeepError('vault-error', 'Another tab is adding an archive.'));
    await choose(zip());
    expect(view.root.textContent).toContain('Another tab is adding an archive.');
  });

  it('can be stopped while it is checked: nothing was brought in', async () => {
    look.mockImplementation(
      (_file, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new LetterkeepError('cancelled', 'stopped'))),
        ),
    );
    const chosen = choose(zip());
    expect(buttons()).toEqual(['Cancel']);
    press(view.root, 'Cancel');
    await chosen;
    expect(stateNow()).toBe('waiting');
    expect(bringIn).not.toHaveBeenCalled();
  });

  it('is not asked for parts that it dropped before, nor for those that Cancel kept from being brought in', async () => {
    const part = (number: number) =>
      ours({ info: { group: 'Letterkeep-2026-11-22', part: { number, of: 3 } } });
    look.mockResolvedValueOnce(part(1));
    await choose(zip('part-1.zip'));
    expect(view.root.textContent).toContain('Parts 2 and 3 are not here');
    look.mockResolvedValueOnce(part(2)).mockResolvedValueOnce(part(3));
    bringIn.mockResolvedValueOnce(came({ stopped: { kind: 'cancelled', detail: 'made up' } }));
    await choose(zip('part-2.zip'), zip('part-3.zip'));
    expect(bringIn).toHaveBeenCalledTimes(2);
    expect(view.root.textContent).toContain('Add the same archive again to go on.');
    expect(view.root.textContent).not.toMatch(/not here: add/);
  });
});
