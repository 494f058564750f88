// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readConversation } from '../../../entrypoints/archive/conversation-reading';
import type { AttachmentNews, OpenConversation } from '../../../src/ui/library/open-conversation';
import type { Vault } from '../../../src/vault/vault';
import { accountOf, beginArchive, freshVault, readPage, row, type FakeAttachment } from '../vault/made-up';

let vault: Vault;
let accountId: string;
const addresses = new Set<string>();
const news: AttachmentNews[] = [];

async function keep(
  letters: { html: string; hung?: FakeAttachment[]; day?: number; type?: string; lost?: true }[],
) {
  for (const [at, { html, hung = [], day = at + 1, type, lost }] of letters.entries()) {
    const date = `2019-07-${String(day).padStart(2, '0')}`;
    const listed = row(at + 1, { key: `row ${at}`, dateText: `7/${day}/2019` });
    await vault.list('job-1', [listed]);
    if (lost) {
      const end = { state: 'failed', failure: 'site-error', reason: 'JPay showed an error.' } as const;
      await vault.settle({ jobId: 'job-1', round: 1, rowKey: listed.key, ...end });
      continue;
    }
    const draft = await readPage(vault, hung, {
      bodyHtml: html,
      bodyText: html,
      date,
      dateText: `7/${day}/2019`,
    });
    for (const one of draft.attachments)
      if (one.state === 'saved' && type !== undefined) one.mediaType = type;
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: listed.key, draft, requests: 1 });
  }
  accountId = await accountOf(vault);
}

const open = (): Promise<OpenConversation> =>
  readConversation(vault, { accountId, personName: 'fake PERSON' }, 'en', (one) => news.push(one));

beforeEach(async () => {
  addresses.clear();
  news.length = 0;
  let made = 0;
  URL.createObjectURL = () => {
    made += 1;
    addresses.add(`blob:made-up/${made}`);
    return `blob:made-up/${made}`;
  };
  URL.revokeObjectURL = (url) => void addresses.delete(url);
  vault = await freshVault();
  await vault.begin(beginArchive());
});

describe('a conversation read in the library', () => {
  it('is in the order of time, with a reason where a message is missing', async () => {
    await keep([{ html: 'first' }, { html: 'lost', lost: true }, { html: 'third' }]);
    const opened = await open();
    expect(opened.places.map((id) => id !== null)).toEqual([true, false, true]);
    expect((await opened.show(0)).textContent).toContain('first');
    expect((await opened.show(1)).textContent).toContain('JPay showed an error.');
  });

  it('loads no letter before it is shown', async () => {
    await keep([{ html: 'first' }, { html: 'second' }]);
    const loads = vi.spyOn(vault, 'message');
    const opened = await open();
    expect(loads).not.toHaveBeenCalled();
    await opened.show(1);
    expect(loads).toHaveBeenCalledTimes(1);
  });

  it('runs nothing of a letter, and loads nothing from another computer', async () => {
    await keep([
      {
        html: '<p onclick="steal()">Hi<script>steal()</script><img src="https://spy.invalid/x.png"><a href="https://fake.invalid/a">link</a><a href="javascript:steal()">bad</a></p>',
      },
    ]);
    const letter = await (await open()).show(0);
    expect(letter.querySelectorAll('script, img, iframe, [onclick], [style]')).toHaveLength(0);
    expect(letter.textContent).toContain('[A picture from spy.invalid was left out.]');
    const links = Array.from(letter.querySelectorAll('a'), (link) => [link.href, link.target, link.rel]);
    expect(links).toEqual([['https://fake.invalid/a', '_blank', 'noopener noreferrer']]);
  });

  it('shows pictures from the vault, and lets go of them when the page is left', async () => {
    await keep([{ html: 'photo', hung: [{ bytes: 'one' }, { bytes: 'two' }] }]);
    const opened = await open();
    const shown = Array.from((await opened.show(0)).querySelectorAll('img'), ({ src }) => src);
    expect(shown).toEqual([...addresses]);
    expect(shown).toHaveLength(2);
    opened.letGo();
    expect(addresses.size).toBe(0);
    await opened.show(0);
    opened.close();
    expect(addresses.size).toBe(0);
  });

  it('says why where an attachment failed, and where the browser lost one', async () => {
    await keep([{ html: 'photo', hung: [{ failed: 'timed-out' }, { bytes: 'lost' }] }]);
    const opened = await open();
    vi.spyOn(vault, 'bytes').mockRejectedValue(new Error('made up'));
    const letter = await opened.show(0);
    const missing = Array.from(letter.querySelectorAll('.attachments .missing'), (one) => one.textContent);
    expect(missing).toHaveLength(2);
    expect(missing[1]).toContain('could not keep it or give it back');
  });

  it('offers a file that no page can show to be saved, with a caution where it could do something', async () => {
    await keep([{ html: 'a page', hung: [{ bytes: '<script>' }], type: 'text/html' }]);
    const letter = await (await open()).show(0);
    expect(letter.querySelectorAll('.attachments a, .attachments img')).toHaveLength(0);
    expect(letter.textContent).toContain('It could run as a program');
    const save = letter.querySelector('button');
    expect(save?.getAttribute('aria-label')).toMatch(/^Save this file: /);
    save?.click();
    await vi.waitFor(() => expect(news).toHaveLength(1));
    expect(news[0]).toMatchObject({ fileName: expect.not.stringMatching(/\.html?$/) as string });
  });

  it('shows a placeholder for a letter that the vault cannot give, and goes on', async () => {
    await keep([{ html: 'first' }]);
    const opened = await open();
    vi.spyOn(vault, 'message').mockRejectedValue(new Error('made up'));
    expect((await opened.show(0)).textContent).toContain('could not keep it or give it back');
  });
});
