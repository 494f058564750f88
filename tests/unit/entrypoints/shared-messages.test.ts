// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sharedMessages } from '../../../entrypoints/archive/shared-messages';
import type { StoredFacts, Vault } from '../../../src/vault/vault';
import { accountOf, beginArchive, freshVault, readPage, row } from '../vault/made-up';

let vault: Vault;
let accountId: string;
const never = new AbortController().signal;

const family = {
  shownName: 'Fake Grandmother',
  contacts: [
    { name: 'FAKE PERSON', inmateId: 'T77388', agency: 'Invented State' },
    { name: 'FAKE BROTHER', inmateId: 'B83737', agency: 'Other Invented State' },
  ],
};

async function keep(letters: { html: string; label?: string; hung?: string }[]): Promise<StoredFacts[]> {
  for (const [at, { html, label, hung }] of letters.entries()) {
    const listed = row(at + 1, { key: `row ${at}` });
    await vault.list('job-1', [listed]);
    const day = [1, 2, 4, 5][at] ?? 6;
    const date = `2020-01-0${day}`;
    const draft = await readPage(vault, hung === undefined ? [] : [{ bytes: hung }], {
      ...{
        bodyHtml: html,
        bodyText: html,
        date,
        dateText: `1/${day}/2020`,
        letterNumber: '77388' + String(at),
      },
    });
    const [photo] = draft.attachments;
    if (photo && label !== undefined) photo.label = label;
    await vault.keep({ jobId: 'job-1', round: 1, rowKey: listed.key, draft, requests: 1 });
  }
  accountId = await accountOf(vault);
  return (await vault.facts(accountId)).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
}

/** The file as text, without what is the same in every file and without the pictures. */
async function shared(messageIds: string[], hide = true, language: 'en' | 'es' = 'en') {
  const order = { accountId, personName: 'Fake Person', messageIds, hide };
  const { fileName, blob } = await sharedMessages(vault, order, language, never);
  const html = await blob.text();
  const ours = /<meta (?:charset|http-equiv|name)[^>]*>|<style>[\s\S]*<\/style>|<\/?h\d\b|src="data:[^"]*"/g;
  return { fileName, html, own: html.replace(ours, '') };
}

beforeEach(async () => {
  vault = await freshVault();
  await vault.begin(beginArchive('job-1', { account: family }));
});

describe('messages chosen to be passed on', () => {
  it('are in one file that holds its pictures and contacts nobody, and no other message is', async () => {
    const [first, second, third] = await keep([
      { html: 'The first one' },
      { html: 'Not for others' },
      { html: 'The last one', hung: 'photo' },
    ]);
    const { fileName, html } = await shared([third?.id ?? '', first?.id ?? '']);
    expect(fileName).toBe('fake-person_2020-01-01_to_2020-01-04_chosen.html');
    expect(html.indexOf('The first one')).toBeLessThan(html.indexOf('The last one'));
    expect(html).toContain('The first one');
    expect(html).not.toContain('Not for others');
    expect(html).not.toContain(second?.id.slice(0, 12));
    expect(html).toContain(`data:image/jpeg;base64,${btoa('photo')}`);
    expect(html).toContain("default-src 'none'; img-src data:");
    expect(html).not.toMatch(/<script|https?:\/\//);
  });

  it('show no digit of any number anywhere, nor facility nor address', async () => {
    const letters = await keep([
      {
        html: 'I am T-77388, at Invented State. T&#55;7<b>3</b>88.',
        label: 'T77388 photo.jpg',
        hung: 'photo',
      },
      { html: '7<br>7<br>3<br>8<br>8 and B 83 737<!-- 77388 -->, fake@fake.example' },
      {
        html: '<a href="https://fake.invalid/77388">X</a> <i lang="t77388">12 Fake Street, Faketown, CA 90000</i>',
      },
      { html: 'Hello' },
    ]);
    const { own, fileName } = await shared(letters.map(({ id }) => id));
    expect(own).not.toMatch(/[738]/);
    expect(fileName).not.toMatch(/[738]/);
    expect(own).not.toMatch(/Invented State|fake\.example|fake\.invalid|Street|Faketown/);
    expect(own.match(/\[hidden\]/g)?.length).toBeGreaterThan(6);
    expect(own).toContain('Numbers, facilities and addresses were hidden');
  });

  it('say in Spanish what was hidden', async () => {
    const [letter] = await keep([{ html: 'T77388' }]);
    expect((await shared([letter?.id ?? ''], true, 'es')).own).toContain(
      'Los números, los centros y las direcciones se ocultaron',
    );
    expect((await shared([letter?.id ?? ''], true, 'es')).own).toContain('[oculto]');
  });

  it('are whole where hiding is not wished', async () => {
    const [letter] = await keep([{ html: 'I am T-77388' }]);
    const { own } = await shared([letter?.id ?? ''], false);
    for (const words of ['I am T-77388', 'T77388</bdi>, <bdi>Invented State', 'Letter number']) {
      expect(own).toContain(words);
    }
  });

  it('never hold the page as JPay sent it', async () => {
    const [letter] = await keep([{ html: 'Hello' }]);
    expect((await shared([letter?.id ?? ''], false)).html).not.toContain('&lt;html&gt;page');
  });

  it('are not saved at all where one of them is gone; a lost photo leaves its reason', async () => {
    const [first] = await keep([{ html: 'The first one', hung: 'photo' }]);
    await expect(shared([first?.id ?? '', 'gone'])).rejects.toThrow('does not give back every message');
    const bytes = vault.bytes.bind(vault);
    const photo = first?.attachments[0];
    vi.spyOn(vault, 'bytes').mockImplementation((sha256) =>
      photo?.state === 'saved' && sha256 === photo.sha256 ? bytes('gone') : bytes(sha256),
    );
    expect((await shared([first?.id ?? ''])).own).toContain('was not saved');
  });
});
