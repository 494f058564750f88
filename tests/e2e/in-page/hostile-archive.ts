import type { ArchiveSource } from '../../../src/bundle/archive-source';
import { writeArchive } from '../../../src/bundle/write-archive';
import type { Direction, Message } from '../../../src/model/message';
import { comparableName, resolvePerson, type Contact } from '../../../src/model/person';
import { noCounts, type Receipt } from '../../../src/model/receipt';
import { sha256Hex } from '../../../src/model/sha256';
import { conversationDocumentHtml, messageDocumentHtml } from '../../../src/render/document-html';
import { sanitiseBody } from '../../../src/render/sanitise';

/*
 * Runs in the page of a real browser (harness/real-dom.ts): an archive and documents of hostile mail, by the code that
 * ships. Whatever else of the site's can reach a page is hostile too: names, dates, numbers, labels, contacts.
 */

export interface HostilePerson {
  name: string;
  mails: string[];
}

/** The archive's ZIP, in base64. */
export async function hostileArchive(people: HostilePerson[], texts: string[]): Promise<string> {
  const source = await sourceOf(people, texts);
  const parts: Blob[] = [];
  const options = { madeAt: new Date(Date.UTC(2026, 10, 22)), softwareVersion: '0.0.0' };
  for await (const { blob } of writeArchive(source, options)) parts.push(blob);
  const [only, ...others] = parts;
  if (!only || others.length > 0) throw new Error(`${parts.length} parts were written.`);
  return await base64(only);
}

/** Each mail as a file that stands alone, and all of them as one. */
export async function hostileDocuments(
  { name, mails }: HostilePerson,
  texts: string[],
): Promise<{ each: string[]; all: string }> {
  const person = await resolvePerson(name, []);
  const messages = await Promise.all(mails.map((mail, at) => messageOf(name, mail, at, texts)));
  const each: string[] = [];
  const placed = messages.map((message) => ({
    message,
    attachments: message.attachments.map((attachment) => ({ attachment })),
    bodyFragment: sanitiseBody(message.bodyHtml).fragment,
  }));
  for (const one of placed) each.push(await messageDocumentHtml({ ...one, person }));
  let all = '';
  for await (const piece of conversationDocumentHtml({
    person,
    dates: messages,
    notices: texts.slice(0, 1),
    entries: oneByOne(placed),
  })) {
    all += piece;
  }
  return { each, all };
}

async function* oneByOne<Entry>(entries: readonly Entry[]): AsyncGenerator<Entry> {
  for (const entry of entries) yield await Promise.resolve(entry);
}

async function messageOf(
  personName: string,
  bodyHtml: string,
  at: number,
  texts: string[],
): Promise<Message> {
  const text = texts[at % texts.length] ?? '';
  const direction: Direction = at % 2 === 0 ? 'received' : 'sent';
  return {
    id: await sha256Hex(`${personName} ${at}`),
    direction,
    personName,
    dateText: `${text} 05/0${(at % 9) + 1}/2021`,
    date: `2021-05-0${(at % 9) + 1}`,
    letterNumber: text,
    status: text,
    bodyHtml,
    attachments: [
      {
        index: 1,
        label: text,
        kind: 'image',
        state: 'failed',
        failure: 'attachment-not-shown',
        reason: `JPay said: ${text}`,
      },
    ],
    raw: { sha256: await sha256Hex(rawPage), bytes: rawPage.length, charset: 'utf-8' },
    readAt: '2026-11-22T09:00:00.000Z',
  };
}

const rawPage = '<html>as served</html>';

async function sourceOf(people: HostilePerson[], texts: string[]): Promise<ArchiveSource> {
  const messages = new Map<string, Message>();
  for (const { name, mails } of people) {
    for (const [at, mail] of mails.entries()) {
      const message = await messageOf(name, mail, at, texts);
      messages.set(message.id, message);
    }
  }
  const all = [...messages.values()];
  const contacts: Contact[] = texts.map((text) => ({ name: `Silent ${text}`, inmateId: text, agency: text }));
  return {
    facts: all.map((message) => {
      const record: Partial<Message> = { ...message };
      delete record.bodyHtml;
      return record as Omit<Message, 'bodyHtml'>;
    }),
    contacts,
    missing: texts.map((text) => ({
      mailbox: 'inbox',
      personName: text,
      dateText: text,
      date: null,
      where: 'inbox, page 1',
      state: 'vanished',
      kind: 'message-vanished',
      reason: `JPay said: ${text}`,
    })),
    listedNames: all.map(({ personName }) => comparableName(personName)),
    receipt: receiptOf(all, texts),
    message: (id) => Promise.resolve(messages.get(id) as Message),
    bytes: () => Promise.resolve(new TextEncoder().encode(rawPage)),
  };
}

function receiptOf(all: readonly Message[], texts: string[]): Receipt {
  const mailbox = (direction: Direction, vanished: number) => {
    const saved = all.filter((message) => message.direction === direction).length;
    return {
      messages: { ...noCounts, listed: saved + vanished, saved, vanished },
      attachments: { ...noCounts, listed: saved, failed: saved },
    };
  };
  const byMailbox = { inbox: mailbox('received', texts.length), sent: mailbox('sent', 0) };
  const failed = byMailbox.inbox.attachments.failed + byMailbox.sent.attachments.failed;
  return {
    version: 2,
    complete: false,
    incompleteBecause: texts,
    messages: { ...noCounts, listed: all.length + texts.length, saved: all.length, vanished: texts.length },
    attachments: { ...noCounts, listed: failed, failed },
    byMailbox,
    exceptions: [
      ...all.map(({ id, attachments }) => ({
        what: 'attachment' as const,
        messageId: id,
        where: 'inbox, page 1',
        kind: 'attachment-not-shown' as const,
        reason: attachments[0]?.label ?? '',
      })),
      ...texts.map((text) => ({
        what: 'message' as const,
        where: 'inbox, page 1',
        personName: text,
        dateText: text,
        kind: 'message-vanished' as const,
        reason: text,
      })),
    ],
    keptFromBefore: 0,
    notes: texts,
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:10:00.000Z',
    requests: all.length,
  };
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    slices.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(slices.join(''));
}
