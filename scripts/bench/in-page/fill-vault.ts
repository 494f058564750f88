import { rowKey, type Draft, type DraftAttachment, type LedgerRow } from '../../../src/model/ledger';
import { rowPrint } from '../../../src/model/identity';
import { openVault, type Vault } from '../../../src/vault/vault';

/*
 * Runs in a page of the built extension (scripts/bench/filled-vault.ts) and fills its vault by the vault's own code, as
 * the background does for a reader. Letters come from their number alone; photos are noise, which packs no further.
 */

/** What is kept. Photos and films are spread evenly over the messages. */
export interface MailToKeep {
  messages: number;
  photos: { count: number; bytes: number };
  films: { count: number; bytes: number };
  /** Of the page of each message, as JPay would send it. */
  pageBytes: number;
}

export const jobId = 'bench-writing';
const personNames = ['Fake José Muñoz', 'Fake Anna', 'Fake Ben'];
const words = (
  'the garden is green again and your niece waters it each evening we read your letter twice on the bus home ' +
  'grandma made the lemon cake with too much sugar they moved us to another yard this week where it is quieter'
).split(' ');

let opened: Promise<Vault> | undefined;
const vault = (): Promise<Vault> => (opened ??= openVault());

/** Begins the job and lists every row, as a walk of the lists does. */
export async function begin({ messages }: MailToKeep): Promise<void> {
  const kept = await vault();
  await kept.begin({
    jobId,
    request: { what: 'archive', choice: { leaveUnread: false } },
    account: { shownName: 'Fake Grandmother', contacts: [] },
    at: '2026-11-22T10:00:00Z',
  });
  for (let from = 0; from < messages; from += 500) {
    const count = Math.min(500, messages - from);
    await kept.list(
      jobId,
      Array.from({ length: count }, (_, index) => rowOf(from + index)),
    );
  }
}

/** Keeps the messages from `from` to `to`; gives how long the vault took to keep each, in milliseconds. */
export async function keep(mail: MailToKeep, from: number, to: number): Promise<number[]> {
  const kept = await vault();
  const times: number[] = [];
  for (let number = from; number < to; number += 1) {
    const draft = await draftOf(kept, number, mail);
    const began = performance.now();
    await kept.keep({ jobId, round: 1, rowKey: rowOf(number).key, draft, requests: number + 1 });
    times.push(performance.now() - began);
  }
  return times;
}

/** Ends the job: everything was read. */
export async function finish(): Promise<void> {
  const kept = await vault();
  const findings = { listExceptions: [], notes: [], requests: 1 };
  await kept.finish(jobId, 'read', findings, '2026-11-22T11:00:00Z');
  await kept.close();
  opened = undefined;
}

function rowOf(number: number): LedgerRow {
  const { dateText } = dateOf(number);
  const personName = personOf(number);
  const mailbox = isReceived(number) ? 'inbox' : 'sent';
  const print = rowPrint({ mailbox, personName, dateText });
  return {
    key: rowKey(print, number),
    mailbox,
    print,
    where: `${mailbox}, page 1`,
    personName,
    dateText,
    state: 'listed',
  };
}

async function draftOf(kept: Vault, number: number, mail: MailToKeep): Promise<Draft> {
  const text = textOf(number);
  const attachments: DraftAttachment[] = [];
  for (const [{ count, bytes }, end] of [
    [mail.photos, 'jpg'],
    [mail.films, 'mp4'],
  ] as const) {
    const here = share(number + 1, count, mail.messages) - share(number, count, mail.messages);
    for (let nth = 0; nth < here; nth += 1) {
      attachments.push({
        index: attachments.length + 1,
        label: `Fake_${number}_${nth}.${end}`,
        kind: end === 'jpg' ? 'image' : 'videogram',
        state: 'saved',
        mediaType: end === 'jpg' ? 'image/jpeg' : 'video/mp4',
        stagedId: await kept.stage(noise(bytes)),
      });
    }
  }
  return {
    direction: isReceived(number) ? 'received' : 'sent',
    personName: personOf(number),
    ...dateOf(number),
    bodyHtml: text.join('<br><br>'),
    bodyText: text.join(''),
    attachments,
    raw: { draftId: await kept.stage(new TextEncoder().encode(pageOf(text, mail))), charset: 'utf-8' },
    readAt: '2026-11-22T10:30:00Z',
  };
}

function share(number: number, count: number, of: number): number {
  return Math.floor((number * count) / of);
}

function isReceived(number: number): boolean {
  return number % 5 < 3;
}

function personOf(number: number): string {
  return personNames[number % 10 < 7 ? 0 : number % personNames.length] ?? '';
}

/** A message each five hours. */
function dateOf(number: number): { date: string; dateText: string } {
  const date = new Date(Date.UTC(2012, 0, 1) + number * 5 * 3_600_000).toISOString().slice(0, 16);
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return { date, dateText: `${month ?? 0}/${day ?? 0}/${year ?? 0} ${date.slice(11)}` };
}

/** Paragraphs of about 1,000 characters together. */
function textOf(number: number): string[] {
  const paragraphs = [`Dear family ${number},`];
  for (let paragraph = 0; paragraph < 4; paragraph += 1) {
    const said = Array.from(
      { length: 48 },
      (_, at) => words[(number * 31 + (paragraph * 48 + at) * (7 + (number % 5))) % words.length],
    );
    paragraphs.push(said.join(' '));
  }
  return paragraphs;
}

/** A page around the letter, long as ASP.NET pages are: most of it form state, in base64. */
function pageOf(text: readonly string[], { pageBytes }: MailToKeep): string {
  const letter = `<html><body><span>${text.join('<br>')}</span>`;
  const state = btoa(String.fromCharCode(...noise(Math.max(12, Math.floor(pageBytes / 8)))));
  const markup = '<tr><td class="mail"><a href="#">next</a></td></tr>\n';
  const rest = Math.max(0, Math.floor((pageBytes - letter.length - state.length) / markup.length));
  return `${letter}<input type="hidden" value="${state}">${markup.repeat(rest)}</body></html>`;
}

/** Random bytes behind the head of a JPEG of 1,600 by 1,200. */
function noise(size: number): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(made.subarray(at, at + 65_536));
  made.set([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x04, 0xb0, 0x06, 0x40, 3]);
  return made;
}
