import assert from 'node:assert/strict';
import { reportAddress, type HostileReport, type Replica } from '../../replica/index';
import type { OpenedArchive } from './open-archive';

/** What the hostile script told its own site, in order. Its requests are of pictures, as none of a reader is. */
export function hostileReports(replica: Replica): HostileReport[] {
  return replica.log
    .filter(({ path, secFetchDest }) => path === reportAddress && secFetchDest === 'image')
    .map(({ query }) => JSON.parse(new URLSearchParams(query).get('counts') ?? 'null') as HostileReport);
}

/** The script was at work for so many rounds at least, and met nothing of an extension. */
export function sawNothing(reports: readonly HostileReport[], leastRounds: number): void {
  const last = reports.at(-1);
  assert.ok(last !== undefined && last.rounds >= leastRounds, 'the hostile script was at work');
  for (const { rounds, ...counts } of reports) {
    const nothing = { messages: 0, events: 0, elements: 0, globals: 0, files: 0, answers: 0, calls: 0 };
    assert.deepEqual(counts, nothing, `what the page saw by its round ${rounds}`);
  }
}

/** All of an archive that depends on the mailbox alone, and not on the hour it was made. */
export function whatCounts({ messages, receipt, files }: OpenedArchive): unknown {
  return {
    files,
    messages: JSON.parse(JSON.stringify(messages), withoutTheHour) as unknown,
    messagesAndAttachments: [receipt.messages, receipt.attachments, receipt.byMailbox],
    complete: receipt.complete,
    exceptions: receipt.exceptions,
  };
}

/** Moments of this computer's clock end in Z; dates of the site never do. */
function withoutTheHour(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a moment') : value;
}
