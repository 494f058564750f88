/**
 * A vault as the first released version wrote it. Frozen: it is written with IndexedDB's own calls and literal records, never by
 * today's code, and is not to be changed when that changes. Sums are SHA-256 of the bytes beside them.
 */

export const firstVersion = 1;

const letter = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const page = 'b7d082ee12e91b756ea22e8513b8594eebcf5d39fab813da3cb55794dc888ad7';
export const ids = { received: 'a'.repeat(64), sent: 'b'.repeat(64) };
export const sums = { photo: letter, page };

/** Stores, their key paths and their indexes, as they were. */
export const stores: readonly {
  name: string;
  keyPath: string | string[] | null;
  indexes: readonly [name: string, keyPath: string | string[]][];
}[] = [
  { name: 'accounts', keyPath: 'accountId', indexes: [] },
  { name: 'jobs', keyPath: 'jobId', indexes: [] },
  { name: 'rows', keyPath: ['jobId', 'key'], indexes: [['byMessage', 'messageId']] },
  {
    name: 'messages',
    keyPath: ['accountId', 'id'],
    indexes: [
      ['byPrint', ['accountId', 'print']],
      ['byContent', ['accountId', 'contentHash']],
      ['byNumber', ['accountId', 'letterNumber']],
      ['byKeptAt', 'keptAt'],
      ['bySavedAttachments', 'savedAttachments'],
    ],
  },
  { name: 'bytes', keyPath: 'sha256', indexes: [['bySize', 'size']] },
  { name: 'staging', keyPath: 'id', indexes: [] },
  { name: 'slices', keyPath: null, indexes: [] },
];

const message = {
  accountId: 'account-1',
  direction: 'received',
  mailbox: 'inbox',
  personName: 'FAKE PERSON',
  dateText: '7/15/2019 3:04:05 PM',
  date: '2019-07-15T15:04:05',
  bodyHtml: 'A made-up letter.',
  attachments: [
    {
      index: 1,
      label: 'Attachment 1',
      kind: 'image',
      state: 'saved',
      mediaType: 'image/png',
      bytes: 5,
      sha256: letter,
    },
    {
      index: 2,
      label: 'Attachment 2',
      kind: 'videogram',
      state: 'failed',
      failure: 'player-without-file',
      reason: 'JPay shows a player, but no file.',
    },
  ],
  raw: { sha256: page, bytes: 6, charset: 'windows-1252' },
  readAt: '2026-11-22T10:00:01.000Z',
  print: 'print-1',
  contentHash: 'c'.repeat(64),
  keptAt: '2026-11-22T10:00:02.000Z',
  savedAttachments: 1,
};

/** Records by store. Of a store without a key path, none. */
export const records: Readonly<Record<string, readonly object[]>> = {
  accounts: [
    {
      accountId: 'account-1',
      marks: {
        shownName: 'Fake Grandmother',
        contacts: [{ name: 'FAKE PERSON', inmateId: 'T00001', agency: 'Invented State' }],
      },
    },
  ],
  jobs: [
    {
      jobId: 'job-1',
      accountId: 'account-1',
      request: {
        what: 'archive',
        choice: { leaveUnread: false, people: ['FAKE PERSON'], from: '2019-01-01' },
      },
      startedAt: '2026-11-22T10:00:00.000Z',
      finishedAt: '2026-11-22T10:01:00.000Z',
      round: 1,
      state: 'read',
      findings: { listExceptions: [], notes: ['A note.'], requests: 12 },
    },
  ],
  rows: [
    {
      jobId: 'job-1',
      key: 'print-1\u001f#1',
      mailbox: 'inbox',
      print: 'print-1',
      where: 'inbox, page 1',
      personName: 'FAKE PERSON',
      dateText: '7/15/2019',
      state: 'saved',
      messageId: ids.received,
      attachments: { saved: 1, failed: 1, vanished: 0, skipped: 0 },
    },
    {
      jobId: 'job-1',
      key: 'print-2\u001f#1',
      mailbox: 'sent',
      print: 'print-2',
      where: 'sent, page 1',
      personName: 'FAKE PERSON',
      state: 'failed',
      failure: 'site-error',
      reason: 'JPay showed an error instead of it.',
    },
  ],
  messages: [
    { ...message, id: ids.received },
    {
      ...message,
      id: ids.sent,
      direction: 'sent',
      mailbox: 'sent',
      dateText: '',
      date: null,
      letterNumber: '4711',
      status: 'Delivered',
      attachments: [],
      savedAttachments: 0,
      print: null,
      contentHash: 'd'.repeat(64),
    },
  ],
  bytes: [
    { sha256: letter, size: 5, bytes: new TextEncoder().encode('hello') },
    { sha256: page, size: 6, bytes: new TextEncoder().encode('<html>') },
  ],
};

/** Writes that vault under a name. */
export function writeFirstShape(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, firstVersion);
    opening.onerror = () => reject(opening.error ?? new Error('The made-up vault did not open.'));
    opening.onupgradeneeded = () => {
      for (const { name: store, keyPath, indexes } of stores) {
        const made = opening.result.createObjectStore(store, keyPath === null ? {} : { keyPath });
        for (const [index, path] of indexes) made.createIndex(index, path);
      }
    };
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction(Object.keys(records), 'readwrite');
      for (const [store, all] of Object.entries(records)) {
        for (const record of all) writing.objectStore(store).put(record);
      }
      writing.oncomplete = () => {
        database.close();
        resolve();
      };
      writing.onerror = () => reject(writing.error ?? new Error('The made-up vault was not written.'));
    };
  });
}
