import { leavesAttachmentsOut } from '../model/chosen';
import { LetterkeepError } from '../model/failure';
import { groupedBy } from '../model/grouped-by';
import type { Job, KnownPrint } from '../model/ledger';
import { isWhole, type Mailbox } from '../model/message';
import { comparableName, namesakesOf } from '../model/person';
import { mayBeAnother } from '../model/read-soon';
import { factsOf } from './reading';
import type { StoredFacts, VaultDatabase } from './schema';

/**
 * Row prints of whole messages; a message that another try may complete is not known, so that it is opened again. Where the
 * job leaves attachments out, no try of it would complete any: every message that is kept is known.
 */
export async function knownPrints(
  database: VaultDatabase,
  jobId: string,
  mailbox: Mailbox,
): Promise<KnownPrint[]> {
  const job = await database.get('jobs', jobId);
  if (!job) throw new LetterkeepError('vault-error', 'The vault does not know this job.');
  const account = await database.get('accounts', job.accountId);
  const isDone = leavesAttachmentsOut(job.request) ? () => true : isWhole;
  const gaps = new Set(account?.gaps);
  const namesakes = namesakesOf(account?.marks.contacts ?? []);
  const listed = (await factsOf(database, job.accountId)).filter((facts) => facts.mailbox === mailbox);
  const byPrint = groupedBy(
    listed.filter(({ print }) => print !== null),
    ({ print }) => print ?? '',
  );
  return [...byPrint]
    .filter(([, messages]) => messages.some(isDone))
    .map(([print, messages]) =>
      knownPrintOf(print, messages.filter(isDone), job, {
        hasIncomplete: !messages.every(isDone),
        hasGap: gaps.has(print),
        hasNamesake: messages.some(({ personName }) => namesakes.has(comparableName(personName))),
      }),
    );
}

function knownPrintOf(
  print: string,
  messages: readonly StoredFacts[],
  job: Pick<Job, 'round' | 'startedAt'>,
  { hasIncomplete, hasGap, hasNamesake }: Record<'hasIncomplete' | 'hasGap' | 'hasNamesake', boolean>,
): KnownPrint {
  const recent = messages.filter((message) => mayBeAnother(message, job));
  const isPlain = recent.length === 0 && !hasIncomplete && !hasGap && !hasNamesake;
  const links = messages.flatMap(({ id, opened }) =>
    isPlain || opened?.link === undefined ? [] : [{ messageId: id, link: opened.link }],
  );
  return {
    print,
    messageIds: messages.map(({ id }) => id),
    ...(hasIncomplete ? { hasIncomplete: true } : {}),
    ...(recent.length > 0 ? { recent: recent.map(({ id }) => id) } : {}),
    ...(hasGap ? { hasGap: true } : {}),
    ...(links.length > 0 ? { links } : {}),
  };
}
