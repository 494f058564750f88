import type { LeftBehind } from '../../../src/model/left-behind';
import type { PopupActions } from '../../../src/ui/popup-actions';
import type { Here, Kept, OpenMessage, PopupView, TabPage } from '../../../src/ui/popup-state';
import type { Forecast } from '../../../src/model/forecast';
import type { Counts, Receipt } from '../../../src/model/receipt';
import type { Progress, Status } from '../../../src/model/status';

/** Made-up statuses and views, for the tests and for looking at (gallery.ts). */

export function counts(listed: number, saved: number, failed = 0, vanished = 0, skipped = 0): Counts {
  return { listed, saved, failed, vanished, skipped };
}

const none = counts(0, 0);

export const opening: Progress = {
  activity: 'opening',
  mailbox: 'inbox',
  messages: counts(64, 11),
  attachments: counts(9, 8, 1),
  byMailbox: {
    inbox: { messages: counts(40, 11), attachments: counts(9, 8, 1) },
    sent: { messages: counts(24, 0), attachments: none },
  },
};
export const listing: Progress = {
  activity: 'listing',
  mailbox: 'sent',
  page: 3,
  messages: counts(30, 0),
  attachments: none,
  byMailbox: {
    inbox: { messages: counts(10, 0), attachments: none },
    sent: { messages: counts(20, 0), attachments: none },
  },
};
export const half: Progress = {
  activity: 'opening',
  mailbox: 'inbox',
  secondsLeft: 720,
  messages: counts(430, 212),
  attachments: counts(61, 40, 1),
  byMailbox: {
    inbox: { messages: counts(290, 211), attachments: counts(60, 39, 1) },
    sent: { messages: counts(140, 1), attachments: counts(1, 1) },
  },
};

/** Of a large mailbox: what is told before its first message is opened. */
export const bigForecast: Forecast = {
  messages: 1240,
  seconds: 1500,
  bytes: 260_000_000,
  room: 12_000_000_000,
};
export const big: Progress = {
  activity: 'opening',
  mailbox: 'inbox',
  forecast: bigForecast,
  messages: counts(1240, 3),
  attachments: counts(1, 1),
  byMailbox: {
    inbox: { messages: counts(900, 3), attachments: counts(1, 1) },
    sent: { messages: counts(340, 0), attachments: none },
  },
};
/** A pause before anything was opened. */
export const lacksRoom: Progress = {
  ...big,
  forecast: { ...bigForecast, room: 90_000_000, tooLittleRoom: true },
  messages: counts(1240, 0),
  attachments: none,
  byMailbox: {
    inbox: { messages: counts(900, 0), attachments: none },
    sent: { messages: counts(340, 0), attachments: none },
  },
};

const archive = { what: 'archive', choice: { leaveUnread: false } } as const;

export const reading: Extract<Status, { state: 'reading' }> = {
  state: 'reading',
  jobId: 'job-1',
  request: archive,
  tabId: 7,
  progress: opening,
  lastWordAt: 1_000_000,
};
export const paused: Extract<Status, { state: 'paused' }> = {
  state: 'paused',
  jobId: 'job-1',
  request: archive,
  progress: half,
  why: 'by-person',
};
export const writing: Extract<Status, { state: 'writing' }> = {
  state: 'writing',
  jobId: 'job-1',
  request: archive,
  lastWordAt: 1_000_000,
};
export const done: Extract<Status, { state: 'done' }> = {
  state: 'done',
  jobId: 'job-1',
  request: archive,
  fileNames: ['Letterkeep-2026-11-22.zip'],
  complete: true,
  messages: counts(430, 430),
  attachments: counts(61, 59, 2),
};

export const here: Here = { tabId: 7, message: null };
const message: OpenMessage = {
  url: 'https://www.jpay.com/Inmates/FakeMessage.aspx?t=fake',
  direction: 'received',
  personName: 'FAKE PERSON',
};
export const onMessage: Here = { tabId: 7, message };
/** What the tab answers there. */
export const onMessagePage: TabPage = { kind: 'message', ...message };
export const kept: Kept = {
  jobId: 'job-1',
  messages: 312,
  attachments: 41,
  bytes: 86_400_000,
  accounts: 1,
};

const doneView: Extract<PopupView, { state: 'done' }> = {
  state: 'done',
  jobId: 'job-1',
  what: 'archive',
  complete: true,
  fileNames: done.fileNames,
  messages: done.messages,
  attachments: done.attachments,
  keptAlone: 0,
  way: { open: true, here },
};
const pausedView: Extract<PopupView, { state: 'paused' }> = {
  state: 'paused',
  jobId: 'job-1',
  what: 'archive',
  why: 'by-person',
  amount: undefined,
  progress: half,
  way: { open: true, here },
};

/** One view of each look the popup has. */
export const popupViews = {
  looking: { state: 'looking' },
  'no-tab': { state: 'no-jpay', isLoading: false, silentTabId: null, kept: null },
  loading: { state: 'no-jpay', isLoading: true, silentTabId: null, kept },
  'no-answer': { state: 'no-jpay', isLoading: false, silentTabId: 7, kept },
  'signed-out': { state: 'signed-out', kept: null },
  'ready-first': { state: 'ready', here, kept: null, firstRun: true },
  'ready-kept': { state: 'ready', here, kept, firstRun: false },
  'ready-message': { state: 'ready', here: onMessage, kept: null, firstRun: true },
  'reading-list': { state: 'reading', what: 'archive', tabId: 7, progress: listing },
  reading: { state: 'reading', what: 'archive', tabId: 7, progress: opening },
  'reading-waits': {
    state: 'reading',
    what: 'archive',
    tabId: 7,
    progress: { ...opening, activity: 'waiting', waitSeconds: 40, waitReason: 'asked-to-wait' },
    secondsToGo: 23,
  },
  'reading-half': { state: 'reading', what: 'archive', tabId: 7, progress: half },
  'reading-big': {
    state: 'reading',
    what: 'archive',
    tabId: 7,
    progress: big,
    big: { jobId: 'job-1', forecast: bigForecast },
  },
  'reading-photo': {
    state: 'reading',
    what: 'archive',
    tabId: 7,
    progress: { ...half, activity: 'attachment', attachmentKind: 'image' },
  },
  paused: pausedView,
  'paused-signed-out': { ...pausedView, why: 'signed-out', way: { open: false, because: 'signed-out' } },
  'paused-lacks-room': { ...pausedView, why: 'no-space', amount: 170_000_000, progress: lacksRoom },
  'paused-silent': { ...pausedView, why: 'no-word', way: { open: false, because: 'silent', tabId: 7 } },
  'paused-no-tab': { ...pausedView, why: 'no-word', way: { open: false, because: 'no-tab' } },
  writing: { state: 'writing', jobId: 'job-1', interrupted: false, way: { open: true, here } },
  interrupted: { state: 'writing', jobId: 'job-1', interrupted: true, way: { open: true, here } },
  done: doneView,
  'done-incomplete': {
    ...doneView,
    complete: false,
    fileNames: ['Letterkeep-2026-11-22-INCOMPLETE.zip'],
    messages: counts(430, 212, 1, 0, 217),
    way: { open: true, here: onMessage },
  },
} satisfies Record<string, PopupView>;

export const receipt: Receipt = {
  version: 2,
  complete: false,
  incompleteBecause: ['1 message could not be opened.', 'The export was stopped before the end.'],
  messages: counts(430, 426, 1, 2, 1),
  attachments: counts(61, 59, 2),
  byMailbox: {
    inbox: { messages: counts(300, 297, 1, 1, 1), attachments: counts(58, 56, 2) },
    sent: { messages: counts(130, 129, 0, 1), attachments: counts(3, 3) },
  },
  exceptions: [
    {
      what: 'attachment',
      where: 'inbox, page 2',
      kind: 'attachment-not-shown',
      reason:
        'JPay shows a link for it and nothing behind the link. It may have been removed by the facility.',
    },
    {
      what: 'message',
      where: 'sent, page 12',
      kind: 'message-vanished',
      reason: 'JPay listed it, but it was gone when it was opened.',
    },
  ],
  keptFromBefore: 3,
  notes: ['FAKE SISTER is among your contacts, but the lists show no message with this person.'],
  startedAt: '2026-11-22T09:00:00.000Z',
  finishedAt: '2026-11-22T09:40:00.000Z',
  requests: 912,
};

/** Actions that write down what was pressed. */
export function recordedActions(): PopupActions & { pressed: unknown[][] } {
  const pressed: unknown[][] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): void => {
      pressed.push([name, ...given]);
    };
  return {
    pressed,
    order: note('order'),
    speed: () => Promise.resolve('normal'),
    chooseSpeed: note('chooseSpeed'),
    reload: note('reload'),
    pause: note('pause'),
    cancel: note('cancel'),
    tryOneConversation: note('tryOneConversation'),
    keepGoing: note('keepGoing'),
    resume: note('resume'),
    write: note('write'),
    openKept: note('openKept'),
    openLeaving: note('openLeaving'),
    checkArchive: note('checkArchive'),
    addEarlier: note('addEarlier'),
    putAway: note('putAway'),
    forget: note('forget'),
    listPeople: () =>
      Promise.resolve([
        { name: 'FAKE PERSON', inmateId: 'X00001', agency: 'Fake State' },
        { name: 'Fake  Brother', inmateId: 'X00002', agency: 'Fake State' },
        { name: 'FAKE BROTHER', inmateId: 'X00003', agency: 'Fake County' },
      ]),
  };
}

/** What a look into an emptied browser finds. */
export const nothingLeft: LeftBehind = {
  messages: 0,
  attachments: 0,
  bytes: 0,
  records: 0,
  otherDatabases: [],
  items: [],
};
