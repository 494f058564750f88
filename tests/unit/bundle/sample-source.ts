import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { ArchiveSource, MessageRecord, MissingMessage } from '../../../src/bundle/archive-source';
import type { Attachment, Direction, Message } from '../../../src/model/message';
import { comparableName } from '../../../src/model/person';
import type { Contact } from '../../../src/model/person';
import type { Receipt } from '../../../src/model/receipt';
import { addCounts, noCounts } from '../../../src/model/receipt';

/** A made-up mailbox that needs no vault. Everything comes from its arguments: no clock, no chance. */

export const sum = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export interface SampleMessage {
  name: string;
  direction?: Direction;
  date?: string | null;
  dateText?: string;
  body?: string;
  letterNumber?: string;
  attachments?: SampleAttachment[];
}

export type SampleAttachment =
  | { kind: Attachment['kind']; mediaType: string; bytes: Uint8Array<ArrayBuffer>; label?: string }
  | { kind: Attachment['kind']; reason: string; label?: string };

export class SampleSource implements ArchiveSource {
  facts: MessageRecord[] = [];
  contacts: Contact[] = [];
  missing: MissingMessage[] = [];
  listedNames: string[] | null;
  receipt: Receipt;
  readonly messages = new Map<string, Message>();
  readonly held = new Map<string, Uint8Array<ArrayBuffer>>();
  /** How often each message was asked for. */
  readonly asked = new Map<string, number>();

  constructor(samples: SampleMessage[], contacts: Contact[] = [], missing: MissingMessage[] = []) {
    for (const sample of samples) this.add(sample);
    this.contacts = contacts;
    this.missing = missing;
    this.listedNames = [...this.facts, ...missing].map(({ personName }) => comparableName(personName));
    this.receipt = receiptOf(this.facts, missing);
  }

  private add(sample: SampleMessage): void {
    const raw = this.keep(
      new TextEncoder().encode(`<html><span id="lblLetter">${sample.body ?? ''}</span></html>`),
    );
    const message: Message = {
      id: sum(`${this.messages.size} ${sample.name} ${sample.date ?? ''} ${sample.body ?? ''}`),
      direction: sample.direction ?? 'received',
      personName: sample.name,
      dateText: sample.dateText ?? sample.date?.replace('T', ' ') ?? '',
      date: sample.date ?? null,
      ...(sample.letterNumber === undefined ? {} : { letterNumber: sample.letterNumber }),
      bodyHtml: sample.body ?? '',
      attachments: (sample.attachments ?? []).map((attachment, index) => this.attach(attachment, index + 1)),
      raw: { ...raw, charset: 'utf-8' },
      readAt: '2026-11-22T09:00:00.000Z',
    };
    this.messages.set(message.id, message);
    const record: MessageRecord & { bodyHtml?: string } = { ...message };
    delete record.bodyHtml;
    this.facts.push(record);
  }

  private attach(sample: SampleAttachment, index: number): Attachment {
    const label = sample.label ?? `Attachment ${index}`;
    return 'reason' in sample
      ? {
          index,
          label,
          kind: sample.kind,
          state: 'failed',
          failure: 'attachment-not-shown',
          reason: sample.reason,
        }
      : {
          index,
          label,
          kind: sample.kind,
          state: 'saved',
          mediaType: sample.mediaType,
          ...this.keep(sample.bytes),
        };
  }

  private keep(bytes: Uint8Array<ArrayBuffer>): { sha256: string; bytes: number } {
    const sha256 = sum(bytes);
    this.held.set(sha256, bytes);
    return { sha256, bytes: bytes.length };
  }

  message(id: string): Promise<Message> {
    this.asked.set(id, (this.asked.get(id) ?? 0) + 1);
    const message = this.messages.get(id);
    return message ? Promise.resolve(message) : Promise.reject(new Error(`no message ${id}`));
  }

  bytes(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = this.held.get(sha256);
    return bytes ? Promise.resolve(bytes.slice()) : Promise.reject(new Error(`no bytes ${sha256}`));
  }
}

function receiptOf(facts: MessageRecord[], missing: MissingMessage[]): Receipt {
  const boxes = { received: 'inbox', sent: 'sent' } as const;
  const empty = () => ({ messages: { ...noCounts }, attachments: { ...noCounts } });
  const byMailbox = { inbox: empty(), sent: empty() };
  const exceptions: Receipt['exceptions'] = [];
  for (const record of facts) {
    const box = byMailbox[boxes[record.direction]];
    box.messages.listed += 1;
    box.messages.saved += 1;
    for (const attachment of record.attachments) {
      box.attachments.listed += 1;
      box.attachments[attachment.state] += 1;
      if (attachment.state === 'saved') continue;
      const { failure: kind, reason } = attachment;
      exceptions.push({ what: 'attachment', messageId: record.id, where: 'inbox, page 1', kind, reason });
    }
  }
  for (const { mailbox, state, where, kind, reason } of missing) {
    byMailbox[mailbox].messages.listed += 1;
    byMailbox[mailbox].messages[state] += 1;
    exceptions.push({ what: 'message', where, kind, reason });
  }
  const failed = missing.filter(({ state }) => state === 'failed').length;
  return {
    version: 2,
    complete: failed === 0,
    incompleteBecause: failed === 0 ? [] : [`${failed} messages could not be saved.`],
    messages: addCounts(byMailbox.inbox.messages, byMailbox.sent.messages),
    attachments: addCounts(byMailbox.inbox.attachments, byMailbox.sent.attachments),
    byMailbox,
    exceptions,
    keptFromBefore: 0,
    notes: ['Attachments of a message that was never opened are not listed.'],
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:10:00.000Z',
    requests: facts.length + 4,
  };
}

/** A real PNG of a soft evening sky, different for each seed. */
export function samplePicture(seed: number, width = 320, height = 240): Uint8Array<ArrayBuffer> {
  return pngOf(width, height, (x, y) => {
    const sun = Math.hypot(x - width * (0.2 + ((seed * 37) % 60) / 100), y - height * 0.6) < height * 0.14;
    return [
      sun ? 255 : (120 + seed * 31 + (y * 110) / height) % 256,
      sun ? 236 : 90 + (y * 90) / height,
      sun ? 170 : 190 - (y * 120) / height,
    ];
  });
}

/** A real PNG; each pixel as red, green and blue from 0 to 255. */
export function pngOf(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => readonly [number, number, number],
): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return new Uint8Array(png);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
