import type { ArchiveSource, MessageRecord } from '../../../src/bundle/archive-source';
import { conversationDocument } from '../../../src/bundle/documents/document';
import { LetterkeepError } from '../../../src/model/failure';
import type { Message } from '../../../src/model/message';
import { noCounts } from '../../../src/model/receipt';
import { sha256Hex } from '../../../src/model/sha256';

/*
 * Runs in the page of a real browser (tests/e2e/harness/real-dom.ts): a conversation of large photos as a Word file, by the
 * code that ships. Photos are made when they are asked for, as a vault would read them.
 */

const personName = 'Fake Person';

/** Writes it; gives its size in bytes and the time in milliseconds. */
export async function write(photos: number, photoBytes: number): Promise<{ bytes: number; ms: number }> {
  const source = await sourceOf(photos, photoBytes);
  const began = performance.now();
  const { blob } = await conversationDocument(source, personName, {
    format: 'word',
    madeAt: new Date(Date.UTC(2026, 10, 22)),
  });
  return { bytes: blob.size, ms: performance.now() - began };
}

/** A JPEG by its head (1,600 by 1,200), noise behind it. */
function photo(seed: number, bytes: number): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(bytes);
  made.set([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x04, 0xb0, 0x06, 0x40, 3]);
  let state = seed + 1;
  for (let at = 32; at < bytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    made[at] = state >>> 24;
  }
  return made;
}

async function sourceOf(photos: number, photoBytes: number): Promise<ArchiveSource> {
  const seeds = new Map<string, number>();
  const messages = new Map<string, Message>();
  for (let seed = 0; seed < photos; seed += 1) {
    const sha256 = await sha256Hex(photo(seed, photoBytes));
    seeds.set(sha256, seed);
    const id = seed.toString(16).padStart(64, '0');
    const date = `20${10 + Math.floor(seed / 30)}-01-${String(1 + (seed % 28)).padStart(2, '0')}`;
    messages.set(id, {
      id,
      direction: 'received',
      personName,
      dateText: date,
      date,
      bodyHtml: '<p>A made-up letter.</p>',
      attachments: [
        {
          index: 1,
          label: 'Photo',
          kind: 'image',
          state: 'saved',
          mediaType: 'image/jpeg',
          bytes: photoBytes,
          sha256,
        },
      ],
      raw: { sha256, bytes: 0, charset: 'utf-8' },
      readAt: '2026-11-22T00:00:00.000Z',
    });
  }
  const counts = { messages: noCounts, attachments: noCounts };
  return {
    facts: [...messages.values()].map(withoutBody),
    contacts: [],
    missing: [],
    listedNames: null,
    receipt: {
      version: 2,
      complete: true,
      incompleteBecause: [],
      ...counts,
      byMailbox: { inbox: counts, sent: counts },
      exceptions: [],
      keptFromBefore: 0,
      notes: [],
      startedAt: '',
      finishedAt: '',
      requests: 0,
    },
    message: (id) => Promise.resolve(messages.get(id) ?? missing(id)),
    bytes: (sha256) => Promise.resolve(photo(seeds.get(sha256) ?? missing(sha256), photoBytes)),
  };
}

function withoutBody(message: Message): MessageRecord {
  const record: Partial<Message> = { ...message };
  delete record.bodyHtml;
  return record as MessageRecord;
}

function missing(what: string): never {
  throw new LetterkeepError('vault-error', `Nothing was made up for ${what}.`);
}
