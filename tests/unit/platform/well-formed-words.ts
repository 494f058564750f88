import type { PageReport } from '../../../src/model/details';
import { fakeFamily, row } from '../vault/made-up';

const jobId = 'job-1';
const request = {
  what: 'archive',
  choice: { people: ['FAKE PERSON'], from: '2019-01-01', leaveUnread: false },
};
const counts = { listed: 2, saved: 1, failed: 0, vanished: 0, skipped: 0 };
const findings = {
  listExceptions: [{ what: 'list', where: 'inbox, page 1', kind: 'list-end-not-proved', reason: 'Made up.' }],
  notes: ['Made up.'],
  requests: 3,
};
const progress = {
  activity: 'opening',
  mailbox: 'inbox',
  page: 1,
  messages: counts,
  attachments: counts,
  byMailbox: {
    inbox: { messages: counts, attachments: counts },
    sent: { messages: counts, attachments: counts },
  },
};
const { key } = row(1);
const stagedId = 'f3a1c2d4-0000-4000-8000-1234567890ab';
const marks = { index: 1, label: 'Attachment 1', kind: 'image' };

/** One payload of every word that the content script says to the background, as it says it. */
export const toBackground: Record<string, unknown> = {
  'keeper.begin': { jobId, request, account: fakeFamily, at: '2026-11-22T10:00:00Z' },
  'keeper.list': { jobId, rows: [row(1), row(2)] },
  'keeper.rows': { jobId },
  'keeper.known': { jobId, mailbox: 'inbox' },
  'keeper.recognise': { jobId, round: 1, rows: [{ rowKey: key, messageId: 'a'.repeat(64) }] },
  'keeper.stageSlice': { stagedId, n: 0, last: true, text: 'aGVsbG8=' },
  'keeper.keep': {
    jobId,
    round: 1,
    rowKey: key,
    requests: 4,
    page: 'PGh0bWw+',
    draft: {
      direction: 'received',
      personName: 'Fake Person',
      dateText: '7/15/2019 3:04 PM',
      date: '2019-07-15T15:04',
      bodyHtml: 'A made-up letter.',
      bodyText: 'A made-up letter.',
      attachments: [
        { ...marks, state: 'saved', mediaType: 'image/jpeg', stagedId },
        { ...marks, state: 'failed', failure: 'timed-out', reason: 'It did not come.' },
      ],
      raw: { draftId: stagedId, charset: 'utf-8' },
      readAt: '2026-11-22T10:01:00Z',
    },
  },
  'keeper.settle': {
    jobId,
    round: 1,
    rowKey: key,
    state: 'failed',
    failure: 'timed-out',
    reason: 'Made up.',
  },
  'keeper.nextRound': { jobId },
  'keeper.note': { jobId, findings },
  'keeper.room': {},
  'keeper.finish': { jobId, state: 'read', findings, at: '2026-11-22T10:02:00Z' },
  'lease.take': { jobId, request },
  'lease.mine': {},
  'status.report': { jobId, progress },
  'status.paused': { jobId, why: 'no-space', amount: 12 },
  'status.ended': { jobId, state: 'read' },
  'status.cancelled': {},
  'clock.wait': { ms: 0 },
  'site.elsewhere': { url: 'https://cdna.jpay.com/images/made-up.jpg' },
};

/** One payload of every word that the popup says to the content script. */
export const toPage: Record<string, unknown> = {
  'page.describe': {},
  'page.report': {},
  'page.listPeople': {},
  'page.start': { request },
  'page.resume': { jobId },
  'page.pause': {},
  'page.cancel': {},
};

/** One reply to each word of the background. */
export const fromBackground: Record<string, unknown> = {
  'lease.take': { outcome: 'granted', tabId: 7, request },
  'lease.mine': { jobId, request, tabId: 7 },
  'status.report': true,
  'status.paused': null,
  'status.ended': null,
  'status.cancelled': null,
};

/** A reader at work, as it stands in storage. */
export const storedStatus = { state: 'reading', jobId, request, tabId: 7, progress, lastWordAt: 1 };

/** What a content script reports of an inbox. */
export const pageReport: PageReport = {
  kind: 'inbox',
  file: 'incomingmails.aspx',
  somebodySignedIn: true,
  found: [{ name: 'logout', selector: 0, elements: 1 }],
  rows: { inbox: 5, sent: 0 },
  grids: { inbox: true, sent: false },
  links: { inbox: true, sent: true },
};
