// @vitest-environment jsdom
import JSZip from 'jszip';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { conversationDocument } from '../../../src/bundle/documents/document';
import { hostileAttachments } from '../../hostile/attachments';
import { hostileNames } from '../../hostile/names';
import { brokenBy, collisions } from './name-invariants';
import { madeAt, openedArchive } from './opened-archive';
import type { Opened } from './opened-archive';
import { SampleSource, sum } from './sample-source';

/* One family with every hostile attachment, under names and labels that spoof, in one archive. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const spoof = 'photo\u202Egpj.exe';
const source = new SampleSource([
  ...[0, 1, 2, 3].map((quarter) => ({
    name: 'Fake \u202EAnna\u200B',
    date: `2021-01-0${quarter + 1}T10:00`,
    body: 'Look what I found.',
    attachments: hostileAttachments
      .filter((_, at) => at % 4 === quarter)
      .map(({ bytes, mediaType }, at) => ({
        kind: at % 3 === 0 ? ('videogram' as const) : ('image' as const),
        mediaType,
        bytes,
        label: `${spoof} ${hostileNames[at] ?? ''}`,
      })),
  })),
]);
const wanted = new Map(hostileAttachments.map((one) => [sum(one.bytes), one]));
let archive: Opened;
let pages: { path: string; page: Document }[];
beforeAll(async () => {
  [archive] = (await openedArchive(source)) as [Opened];
  pages = [...archive.files.keys()]
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({ path, page: new DOMParser().parseFromString(archive.text(path), 'text/html') }));
});

/** Every file of the archive that an attribute of a page leads to, by path. */
function reached({ path, page }: { path: string; page: Document }): string[] {
  const from = new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///top/');
  return [...page.querySelectorAll('*')].flatMap((element) =>
    element
      .getAttributeNames()
      .filter((name) =>
        /^(?:href|src|srcset|data|poster|action|formaction|background|xlink:href)$/.test(name),
      )
      .map((name) => new URL(element.getAttribute(name) ?? '', from))
      .filter(({ protocol }) => protocol === 'file:')
      .map(({ pathname }) => decodeURIComponent(pathname).replace('/top/', '')),
  );
}

describe('an archive with every kind of hostile attachment', () => {
  it('keeps every one of them to its last byte', () => {
    const kept = [...archive.files].filter(([path]) => path.includes('/attachments/'));
    expect(kept).toHaveLength(hostileAttachments.length);
    expect(new Set(kept.map(([, bytes]) => sum(bytes)))).toEqual(new Set(wanted.keys()));
  });

  it('gives what could run an extension that nothing opens by itself', () => {
    for (const [path, bytes] of archive.files) {
      const one = path.includes('/attachments/') ? wanted.get(sum(bytes)) : undefined;
      if (!one) continue;
      const end = one.caution === 'could-run' ? '.dat.txt' : `.${one.extension}`;
      expect(path.endsWith(end), `${one.what}: ${path}`).toBe(true);
    }
  });

  it('leads to none that could do anything by a link, picture or player of any page', () => {
    const led = pages.flatMap((one) =>
      reached(one).flatMap((to) => {
        const bytes = archive.files.get(to);
        const found = bytes && to.includes('/attachments/') ? wanted.get(sum(bytes)) : undefined;
        return found ? [found] : [];
      }),
    );
    expect(led.filter(({ caution }) => caution !== null).map(({ what }) => what)).toEqual([]);
    // The harmless ones are linked: the test sees links at all.
    const harmless = hostileAttachments.filter(({ caution }) => caution === null);
    expect(new Set(led.map(({ what }) => what))).toEqual(new Set(harmless.map(({ what }) => what)));
  });

  it('links only files that a browser cannot take for a page by their first character', () => {
    // Firefox looks into a file whose extension it does not know; a page begins with "<" (MIME Sniffing, 7.1).
    for (const to of pages.flatMap(reached).filter((path) => !path.endsWith('.html'))) {
      const start = Buffer.from(archive.files.get(to)?.subarray(0, 4096) ?? []).toString('latin1');
      expect(start.replace(/^(?:\xef\xbb\xbf|[\xff\xfe]{2})?[\s\0]*/, '').charAt(0), to).not.toBe('<');
    }
  });

  it('says in words where each of them lies and why no link leads there', () => {
    const letters = pages
      .filter(({ path }) => path.includes('/messages/'))
      .map(({ page }) => page.body.textContent);
    const markdown = [...archive.files.keys()]
      .filter((path) => /messages\/.*\.md$/.test(path))
      .map((path) => archive.text(path));
    for (const [path, bytes] of archive.files) {
      const one = path.includes('/attachments/') ? wanted.get(sum(bytes)) : undefined;
      if (!one || one.caution === null) continue;
      expect(letters.some((text) => text.includes(`was saved as ${path}. `))).toBe(true);
      expect(markdown.some((text) => text.includes(`](<../attachments/${path.split('/').at(-1)}>)`))).toBe(
        false,
      );
    }
    const start = archive.text('START HERE.html');
    const listed = hostileAttachments.filter(
      ({ caution }) => caution === 'could-run' || caution === 'unknown',
    );
    expect(start).toContain('Files to be careful with');
    expect(start).toContain(`${listed.length} attachments could run as a program`);
  });

  it('shows no name or label that can spoof: what is invisible is written out, and set apart', () => {
    for (const { path, page } of pages) {
      const text = `${page.title} ${page.body.textContent} ${[...page.querySelectorAll('[alt], [aria-label]')]
        .map((one) => `${one.getAttribute('alt') ?? ''} ${one.getAttribute('aria-label') ?? ''}`)
        .join(' ')}`;
      expect(text, path).not.toMatch(
        /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF\u061C]|[\0-\x08\x0E-\x1F\x7F-\x9F]/,
      );
    }
    const letter = pages.find(({ path }) => path.includes('/messages/'))?.page;
    const set = [...(letter?.querySelectorAll('.attachments bdi') ?? [])].map((one) => one.textContent);
    expect(set.some((text) => text.includes('photo[U+202E]gpj.exe'))).toBe(true);
  });

  it('puts no word of a label or name into a path, and keeps every invariant', () => {
    const paths = [...archive.files.keys()].map((path) => `${archive.folder}/${path}`);
    expect(paths.filter((path) => brokenBy(path).length > 0)).toEqual([]);
    expect(collisions(paths)).toEqual([]);
    expect(paths.filter((path) => /photo|gpj|exe/.test(path) && !path.endsWith('photos.html'))).toEqual([]);
  });
});

describe('a saved conversation with every kind of hostile attachment', () => {
  it('holds them in its ZIP under good names, and its Markdown links none that could do anything', async () => {
    const { fileName, blob } = await conversationDocument(source, 'Fake \u202EAnna\u200B', {
      format: 'markdown',
      madeAt,
    });
    expect(brokenBy(fileName)).toEqual([]);
    const { files } = await JSZip.loadAsync(await blob.arrayBuffer());
    const paths = Object.keys(files);
    expect(paths).toHaveLength(hostileAttachments.length + 1);
    expect(paths.filter((path) => brokenBy(path).length > 0)).toEqual([]);
    expect(collisions(paths)).toEqual([]);
    const markdown = (await files[paths[0] ?? '']?.async('string')) ?? '';
    const led = [...markdown.matchAll(/\]\(<([^>]*)>\)/g)].map(([, to = '']) => to);
    expect(led.length).toBeGreaterThan(0);
    for (const to of led) {
      const bytes = await files[to]?.async('uint8array');
      expect(wanted.get(sum(bytes ?? ''))?.caution, to).toBeNull();
    }
  });

  it('is one page without any of them as html', async () => {
    const { blob } = await conversationDocument(source, 'Fake \u202EAnna\u200B', { format: 'html', madeAt });
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    const addresses = [...page.querySelectorAll('[href], [src]')].map(
      (one) => one.getAttribute('href') ?? one.getAttribute('src') ?? '',
    );
    expect(
      addresses.filter((address) => !/^data:image\/(?:jpeg|png|gif|webp|bmp);base64,/.test(address)),
    ).toEqual([]);
  });
});

it.each(['../../x', 'CON', 'a\u202Eb', '\uD800', 'x'.repeat(300), ''])(
  'saves a letter of %j with an attachment as a ZIP of good names',
  async (name) => {
    const one = new SampleSource([
      {
        name,
        date: '2021-01-01',
        body: 'x',
        attachments: [{ kind: 'image', mediaType: 'image/svg+xml', bytes: new Uint8Array(3), label: name }],
      },
    ]);
    const { fileName, blob } = await conversationDocument(one, name, { format: 'markdown', madeAt });
    const paths = Object.keys((await JSZip.loadAsync(await blob.arrayBuffer())).files);
    expect([fileName, ...paths].flatMap(brokenBy)).toEqual([]);
  },
);
