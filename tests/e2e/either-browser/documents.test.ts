import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { MadeUpMessage, Replica } from '../../replica/index';
import { python } from '../../unit/bundle/foreign-tools';
import { askedByTheReader } from '../harness/good-manners';
import { inEachBrowser, readyFamily, type FamilyScene } from '../harness/either-browser/family-scene';
import { savedFile } from '../harness/saved-files';

/** Opens the page of a message by its row, as a person would. */
async function openMessage({ jpay, replica }: FamilyScene, message: MadeUpMessage): Promise<void> {
  const box = message.direction === 'received' ? 'received' : 'sent';
  await jpay.goTo(`https://www.jpay.com/${box === 'received' ? 'IncomingMails' : 'SentMails'}.aspx`);
  const at = replica.mailbox.boxes[box].findIndex((letter) => letter.message === message);
  await jpay.toFront();
  await jpay.follow(
    (selector, index) => document.querySelectorAll(selector)[index] ?? null,
    box === 'received'
      ? '[id^="Mails_Grid_ctl"][id$="_lblFrom"]'
      : '[id^="TransferHistory_Grid_ctl"][id$="_lblsRecipientName"]',
    at,
  );
  expect(await jpay.address()).toMatch(/MailView\.aspx/i);
}

function messageWithPhoto(replica: Replica): MadeUpMessage {
  const found = replica.mailbox.truth.inbox.find(
    ({ attachments }) =>
      attachments.length > 0 && attachments.every(({ kind, removed }) => kind === 'image' && !removed),
  );
  if (!found) throw new Error('The made-up account has no message with a photo.');
  return found;
}

const options = {
  account: { seed: 'documents', messages: 24, photoShare: 0.5 },
  switches: { rowsPerPage: 50 },
};

inEachBrowser('a family saves what is open now', (kind) => {
  it('saves one message as a web page that holds its photo inside', async () => {
    await readyFamily(kind, options, async (opened) => {
      const message = messageWithPhoto(opened.replica);
      await openMessage(opened, message);
      await opened.popup.chooseFormat('HTML');
      await opened.popup.press('Save this message');
      const file = await savedFile(opened.browser.downloads, /^\d{4}-\d\d-\d\d_\d{4}_received_.*\.html$/);
      const html = await readFile(file, 'utf8');
      const photo = Buffer.from(message.attachments[0]?.bytes ?? []).toString('base64');
      expect(html).toContain(photo);
      expect(html).toContain("default-src 'none'");
      expect(html).not.toMatch(/<script/i);
      const page = await opened.browser.openTab(`file://${file}`);
      await page.evaluate(
        () => document.querySelector('img')?.decode() ?? Promise.reject(new Error('No picture.')),
      );
      await opened.popup.waitForState('done');
    });
  });

  it('saves one message as Markdown in a ZIP beside its photo', async () => {
    await readyFamily(kind, options, async (opened) => {
      const message = messageWithPhoto(opened.replica);
      await openMessage(opened, message);
      await opened.popup.chooseFormat('Markdown');
      await opened.popup.press('Save this message');
      const file = await savedFile(opened.browser.downloads, /_received_.*\.zip$/);
      const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trim().split('\n');
      expect(names.some((name) => name.endsWith('.md'))).toBe(true);
      const picture = names.find((name) => /\.(jpg|png|gif|bmp)$/.test(name));
      expect(picture).toBeDefined();
      const bytes = execFileSync('unzip', ['-p', file, picture ?? '']);
      expect(bytes.equals(Buffer.from(message.attachments[0]?.bytes ?? []))).toBe(true);
    });
  });

  it('reads only that one message, and presses nothing', async () => {
    await readyFamily(kind, options, async (opened) => {
      const message = messageWithPhoto(opened.replica);
      await openMessage(opened, message);
      const before = opened.replica.log.length;
      await opened.popup.press('Save this message');
      await savedFile(opened.browser.downloads, /_received_.*\.html$/);
      const asked = opened.replica.log.slice(before).filter(askedByTheReader);
      const views = asked.filter(({ path, method }) => method === 'GET' && /MailView\.aspx$/i.test(path));
      expect(new Set(views.map(({ query }) => query)).size).toBe(1);
      expect(asked.filter(({ path }) => /Mails\.aspx$/i.test(path))).toEqual([]);
      expect(opened.replica.traps).toEqual([]);
    });
  });

  it('saves a whole conversation, received and sent, and no other person’s', async () => {
    await readyFamily(kind, options, async (opened) => {
      const { truth } = opened.replica.mailbox;
      const name = 'Aux';
      const own = [...truth.inbox, ...truth.sent].filter(({ contact }) => contact.name === name);
      const others = [...truth.inbox, ...truth.sent].filter(({ contact }) => contact.name !== name);
      const first = own[0];
      if (!first) throw new Error('Nobody of that name has a message.');
      await openMessage(opened, first);
      await opened.popup.press('Save this conversation');
      const file = await savedFile(opened.browser.downloads, /_\d{4}-\d\d-\d\d_to_\d{4}-\d\d-\d\d\.html$/);
      const html = await readFile(file, 'utf8');
      const page = await opened.browser.openTab(`file://${file}`);
      expect(await page.evaluate(() => document.querySelectorAll('article').length)).toBe(own.length);
      for (const { letterNumber } of others) expect(html).not.toContain(letterNumber);
      expect(opened.replica.traps).toEqual([]);
    });
  });

  it('saves one message as text in a ZIP beside its photo', async () => {
    await readyFamily(kind, options, async (opened) => {
      const message = messageWithPhoto(opened.replica);
      await openMessage(opened, message);
      await opened.popup.chooseFormat('Text');
      await opened.popup.press('Save this message');
      const file = await savedFile(opened.browser.downloads, /_received_.*\.zip$/);
      const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trim().split('\n');
      const text = execFileSync('unzip', ['-p', file, names.find((name) => name.endsWith('.txt')) ?? '']);
      expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      // A line that ends in a space goes on in the next.
      const read = text.toString('utf8').replace(/\r\n/g, '\n').replace(/ \n/g, ' ');
      expect(Object.values(message.expectedText).some((words) => read.includes(`\n\n${words}\n\n`))).toBe(
        true,
      );
      const picture = names.find((name) => /\.(jpg|png|gif|bmp)$/.test(name)) ?? '';
      expect(read).toContain(picture);
      const bytes = execFileSync('unzip', ['-p', file, picture]);
      expect(bytes.equals(Buffer.from(message.attachments[0]?.bytes ?? []))).toBe(true);
    });
  });

  it('saves one message as a Word file with its photo in place', async () => {
    await readyFamily(kind, options, async (opened) => {
      const message = messageWithPhoto(opened.replica);
      await openMessage(opened, message);
      await opened.popup.chooseFormat('Word');
      await opened.popup.press('Save this message');
      const file = await savedFile(opened.browser.downloads, /^\d{4}-\d\d-\d\d_\d{4}_received_.*\.docx$/);
      const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trim().split('\n');
      expect(names[0]).toBe('[Content_Types].xml');
      const pictures = names.filter((name) => name.startsWith('word/media/'));
      expect(pictures).toHaveLength(message.attachments.length);
      const bytes = execFileSync('unzip', ['-p', file, ...pictures]);
      expect(bytes.includes(Buffer.from(message.attachments[0]?.bytes ?? []))).toBe(true);
      // What was chosen stays chosen for the next message.
      await opened.popup.waitForState('done');
      expect(
        await opened.popup.tab.evaluate(
          () => document.querySelector<HTMLSelectElement>('select:has(option[value="word"])')?.value,
        ),
      ).toBe('word');
    });
  });

  it('saves one message as e-mail with its photo inside', async () => {
    await readyFamily(kind, options, async (opened) => {
      const message = messageWithPhoto(opened.replica);
      await openMessage(opened, message);
      await opened.popup.chooseFormat('E-mail');
      await opened.popup.press('Save this message');
      const mail = await savedFile(opened.browser.downloads, /^\d{4}-\d\d-\d\d_\d{4}_received_.*\.eml$/);
      const read = python(readMail, mail) as { text: string; files: string[]; defects: number };
      expect(Object.values(message.expectedText)).toContain(read.text);
      expect(read.files).toEqual(
        message.attachments.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
      );
      expect(read.defects).toBe(0);
    });
  });

  it('saves a whole conversation as a mailbox file', async () => {
    await readyFamily(kind, options, async (opened) => {
      const { truth } = opened.replica.mailbox;
      const message = messageWithPhoto(opened.replica);
      const all = [...truth.inbox, ...truth.sent];
      const own = all.filter(({ contact }) => contact.name === message.contact.name);
      await openMessage(opened, message);
      await opened.popup.chooseFormat('E-mail');
      await opened.popup.press('Save this conversation');
      const box = await savedFile(opened.browser.downloads, /_\d{4}-\d\d-\d\d_to_\d{4}-\d\d-\d\d\.mbox$/);
      const inBox = python(readBox, box) as { from: string[]; numbers: string[] };
      // JPay shows a letter number for sent messages alone.
      const sent = own.filter(({ direction }) => direction === 'sent');
      expect(inBox.numbers.sort()).toEqual(sent.map(({ letterNumber }) => letterNumber).sort());
      expect(inBox.from[0]).toBe('Letterkeep <letterkeep@letterkeep.invalid>');
      expect(inBox.from).toHaveLength(1 + own.length);
      expect(opened.replica.traps).toEqual([]);
    });
  });
});

const readMail = `import json,sys,base64,email,email.policy
m=email.message_from_binary_file(open(json.load(sys.stdin),'rb'),policy=email.policy.default)
parts=list(m.walk())
print(json.dumps({'text':m.get_body(('plain',)).get_payload(decode=True).decode().replace('\\r\\n','\\n'),'files':[base64.b64encode(p.get_content()).decode() for p in m.iter_attachments()],'defects':sum(len(p.defects) for p in parts)}))`;
const readBox = `import json,sys,mailbox
box=list(mailbox.mbox(json.load(sys.stdin)))
print(json.dumps({'from':[m['From'] for m in box],'numbers':[m['X-Letterkeep-Letter-Number'] for m in box if m['X-Letterkeep-Letter-Number']]}))`;
