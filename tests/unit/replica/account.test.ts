import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { awkwardKinds, makeAccount } from '../../replica';
import type { MadeUpMessage } from '../../replica';
import { secondsOf } from '../../replica/account/dates';

const account = makeAccount({ seed: 7, messages: 60, hostile: true });
const all = [...account.inbox, ...account.sent];
const of = (purpose: string): MadeUpMessage[] => all.filter((message) => message.purpose === purpose);

describe('a made-up account', () => {
  it('is the same to the last byte for the same seed', () => {
    expect(makeAccount({ seed: 7, messages: 60, hostile: true })).toEqual(account);
  });

  it('is another for another seed', () => {
    expect(makeAccount({ seed: 8, messages: 60, hostile: true })).not.toEqual(account);
  });

  it.each([0, 1, 5, 40, 500])('holds exactly %i messages when asked', (messages) => {
    const made = makeAccount({ seed: 1, messages });
    expect(made.inbox.length + made.sent.length).toBe(messages);
  });

  it('holds every awkward kind when there is room', () => {
    expect(new Set(awkwardKinds.filter((kind) => of(kind).length === 0))).toEqual(new Set());
  });

  it('lists both mailboxes newest first', () => {
    for (const box of [account.inbox, account.sent]) {
      const times = box.map((message) => secondsOf(message.moment));
      expect(times).toEqual([...times].sort((one, other) => other - one));
    }
  });

  it('gives each sent message a letter number of its own', () => {
    const numbers = all.map((message) => message.letterNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('has two people of one name with different numbers, and one who never wrote', () => {
    const [first, , third] = account.contacts;
    expect(first?.name).toBe(third?.name);
    expect(first?.inmateId).not.toBe(third?.inmateId);
    const writers = new Set(all.map((message) => message.contact.key));
    expect(
      account.contacts.filter((contact) => !writers.has(contact.key)).map((contact) => contact.name),
    ).toEqual(['Nobody Writeth']);
  });

  it('has two messages with the same words in one minute, at different seconds', () => {
    const [one, other] = of('same minute');
    expect(one?.source).toBe(other?.source);
    expect(one?.contact).toBe(other?.contact);
    expect({ ...one?.moment, second: 0 }).toEqual({ ...other?.moment, second: 0 });
    expect(one?.moment.second).not.toBe(other?.moment.second);
  });

  it('has three messages that are equal in all that the site shows', () => {
    const shown = of('identical').map(({ contact, moment, source }) => ({ contact, moment, source }));
    expect(shown).toHaveLength(3);
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  it('writes a letter of 14,000 characters', () => {
    expect(of('long')[0]?.source.length).toBeGreaterThanOrEqual(13_900);
  });

  it('makes larger attachments when asked', () => {
    const big = makeAccount({ seed: 1, messages: 3, attachmentBytes: 100_000 });
    const sizes = big.inbox
      .flatMap((message) => message.attachments)
      .map((attachment) => attachment.bytes.length);
    expect(Math.min(...sizes)).toBeGreaterThan(80_000);
  });
});

describe('the attachments of a made-up account', () => {
  const attachments = all.flatMap((message) => message.attachments);
  const text = (bytes: Uint8Array, from: number, to?: number): string =>
    Buffer.from(bytes.subarray(from, to)).toString('latin1');

  it('differ from each other and state their true hash', () => {
    expect(new Set(attachments.map((attachment) => attachment.sha256)).size).toBe(attachments.length);
    for (const { bytes, sha256 } of attachments) {
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  it('are whole files of their type, from first bytes to last', () => {
    const seen = new Set<string>();
    for (const { bytes, mediaType } of attachments) {
      seen.add(mediaType);
      switch (mediaType) {
        case 'image/jpeg':
          expect([text(bytes, 0, 3), text(bytes, -2)]).toEqual(['\xff\xd8\xff', '\xff\xd9']);
          break;
        case 'image/png':
          expect([text(bytes, 1, 4), text(bytes, -8, -4)]).toEqual(['PNG', 'IEND']);
          break;
        case 'image/gif':
          expect([text(bytes, 0, 6), text(bytes, -1)]).toEqual(['GIF89a', ';']);
          break;
        case 'image/bmp':
          expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(2, true)).toBe(bytes.length);
          break;
        case 'video/mp4':
          expect(text(bytes, 4, 12)).toBe('ftypisom');
          break;
        default:
          expect([text(bytes, 0, 5), text(bytes, -6)]).toEqual(['%PDF-', '%%EOF\n']);
      }
    }
    expect([...seen].sort()).toEqual(
      ['application/pdf', 'image/bmp', 'image/gif', 'image/jpeg', 'image/png', 'video/mp4'].sort(),
    );
  });

  it('include one that the facility removed, and labels that lie about the type', () => {
    expect(attachments.some((attachment) => attachment.removed)).toBe(true);
    expect(of('lying label')[0]?.attachments[0]).toMatchObject({
      label: 'holiday.png',
      mediaType: 'image/jpeg',
    });
  });
});
