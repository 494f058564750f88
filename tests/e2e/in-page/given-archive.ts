import type { ArchiveSource } from '../../../src/bundle/archive-source';
import { writeArchive } from '../../../src/bundle/write-archive';
import type { Language } from '../../../src/model/language';
import type { Message } from '../../../src/model/message';

/* Runs in the page of a real browser (harness/written-archive.ts): the archive of a mailbox that came as JSON. */

/** An ArchiveSource that can travel: what it gives one at a time is all here, bytes as base64. */
export interface GivenSource extends Omit<ArchiveSource, 'message' | 'bytes' | 'lostPages'> {
  messages: Message[];
  held: [sha256: string, base64: string][];
}

/** The archive's parts, in base64. */
export async function writeGiven(
  { messages, held, ...given }: GivenSource,
  language: Language,
  madeAt: string,
): Promise<string[]> {
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  const bytesOf = new Map(held);
  const source: ArchiveSource = {
    ...given,
    message: (id) => present(messageOf.get(id)),
    bytes: async (sha256) => bytesFrom(await present(bytesOf.get(sha256))),
  };
  const parts: string[] = [];
  const options = { madeAt: new Date(madeAt), softwareVersion: '0.1.0', language };
  for await (const { blob } of writeArchive(source, options)) {
    parts.push(base64From(new Uint8Array(await blob.arrayBuffer())));
  }
  return parts;
}

function present<Thing>(thing: Thing | undefined): Promise<Thing> {
  return thing === undefined ? Promise.reject(new Error('It was not given.')) : Promise.resolve(thing);
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function base64From(bytes: Uint8Array): string {
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    slices.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(slices.join(''));
}
