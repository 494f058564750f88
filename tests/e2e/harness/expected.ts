import assert from 'node:assert/strict';
import type { ExpectedMessage } from '../../replica/index';
import type { ArchivedMessage, OpenedArchive } from './open-archive';

/** What an archived message must say. Names are compared without case: some lists write capitals (dossier 2.4). */
interface Comparable {
  direction: string;
  person: string;
  dateText: string;
  date: string | null;
  letterNumber: string | null;
  status: string | null;
  text: string;
  /** sha256 of each attachment in order; null where nothing could be saved. */
  attachments: (string | null)[];
}

function fromSeed(message: ExpectedMessage): Comparable {
  return {
    direction: message.direction,
    person: comparableName(message.personName),
    dateText: message.dateText,
    date: message.date,
    letterNumber: message.letterNumber ?? null,
    status: message.status ?? null,
    text: message.text,
    attachments: message.attachments.map(({ savable, sha256 }) => (savable ? sha256 : null)),
  };
}

function fromArchive(message: ArchivedMessage): Comparable {
  return {
    direction: message.direction,
    person: comparableName(message.person.name),
    dateText: message.dateText,
    date: message.date,
    letterNumber: message.letterNumber ?? null,
    status: message.status ?? null,
    text: message.text,
    attachments: message.attachments.map((attachment) => attachment.sha256 ?? null),
  };
}

function comparableName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toUpperCase();
}

function sorted(messages: Comparable[]): string[] {
  return messages.map((message) => JSON.stringify(message)).sort();
}

/** The archive holds exactly these messages, to the last character and byte, and its receipt says so. */
export function holdsExactly(archive: OpenedArchive, fromTheSeed: ExpectedMessage[]): void {
  const expected = fromTheSeed.map(fromSeed);
  assert.deepEqual(sorted(archive.messages.map(fromArchive)), sorted(expected));
  const attachments = expected.flatMap((message) => message.attachments);
  const { receipt } = archive;
  assert.equal(receipt.messages.saved, expected.length);
  assert.equal(receipt.attachments.listed, attachments.length);
  assert.equal(receipt.attachments.saved, attachments.filter((sha256) => sha256 !== null).length);
}
