// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readShownAttachment } from '../../../src/jpay/attachment';
import { readContacts } from '../../../src/jpay/home';
import { readList } from '../../../src/jpay/list';
import { readMessagePage } from '../../../src/jpay/message-page';
import { parsePage } from '../../../src/jpay/page';
import { recognise } from '../../../src/jpay/page-kind';
import { parseHtml, responseOf } from './made-up-page';

/** What expected.json may say of a page; only what it says is compared. */
interface Expected {
  url: string;
  status?: number;
  kind: unknown;
  list?: object;
  message?: object;
  contacts?: unknown;
  shown?: object;
}

const folder = join(import.meta.dirname, '../../fixtures/jpay');

describe('the made-up pages in tests/fixtures/jpay', () => {
  it.each(readdirSync(folder))('%s', (slug) => {
    const expected = JSON.parse(readFileSync(join(folder, slug, 'expected.json'), 'utf8')) as Expected;
    expect(readFileSync(join(folder, slug, 'note.md'), 'utf8').trim()).not.toBe('');
    const bytes = Uint8Array.from(readFileSync(join(folder, slug, 'source.html')));
    const page = parsePage(
      responseOf(bytes, { url: expected.url, status: expected.status ?? 200 }),
      parseHtml,
    );
    expect(recognise(page)).toEqual(expected.kind);
    if (expected.list) expect(readList(page)).toMatchObject(expected.list);
    if (expected.message) expect(readMessagePage(page)).toMatchObject(expected.message);
    if (expected.contacts) expect(readContacts(page)).toEqual(expected.contacts);
    if (expected.shown) expect(readShownAttachment(page)).toMatchObject(expected.shown);
  });
});
