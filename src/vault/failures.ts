import { countFailures, type FailureCount } from '../model/details';
import { latestJob } from './reading';
import { rowsOf } from './rows';
import type { VaultDatabase } from './schema';

/** Messages looked at for why their attachments are missing: enough to tell, and quick enough for a press of a button. */
const mostMessages = 100;

/** What went wrong in the job begun last, by kind: never whose message it was, nor what stood in it. */
export async function failuresOfLatestJob(database: VaultDatabase): Promise<FailureCount[]> {
  const job = await latestJob(database);
  if (!job) return [];
  const rows = await rowsOf(database, job.jobId);
  const lacking = rows.filter(({ attachments: ends }) => ends && ends.failed + ends.vanished > 0);
  const messages = await Promise.all(
    lacking
      .flatMap(({ messageId }) => messageId ?? [])
      .slice(0, mostMessages)
      .map((messageId) => database.get('messages', [job.accountId, messageId])),
  );
  return countFailures([
    ...job.findings.listExceptions.map(({ kind }) => ({ what: 'list' as const, kind })),
    ...rows.flatMap(({ failure }) =>
      failure === undefined ? [] : [{ what: 'message' as const, kind: failure }],
    ),
    ...messages.flatMap((message) =>
      (message?.attachments ?? []).flatMap((attachment) =>
        attachment.state === 'saved' ? [] : [{ what: 'attachment' as const, kind: attachment.failure }],
      ),
    ),
  ]);
}
