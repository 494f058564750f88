import type { Attachment, Message } from '../../../src/model/message';
import type { Person } from '../../../src/model/person';

export const fakePerson: Person = {
  key: 'a'.repeat(64),
  name: 'FAKE JORDAN',
  inmateId: 'X12345',
  agency: 'Fake Department of Corrections',
  sameNameContacts: [],
};

export function madeUpMessage(fields: Partial<Message> = {}): Message {
  return {
    id: '1234567890abcdef'.repeat(4),
    direction: 'received',
    personName: fakePerson.name,
    dateText: '7/15/2019 3:04:05 PM',
    date: '2019-07-15T15:04:05',
    bodyHtml: 'Dear Mom,<br>I am well.',
    attachments: [],
    raw: { sha256: '', bytes: 0, charset: 'utf-8' },
    readAt: '2026-11-22T10:00:00Z',
    ...fields,
  };
}

export function savedAttachment(fields: Partial<Extract<Attachment, { state: 'saved' }>> = {}): Attachment {
  return {
    index: 1,
    label: '',
    kind: 'image',
    state: 'saved',
    mediaType: 'image/png',
    bytes: 120_345,
    sha256: '',
    ...fields,
  };
}

export const vanished: Attachment = {
  index: 2,
  label: 'Beach & <sea>',
  kind: 'image',
  state: 'vanished',
  failure: 'attachment-vanished',
  reason: 'JPay listed it once and no longer shows it.',
};

/** Text that breaks out of anything that only pastes strings together. */
export const breakout = `"'><script>alert(1)</script></title></style>\n---\n{name} ]( **x** \u2028`;
