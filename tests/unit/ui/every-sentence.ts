import { deadlineKinds, type Departure } from '../../../src/leaving/departure';
import { departures } from '../../../src/leaving/departures';
import type { Stand } from '../../../src/leaving/stand';
import { failureKinds } from '../../../src/model/failure';
import type { Forecast } from '../../../src/model/forecast';
import { attachmentKinds, mailboxes } from '../../../src/model/message';
import { speeds } from '../../../src/model/speed';
import type { Progress, Status } from '../../../src/model/status';
import type { Words } from '../../../src/ui/words';
import {
  bigForecast,
  counts,
  done,
  half,
  lacksRoom,
  nothingLeft,
  listing,
  opening,
  paused,
  reading,
  writing,
} from './examples';

/** Numbers that a language may count differently: none, one, few, a thousand, and a million (Spanish "de"). */
export const numbers = [0, 1, 2, 1000, 1_000_000];

const ordered = ['archive', 'message', 'conversation'] as const;
const pauses = [...failureKinds, 'by-person', 'no-word'] as const;
const seconds = [undefined, 0, 1, 40, 61, 150];

const someCounts = numbers.map((count) => counts(count, count, count, count, count));

function* progresses(): Generator<Progress> {
  for (const messages of someCounts) {
    const byMailbox = {
      inbox: { messages, attachments: messages },
      sent: { messages, attachments: messages },
    };
    yield { ...opening, messages, attachments: messages, byMailbox };
    yield { ...listing, messages: counts(messages.listed, 0), attachments: messages };
  }
  for (const progress of [opening, half, listing]) {
    yield progress;
    yield { ...progress, activity: 'starting' };
    yield { ...progress, activity: 'checking' };
    for (const attachmentKind of [undefined, ...attachmentKinds])
      yield { ...progress, activity: 'attachment', ...(attachmentKind && { attachmentKind }) };
    for (const waitReason of [undefined, ...failureKinds])
      for (const waitSeconds of seconds)
        yield {
          ...progress,
          activity: 'waiting',
          ...(waitReason && { waitReason }),
          ...(waitSeconds !== undefined && { waitSeconds }),
        };
    for (const secondsLeft of [0, 60, 720, 2000, 3600, 5400, 7200, 9000]) yield { ...progress, secondsLeft };
  }
}

function* forecasts(): Generator<Forecast> {
  for (const messages of [201, 1240, 1_000_000])
    for (const seconds of [40, 60, 1500, 3600, 5400, 9000]) yield { ...bigForecast, messages, seconds };
  yield { messages: 300, seconds: 300, bytes: 63_000_000 };
}

function* statuses(): Generator<Status> {
  for (const progress of progresses()) yield { ...reading, progress };
  for (const why of pauses) yield { ...paused, why };
  yield { ...paused, why: 'no-space', progress: lacksRoom };
  yield* [writing, done, { ...done, complete: false }, { state: 'idle' }];
}

const moments = ['2022', '2022-07', '2022-07-01', '2022-07-22T23:59-04:00'];

function* stands(): Generator<Stand> {
  const departure = departures.find(({ id }) => id === 'california') as Departure;
  yield { is: 'moving', departure };
  for (const at of moments)
    for (const what of deadlineKinds) {
      yield { is: 'has-passed', departure, deadline: { what, at } };
      for (const days of [0, 1, 12]) yield { is: 'days-left', departure, deadline: { what, at }, days };
    }
}

const each = <T>(values: Iterable<T>): [T][] => Array.from(values, (value) => [value]);
const mailboxLines = (): [Progress, 'inbox' | 'sent'][] =>
  Array.from(progresses()).flatMap((progress) =>
    mailboxes.map((mailbox): [Progress, 'inbox' | 'sent'] => [progress, mailbox]),
  );

/** What each function of the catalogue is asked; one that is not named here takes a number. */
const asked: Readonly<Record<string, () => readonly (readonly unknown[])[]>> = {
  totals: () => someCounts.map((some) => [some, some]),
  messageTotals: () => each(someCounts),
  attachmentTotals: () => each(someCounts),
  toolbarTitle: () => each(statuses()),
  'choice.numberAndAgency': () => [['X00001', 'Fake']],
  'speed.chosen': () => each(speeds),
  'kept.sentence': () => numbers.map((count) => [count, count, count]),
  'reading.title': () => each(ordered),
  'reading.activity': () => each(progresses()),
  'reading.activityAloud': () => each(progresses()),
  'reading.inOneBreath': () => each(progresses()),
  'reading.total': () => each(progresses()),
  'reading.time': () => Array.from(progresses()).flatMap((one) => seconds.map((to) => [one, to])),
  'reading.mailboxLine': mailboxLines,
  'reading.attachmentsLine': () => each(progresses()),
  'forecast.sentence': () => each(forecasts()),
  'paused.why': () => [
    ...pauses.flatMap((why) => [undefined, 1, 40, 2_000_000].map((amount) => [why, amount])),
    ...Array.from(forecasts(), (forecast) => ['no-space', 40, { ...forecast, tooLittleRoom: true }]),
  ],
  'paused.soFar': () => each(progresses()),
  'problem.detail': () => [['X00001']],
  'archive.writingTitle': () => each(ordered),
  'archive.writingShare': () => each([null, 0, 0.4, 1]),
  'archive.rowMessages': () => [['X00001']],
  'archive.rowAttachments': () => [['X00001']],
  'samePerson.alsoShownAs': () => [['X00001']],
  'addEarlier.share': () => each([0, 0.4, 1]),
  'addEarlier.accountNamed': () => [['X00001']],
  'addEarlier.accountWith': () => [[['X00001']], [['X00001', 'X00002']]],
  'addEarlier.cameBack': () => numbers.flatMap((count) => numbers.map((files) => [count, files])),
  'addEarlier.completed': () => numbers.flatMap((count) => numbers.map((files) => [count, files])),
  'addEarlier.partsMissing': () => [[1], [2], [1, 3], [2, 3, 4]].map((missing) => [5, missing]),
  'check.share': () => each([0, 0.4, 1]),
  'check.fingerprintShare': () => each([0, 0.4, 1]),
  'check.summary': () =>
    numbers.flatMap((files) => numbers.map((whole) => [Math.max(files, whole, 2), whole])),
  'check.partsMissing': () => [[1], [2], [1, 3], [2, 3, 4]].map((missing) => [5, missing]),
  'check.partOf': () => [[1, 3]],
  'leaving.notice': () => each(stands()),
  'leaving.since': () => each(moments),
  'leaving.checkedOn': () => [['2026-11-22']],
  'leaving.refundPhone': () => [['X00001']],
  'leaving.saved': () => [['X00001']],
  'leaving.deadline': () =>
    moments.flatMap((at) =>
      deadlineKinds.flatMap((what) => [null, 0, 1, 12].map((daysLeft) => [{ what, at }, daysLeft])),
    ),
  'forget.proof': () => [[nothingLeft], [{ ...nothingLeft, otherDatabases: null }]],
  'forget.somethingLeft': () =>
    numbers.map((count) => [{ ...nothingLeft, messages: count, attachments: count, records: count }]),
  'library.totals': () => numbers.map((count) => [count, count, count, count]),
  'library.lastKept': () => [['22 X 2026']],
  'library.lastSaved': () => [['22 X 2026']],
  'library.reading.range': () => [[1, 50, 20_000]],
  'library.search.looking': () => numbers.map((count) => [count, count, count]),
  'check.day': () => [['2026-11-22']],
  'check.contentOf': () => numbers.map((count) => [count, count]),
};

export interface Spoken {
  /** Where it stands in the catalogue: "paused.why(\"offline\")". */
  place: string;
  said: string;
}

/** Everything a catalogue can say: each sentence, and each function with every word and the numbers above. */
export function everySentence(words: Words): Spoken[] {
  return spokenIn(words, '');
}

function spokenIn(value: unknown, path: string): Spoken[] {
  if (typeof value === 'string') return [{ place: path, said: value }];
  if (typeof value === 'function') {
    const calls = asked[path]?.() ?? each(numbers);
    return calls.map((call) => ({
      place: `${path}${JSON.stringify(call)}`,
      said: String((value as (...given: unknown[]) => unknown)(...call)),
    }));
  }
  return Object.entries(value as object).flatMap(([key, inside]) =>
    spokenIn(inside, path === '' ? key : `${path}.${key}`),
  );
}
