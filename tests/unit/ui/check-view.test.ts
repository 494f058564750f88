// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LetterkeepError } from '../../../src/model/failure';
import { checkView } from '../../../src/ui/check-view';
import type { CheckPorts, CheckView } from '../../../src/ui/check-view';
import { rowsAtOnce } from '../../../src/ui/long-table';
import { wordsFor } from '../../../src/ui/words';
import { bytesOfBlob } from '../../../src/verify/byte-source';
import { checkZip, fingerprintOf } from '../../../src/verify/check-zip';
import type { ZipCheck } from '../../../src/verify/check-zip';
import type { BagInfo } from '../../../src/verify/bag-info';
import { verdictOf } from '../../../src/verify/finding';
import type { Finding } from '../../../src/verify/finding';
import { letters, madeBag, sum, utf8 } from '../verify/made-bag';
import { packed } from '../verify/packed-zip';
import { allByRole, byRole, nameOf, press } from './by-role';

const words = wordsFor('en');
const top = 'Letterkeep-2026-11-22';
const folders = new Set<string>();
let view: CheckView;

/** Files of strangers, as the browser hands them over. */
const zip = (name: string, bytes: Uint8Array<ArrayBuffer> = utf8('made up')): File => new File([bytes], name);
const bag = (change: (files: Map<string, Uint8Array<ArrayBuffer>>) => void = () => undefined): File => {
  const files = madeBag({
    tags: { 'bag-info.txt': `Bagging-Date: 2026-11-22\nPayload-Oxum: 101.3\nBag-Count: 1 of 1\n` },
  });
  change(files);
  return zip(`${top}.zip`, packed([...files].map(([path, bytes]) => ({ name: `${top}/${path}`, bytes }))));
};

const really: CheckPorts = {
  check: (file, follow) => checkZip(bytesOfBlob(file), follow),
  fingerprint: (file, follow) => fingerprintOf(bytesOfBlob(file), follow),
};
const checked = (findings: Finding[], info: BagInfo = {}): ZipCheck => ({
  outcome: 'checked',
  report: { verdict: verdictOf(findings), findings, payload: { files: 3, bytes: 1_500_000 }, info },
});

function open(ports: Partial<CheckPorts> = {}): void {
  view = checkView({ ...really, ...ports }, words, 'h1');
  document.body.replaceChildren(view.root);
}

function drag(
  type: 'dragover' | 'drop' | 'dragleave',
  files: readonly File[],
  target: Element = document.body,
) {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    relatedTarget: null,
    dataTransfer: {
      types: files.length > 0 ? ['Files'] : ['text/uri-list'],
      files,
      items: files.map(({ name }) => ({
        kind: 'file',
        webkitGetAsEntry: () => ({ name, isDirectory: folders.has(name) }),
      })),
      dropEffect: '',
    },
  });
  target.dispatchEvent(event);
  return event;
}

const settled = async (): Promise<void> => {
  while (view.root.dataset['state'] === 'checking') await new Promise((resolve) => setTimeout(resolve));
};
async function drop(...files: File[]): Promise<void> {
  drag('drop', files);
  await settled();
}
const statusText = (): string => view.root.querySelector('.sentence')?.textContent ?? '';
const chooser = (): HTMLInputElement | null => view.root.querySelector('input[type=file]');
const found = (): string[][] =>
  allByRole(view.root, 'row')
    .slice(1)
    .map((row) => Array.from(row.children, nameOf));

beforeEach(() => open());
afterEach(() => {
  view.close();
  folders.clear();
});

describe('a family checks a copy of their archive', () => {
  it('reads how, and has a button for whoever drops nothing', () => {
    byRole(view.root, 'heading', 'Check an archive');
    expect(chooser()?.multiple).toBe(true);
    expect(chooser()?.closest('label')?.textContent).toBe('Choose ZIP files');
    expect(view.root.textContent).toContain('Is your copy still whole?');
  });

  it('is told that it is whole, when it was written, and what that does not prove', async () => {
    await drop(bag());
    expect(statusText()).toMatch(/^This archive is whole:/u);
    expect(view.root.textContent).toContain('November 22, 2026');
    expect(view.root.textContent).toContain('3 files, 101 bytes');
    expect(view.root.textContent).toContain(
      'The sums do not prove what JPay showed, who wrote a message, or when.',
    );
    expect(document.activeElement).toBe(view.root.querySelector('.sentence'));
    expect(allByRole(view.root, 'table')).toEqual([]);
  });

  it('is told which file was changed, taken out or added', async () => {
    await drop(
      bag((files) => {
        files.set('data/people/anna/1.html', utf8('<p>Rewritten.</p>\n'));
        files.delete('data/messages.jsonl');
        files.set('data/people/new.html', utf8('<p>'));
      }),
    );
    expect(statusText()).toBe('This archive is not what it was when it was made.');
    expect(found()).toEqual(
      expect.arrayContaining([
        ['Changed', 'data/people/anna/1.html is not what it was when the archive was made.'],
        ['Missing', 'data/messages.jsonl is missing.'],
        ['Added', 'data/people/new.html was added: it is not in the list of files.'],
      ]),
    );
    expect(view.root.textContent).not.toContain('They do not prove');
  });

  it('is told what to do about a copy that was changed, and of no other', async () => {
    const next = `Try another copy of it. If Letterkeep still keeps your messages, save them again. “${words.addEarlier.title}” can bring back what is whole.`;
    await drop(bag((files) => files.delete('data/messages.jsonl')));
    expect(view.root.querySelector('article')?.textContent).toContain(next);
    await drop(bag());
    expect(view.root.textContent).not.toContain('Try another copy');
    view.speak(wordsFor('es'));
    expect(wordsFor('es').check.changedNext).toContain(`“${wordsFor('es').addEarlier.title}”`);
  });

  it('is told plainly what cannot be checked', async () => {
    const told = async (file: File): Promise<string> => {
      await drop(file);
      return statusText();
    };
    expect(await told(zip('letter.pdf', utf8('%PDF-1.7')))).toMatch(/^This is not a ZIP file/u);
    expect(await told(zip('empty.zip', utf8('')))).toMatch(/^This file is empty/u);
    const other = packed([{ name: 'letter.md', bytes: utf8('Dear Anna') }]);
    expect(await told(zip('letter.zip', other))).toMatch(/^This ZIP file holds no list/u);
    // A Word document is a ZIP inside, and nobody knows it as one.
    expect(await told(zip('letter.docx', other))).toMatch(/^This is no archive of Letterkeep/u);
    folders.add(top);
    expect(await told(zip(top))).toMatch(/^This is a folder\./u);
    expect(allByRole(view.root, 'button')).toEqual([]);
    expect(chooser()).not.toBeNull();
  });

  it('is told when a stick was pulled out, and the other files are checked all the same', async () => {
    open({
      check: (file) =>
        file.name === 'gone.zip'
          ? Promise.reject(new DOMException('made-up', 'NotReadableError'))
          : Promise.resolve(checked([])),
    });
    await drop(zip('gone.zip'), zip('here.zip'));
    expect(statusText()).toBe('2 files were looked at, and 1 of them is whole.');
    expect(view.root.textContent).toContain('could not be read to its end');
    expect(view.root.textContent).toContain('NotReadableError');
  });

  it('gets the fingerprint of the file when asked', async () => {
    const file = bag();
    await drop(file);
    press(view.root, 'Show the fingerprint of this file (SHA-256)');
    while (!view.root.querySelector('code')) await new Promise((resolve) => setTimeout(resolve));
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(view.root.querySelector('code')?.textContent).toBe(sum(bytes));
    expect(document.activeElement).toBe(view.root.querySelector('.fingerprint'));
  });
});

describe('an archive that lacked messages when it was made', () => {
  const withReceipt = (name: string, complete: boolean): File => {
    const payload = { ...letters, 'receipt.json': JSON.stringify({ version: 2, complete }) };
    const entries = [...madeBag({ payload })].map(([path, bytes]) => ({ name: `${top}/${path}`, bytes }));
    return zip(name, packed(entries));
  };

  it('is unchanged, and nobody is told that all messages are in it, whatever it is called', async () => {
    await drop(withReceipt('letters.zip', false));
    expect(statusText()).toContain('every file is here and unchanged');
    expect(statusText()).toContain('it was INCOMPLETE from the start: not every message is in it.');
    expect(view.root.querySelector('.whole')).toBeNull();
    view.speak(wordsFor('es'));
    expect(statusText()).toContain('desde el principio es INCOMPLETE (incompleto)');
  });

  it('is known by its name where its receipt cannot be read, and by its receipt where it can', async () => {
    const files = [...madeBag()].map(([path, bytes]) => ({ name: `${top}/${path}`, bytes }));
    await drop(zip(`${top}-INCOMPLETE.zip`, packed(files)));
    expect(statusText()).toContain('INCOMPLETE from the start');
    await drop(withReceipt(`${top}-INCOMPLETE.zip`, true));
    expect(statusText()).not.toContain('INCOMPLETE');
    expect(view.root.querySelector('article.whole')).not.toBeNull();
  });

  it('is told of among several, above and where it stands', async () => {
    await drop(withReceipt('first.zip', true), withReceipt('second.zip', false));
    expect(statusText()).toBe(
      'All 2 files are whole: nothing in them was changed, taken out or added. One of them was INCOMPLETE from the start: not every message is there.',
    );
    expect(view.root.querySelector('article.whole h2')?.textContent).toBe('first.zip');
    expect(view.root.querySelector('article.noted')?.textContent).toContain('Its START HERE says which.');
    view.speak(wordsFor('es'));
    expect(statusText()).toMatch(/^Los 2 archivos ZIP están íntegros:/u);
    expect(statusText()).not.toContain('completos');
  });

  it('is not called unchanged where it was changed', async () => {
    const files = madeBag({ payload: { ...letters, 'receipt.json': '{"complete":false}' } });
    files.set('data/messages.jsonl', utf8('{}\n'));
    const entries = [...files].map(([path, bytes]) => ({ name: `${top}/${path}`, bytes }));
    await drop(zip(`${top}-INCOMPLETE.zip`, packed(entries)));
    expect(view.root.textContent).not.toContain('It is unchanged');
  });
});

describe('an archive in several parts', () => {
  const parts: Record<string, number> = { 'one.zip': 1, 'two.zip': 2, 'three.zip': 3 };
  const of3: Partial<CheckPorts> = {
    check: ({ name }) =>
      Promise.resolve(
        checked(name === 'three.zip' ? [{ kind: 'missing-file', path: 'data/a.jpg' }] : [], {
          group: top,
          part: { number: parts[name] ?? 0, of: 3 },
        }),
      ),
  };

  it('has a verdict for each, and one sentence on whether all are here', async () => {
    open(of3);
    await drop(zip('one.zip'), zip('two.zip'), zip('three.zip'));
    expect(statusText()).toBe('3 files were looked at, and 2 of them are whole.');
    expect(view.root.textContent).toContain(`All 3 parts of ${top} are here.`);
    expect(view.root.querySelectorAll('article.whole')).toHaveLength(2);
    expect(view.root.querySelector('article.changed h2')?.textContent).toBe('three.zip');
    expect(view.root.textContent).toContain('2 of 3');
  });

  it('names the parts that are not here', async () => {
    open(of3);
    await drop(zip('two.zip'));
    expect(statusText()).toMatch(/^This archive is whole/u);
    expect(view.root.textContent).toContain(
      `${top} has 3 parts. Parts 1 and 3 are not here: check them too.`,
    );
  });
});

describe('while it is checked', () => {
  it('shows the share of all files by their size, and can be cancelled', async () => {
    let stopped = false;
    let atSecond = (): void => undefined;
    const second = new Promise<void>((resolve) => (atSecond = resolve));
    open({
      check: ({ name }, { onProgress, signal }) => {
        onProgress(1, 2);
        if (name === 'a.zip') return Promise.resolve(checked([]));
        atSecond();
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(new LetterkeepError('cancelled', 'made-up'));
          }),
        );
      },
    });
    drag('drop', [zip('a.zip', utf8('aa')), zip('b.zip', utf8('bb'))]);
    await second;
    const bar = byRole(view.root, 'progressbar', 'Checked so far');
    expect(bar.getAttribute('value')).toBe('0.75');
    expect(bar.getAttribute('aria-valuetext')).toBe('75% checked');
    expect(statusText()).toBe('Checking b.zip');
    press(view.root, 'Cancel');
    await settled();
    expect(stopped).toBe(true);
    expect(statusText()).toBe('Checking was stopped. Nothing was changed.');
    expect(chooser()).not.toBeNull();
  });

  it('goes on in another language', async () => {
    let answer: (check: ZipCheck) => void = () => undefined;
    open({ check: () => new Promise((resolve) => (answer = resolve)) });
    drag('drop', [zip('a.zip')]);
    view.speak(wordsFor('es'));
    expect(statusText()).toBe('Comprobando a.zip');
    byRole(view.root, 'progressbar', 'Comprobado hasta ahora');
    byRole(view.root, 'button', 'Cancelar');
    answer(checked([{ kind: 'missing-file', path: 'data/a.jpg' }]));
    await settled();
    expect(found()).toEqual([['Falta', 'Falta data/a.jpg.']]);
    view.speak(words);
    expect(found()).toEqual([['Missing', 'data/a.jpg is missing.']]);
  });
});

describe('the page', () => {
  it('never lets the browser open what is dropped, wherever it lands and whatever it is', () => {
    for (const files of [[zip('a.zip')], []]) {
      expect(drag('dragover', files, document.documentElement).defaultPrevented).toBe(true);
      expect(drag('drop', files, document.documentElement).defaultPrevented).toBe(true);
    }
  });

  it('shows that files can be let go, takes none while others are checked, and none while it is hidden', () => {
    expect(drag('dragover', [zip('a.zip')]).dataTransfer.dropEffect).toBe('copy');
    expect(document.body.className).toBe('dragging');
    expect(view.root.textContent).toContain('Let go, and it is checked.');
    drag('dragleave', [zip('a.zip')]);
    expect(document.body.className).toBe('');
    expect(view.root.textContent).not.toContain('Let go');
    view.root.hidden = true;
    expect(drag('dragover', [zip('a.zip')]).dataTransfer.dropEffect).toBe('none');
    drag('drop', [zip('a.zip')]);
    expect(view.root.dataset['state']).toBe('waiting');
    view.root.hidden = false;
    drag('drop', [zip('a.zip')]);
    expect(drag('dragover', [zip('b.zip')]).dataTransfer.dropEffect).toBe('none');
  });

  it('shows thousands of findings when asked, the gravest first, and names of strangers as they are', async () => {
    const findings: Finding[] = Array.from({ length: rowsAtOnce + 1100 }, (_, index) => ({
      kind: 'system-file',
      path: `data/${index}/.DS_Store`,
    }));
    const path = `data/\u202Egpj.exe\n$&${'x'.repeat(500)}`;
    open({ check: () => Promise.resolve(checked([...findings, { kind: 'added-file', path }])) });
    await drop(zip('<img src=x onerror=alert(1)>.zip'));
    expect(found()).toHaveLength(rowsAtOnce);
    const [label, sentence = ''] = found()[0] ?? [];
    expect(label).toBe('Added');
    expect(sentence).toMatch(/^data\/\[U\+202E\]gpj\.exe \$&x+… was added/u);
    expect(sentence.length).toBeLessThan(260);
    press(view.root, 'Show the other 1,101');
    expect(found()).toHaveLength(findings.length + 1);
    expect(view.root.querySelector('img')).toBeNull();
  });
});
