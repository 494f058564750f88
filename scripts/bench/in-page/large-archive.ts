import type { ArchiveSource, MessageRecord } from '../../../src/bundle/archive-source';
import { writeArchive } from '../../../src/bundle/write-archive';
import type { Attachment, Message } from '../../../src/model/message';
import { comparableName } from '../../../src/model/person';
import { noCounts, type Counts, type Receipt } from '../../../src/model/receipt';
import { sha256Hex } from '../../../src/model/sha256';

/*
 * Runs in the page of a real browser (tests/e2e/harness/real-dom.ts): a large archive of made-up mail, by the code that ships.
 * Everything in it comes from the number of the message: no clock, no chance.
 */

const words = (
  'the garden is green again and your niece waters it each evening we read your letter twice on the bus home ' +
  'grandma made the lemon cake with too much sugar they moved us to another yard this week where it is quieter ' +
  'happy birthday from all of us the roof is done and the porch light works do not worry about money'
).split(' ');
const people = ['Fake José Muñoz', 'Fake Anna', 'Fake Ben', 'مريم الاختبار'];

export interface LargeMail {
  messages: number;
  photos: number;
}

let zip: Blob | undefined;

/** Writes it and gives its size in bytes and how long that took in milliseconds. */
export async function write(mail: LargeMail): Promise<{ bytes: number; ms: number }> {
  const began = performance.now();
  const parts: Blob[] = [];
  const options = { madeAt: new Date(Date.UTC(2026, 10, 22)), softwareVersion: '0.0.0' };
  for await (const { blob } of writeArchive(await sourceOf(mail), { ...options, partFiles: 200_000 }))
    parts.push(blob);
  const [only, ...others] = parts;
  if (!only || others.length > 0) throw new Error(`${parts.length} parts were written.`);
  zip = only;
  return { bytes: only.size, ms: performance.now() - began };
}

/** A piece of what was written, in base64. */
export async function piece(from: number, to: number): Promise<string> {
  const bytes = new Uint8Array((await zip?.slice(from, to).arrayBuffer()) ?? new ArrayBuffer(0));
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    slices.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(slices.join(''));
}

async function sourceOf({ messages, photos }: LargeMail): Promise<ArchiveSource> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const keep = async (held: Uint8Array<ArrayBuffer>): Promise<{ sha256: string; bytes: number }> => {
    const sha256 = await sha256Hex(held);
    bytes.set(sha256, held);
    return { sha256, bytes: held.length };
  };
  const raw = await keep(new TextEncoder().encode('<html>as served</html>'));
  const picture = await keep(await samplePicture());
  const all = new Map<string, Message>();
  for (let number = 0; number < messages; number += 1) {
    const attachments: Attachment[] = [];
    // Some messages bring two.
    const here = Math.floor(((number + 1) * photos) / messages) - Math.floor((number * photos) / messages);
    for (let index = 1; index <= here; index += 1) {
      attachments.push({
        index,
        label: `IMG_${number}.png`,
        kind: 'image',
        state: 'saved',
        mediaType: 'image/png',
        ...picture,
      });
    }
    const message: Message = {
      id: await sha256Hex(`made-up ${number}`),
      direction: number % 5 < 3 ? 'received' : 'sent',
      personName: people[number % 10 < 7 ? 0 : number % people.length] ?? '',
      ...dateOf(number, messages),
      bodyHtml: bodyOf(number),
      attachments,
      raw: { ...raw, charset: 'utf-8' },
      readAt: '2026-11-22T09:00:00.000Z',
    };
    all.set(message.id, message);
  }
  const facts = [...all.values()].map((message): MessageRecord => {
    const record: Partial<Message> = { ...message };
    delete record.bodyHtml;
    return record as MessageRecord;
  });
  return {
    facts,
    contacts: [],
    missing: [],
    listedNames: people.map(comparableName),
    receipt: receiptOf(facts),
    message: (id) => Promise.resolve(all.get(id) as Message),
    bytes: (sha256) => Promise.resolve((bytes.get(sha256) as Uint8Array<ArrayBuffer>).slice()),
  };
}

/** Twelve years of letters, evenly. */
function dateOf(number: number, of: number): { date: string; dateText: string } {
  const date = new Date(Date.UTC(2012, 0, 1) + (number / of) * 12 * 365.25 * 86_400_000)
    .toISOString()
    .slice(0, 16);
  return {
    date,
    dateText: `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}/${date.slice(0, 4)} ${date.slice(11)}`,
  };
}

/** About 1,000 characters; one in 500 has the word "needle", one in ten an accent. */
function bodyOf(number: number): string {
  const said: string[] = [];
  for (let at = 0; at < 190; at += 1) {
    said.push(words[(number * 31 + at * (7 + (number % 5))) % words.length] ?? '');
    if (at % 48 === 47) said.push('<br><br>');
  }
  if (number % 500 === 250) said.push('needle');
  if (number % 10 === 0) said.push('Te quiero muchísimo, mamá.');
  return `Dear family ${number},<br>${said.join(' ')}`;
}

function receiptOf(facts: readonly MessageRecord[]): Receipt {
  const count = (some: readonly unknown[]): Counts => ({
    ...noCounts,
    listed: some.length,
    saved: some.length,
  });
  const mailbox = (direction: string) => {
    const own = facts.filter((record) => record.direction === direction);
    return { messages: count(own), attachments: count(own.flatMap(({ attachments }) => attachments)) };
  };
  return {
    version: 2,
    complete: true,
    incompleteBecause: [],
    messages: count(facts),
    attachments: count(facts.flatMap(({ attachments }) => attachments)),
    byMailbox: { inbox: mailbox('received'), sent: mailbox('sent') },
    exceptions: [],
    keptFromBefore: 0,
    notes: [],
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:10:00.000Z',
    requests: facts.length,
  };
}

/** A real photo's size on the screen, drawn by the browser. */
async function samplePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  const sky = context.createLinearGradient(0, 0, 0, 480);
  sky.addColorStop(0, '#6a7fc1');
  sky.addColorStop(1, '#f2b872');
  context.fillStyle = sky;
  context.fillRect(0, 0, 640, 480);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}
