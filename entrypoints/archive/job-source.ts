import type { ArchiveSource, MissingMessage } from '../../src/bundle/archive-source';
import { LetterkeepError } from '../../src/model/failure';
import { readBack } from '../../src/bundle/read-back';
import { makeReceipt } from '../../src/bundle/receipt';
import type { ArchiveWords } from '../../src/bundle/words/archive-words';
import { englishArchive } from '../../src/bundle/words/english/catalogue';
import { parseSiteDate } from '../../src/jpay/dates';
import { isChosen, leavesAttachmentsOut, leftOut } from '../../src/model/chosen';
import type { ExportRequest } from '../../src/model/export-request';
import type { Job, LedgerRow } from '../../src/model/ledger';
import type { Attachment, Message } from '../../src/model/message';
import { comparableName } from '../../src/model/person';
import { Circles } from '../../src/model/same-person';
import type { StoredFacts, Vault } from '../../src/vault/vault';

/** What is asked of the vault. */
export type JobVault = Pick<Vault, 'rows' | 'facts' | 'marks' | 'samePersonAnswers' | 'message' | 'bytes'>;

/**
 * What an archive or document of a job is written from: the vault's messages that belong to it, and its receipt. The
 * facts are those of this moment and stay so: another tab may be reading while this one writes.
 * What it says of things that are missing is in the language of `words`; reader and vault recorded it in English.
 * `read-back` asks the vault for everything once, so that receipt and archive know what it cannot give; `as-kept` asks for
 * nothing before it is needed.
 */
export async function sourceOfJob(
  vault: JobVault,
  job: Job,
  now: Date,
  trust: 'as-kept' | 'read-back' = 'as-kept',
  words: ArchiveWords = englishArchive,
  signal?: AbortSignal,
): Promise<ArchiveSource> {
  const [rows, kept, account, samePerson] = await Promise.all([
    vault.rows(job.jobId),
    vault.facts(job.accountId),
    vault.marks(job.accountId),
    vault.samePersonAnswers(job.accountId),
  ]);
  const belongs = belongingTo(job.request, new Circles(samePerson));
  const listed = new Set(rows.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId])));
  const savedIds = new Set(rows.flatMap(({ state, messageId }) => (state === 'saved' ? [messageId] : [])));
  const shown = shownStatus(rows);
  // Also those an earlier export brought: the family asked for an archive without any.
  const withoutAttachments = leavesAttachmentsOut(job.request);
  const belonging = kept
    .filter((message) => listed.has(message.id) || belongs(message))
    .map((message) => {
      const status = shown.get(message.id);
      const attachments = message.attachments.map((attachment) =>
        inWords(withoutAttachments ? leftOut(attachment) : attachment, words),
      );
      return { ...message, attachments, ...(status === undefined ? {} : { status }) };
    });
  const bodyOf = bodiesOf(vault, job.accountId);
  const factsOf = new Map(belonging.map((message) => [message.id, message]));
  const given = {
    message: async (id: string): Promise<Message> => {
      const message = factsOf.get(id);
      if (!message)
        throw new LetterkeepError('vault-error', 'A message was asked for that is not in this archive.');
      return { ...message, bodyHtml: await bodyOf(message) };
    },
    bytes: (sha256: string) => vault.bytes(sha256),
  };
  const assure = async (): Promise<void> => {
    const { isWhole } = await readBack(belonging, given, words, signal);
    if (!isWhole) {
      throw new LetterkeepError(
        'vault-error',
        'The browser does not give back everything it was given to keep.',
      );
    }
  };
  const { facts, lost, lostPages } =
    trust === 'as-kept'
      ? { facts: belonging, lost: [], lostPages: new Set<string>() }
      : await readBack(belonging, given, words, signal);
  for (const message of facts) factsOf.set(message.id, message);
  return {
    ...given,
    ...(trust === 'as-kept' ? { assure } : {}),
    facts,
    contacts: account?.contacts ?? [],
    samePerson,
    ...(account ? { account } : {}),
    noLongerListed: listsWereRead(job) ? noLongerListed(facts, rows, job.startedAt) : new Set(),
    lostPages,
    missing: [
      ...missingMessages(job, rows, new Set(facts.map(({ id }) => id)), words),
      ...lost.filter(({ id }) => !savedIds.has(id)).map((message) => lostMessage(message, words)),
    ],
    listedNames: listsWereRead(job) ? rows.map(({ personName }) => comparableName(personName)) : null,
    receipt: makeReceipt(job, rows, facts, now, words, { lost, lostPages }),
  };
}

/** An attachment as the vault holds it, with what Letterkeep says of it in the language of the archive. */
function inWords(attachment: Attachment, { reasons }: ArchiveWords): Attachment {
  const label = reasons.label(attachment.label);
  if (attachment.state === 'saved') return { ...attachment, label };
  return { ...attachment, label, reason: reasons.of(attachment.failure, attachment.reason) };
}

function listsWereRead({ request, state, findings }: Job): boolean {
  return request.what === 'archive' && state === 'read' && findings.listExceptions.length === 0;
}

/**
 * Messages that no row led to, though their list showed others of the same person (the lists may show only the person
 * chosen on JPay, dossier 7.18), and that no row may have been: one that could not be opened may be a message that is
 * kept already.
 */
function noLongerListed(
  facts: readonly StoredFacts[],
  rows: readonly LedgerRow[],
  listsReadSince: string,
): ReadonlySet<string> {
  const placeOf = ({ mailbox, personName }: Pick<LedgerRow, 'mailbox' | 'personName'>): string =>
    `${mailbox} ${comparableName(personName)}`;
  const listed = new Set(rows.flatMap(({ messageId }) => messageId ?? []));
  const shown = new Set(rows.map(placeOf));
  const unread = rows.filter(({ state }) => state !== 'saved');
  const prints = new Set(unread.map(({ print }) => print));
  const unreadOf = new Set(unread.map(placeOf));
  const isGone = (message: StoredFacts): boolean =>
    // What came to be kept afterwards may be newer than the lists.
    message.keptAt <= listsReadSince &&
    !listed.has(message.id) &&
    shown.has(placeOf(message)) &&
    !(message.print === null ? unreadOf.has(placeOf(message)) : prints.has(message.print));
  return new Set(facts.filter(isGone).map(({ id }) => id));
}

/** The status each message has in the lists now: a message that was recognised was not opened, and holds an older one. */
function shownStatus(rows: readonly LedgerRow[]): Map<string, string> {
  const shown = new Map<string, string>();
  for (const { state, messageId, status } of rows) {
    if (state === 'saved' && messageId !== undefined && status !== undefined) shown.set(messageId, status);
  }
  return shown;
}

/**
 * Gives bodies from the vault. A message whose letter number became known since has another id now (src/vault/keep.ts);
 * its words are the same and so is their hash.
 */
function bodiesOf(vault: JobVault, accountId: string): (message: StoredFacts) => Promise<string> {
  let idsNow = new Map<string, string>();
  const read = async (id: string): Promise<string> => (await vault.message(accountId, id)).bodyHtml;
  const found = async (id: string | undefined): Promise<string | undefined> =>
    id === undefined ? undefined : read(id).catch(() => undefined);
  return async ({ id, contentHash }) => {
    const body = (await found(id)) ?? (await found(idsNow.get(contentHash)));
    if (body !== undefined) return body;
    idsNow = new Map((await vault.facts(accountId)).map((message) => [message.contentHash, message.id]));
    // With nothing of this hash, the error says what is wrong with the id that was asked for.
    return read(idsNow.get(contentHash) ?? id);
  };
}

/**
 * Whether a message that JPay did not list this time belongs to the order too: kept from an earlier export, and among
 * what was chosen now; to a conversation, also what was put together with it. A message without a readable date always is (model/chosen.ts).
 */
function belongingTo(request: ExportRequest, circles: Circles): (message: StoredFacts) => boolean {
  switch (request.what) {
    case 'message':
      return () => false;
    case 'conversation': {
      const names = new Set(circles.namesWith(comparableName(request.personName)));
      return ({ personName }) => names.has(comparableName(personName));
    }
    case 'archive':
      return (message) => isChosen(message, request.choice);
  }
}

/** What gets a placeholder: all that was listed and is not here, except what the family did not choose. */
function missingMessages(
  job: Job,
  rows: readonly LedgerRow[],
  here: ReadonlySet<string>,
  words: ArchiveWords,
): MissingMessage[] {
  return rows.flatMap((row): MissingMessage[] => {
    if (row.state === 'saved' && row.messageId !== undefined && here.has(row.messageId)) return [];
    if (row.failure === 'not-chosen') return [];
    return [
      {
        mailbox: row.mailbox,
        personName: row.personName,
        ...(row.dateText === undefined ? {} : { dateText: row.dateText, date: parseSiteDate(row.dateText) }),
        where: row.where,
        ...endOf(job, row, words),
      },
    ];
  });
}

/** Kept from an earlier export, and not given back. */
function lostMessage(
  { mailbox, personName, dateText, date }: StoredFacts,
  { reasons }: ArchiveWords,
): MissingMessage {
  return {
    mailbox,
    personName,
    dateText,
    date,
    where: `${mailbox}, kept from an earlier export`,
    state: 'failed',
    kind: 'vault-error',
    reason: reasons.of('vault-error'),
  };
}

function endOf(
  job: Job,
  row: LedgerRow,
  { reasons }: ArchiveWords,
): Pick<MissingMessage, 'state' | 'kind' | 'reason'> {
  switch (row.state) {
    case 'listed': {
      const kind = job.state === 'cancelled' ? 'cancelled' : 'not-tried';
      return { state: 'skipped', kind, reason: reasons.of(kind) };
    }
    case 'saved':
      return { state: 'failed', kind: 'vault-error', reason: reasons.of('vault-error') };
    case 'failed':
    case 'vanished':
    case 'skipped': {
      const kind = row.failure ?? 'not-tried';
      return { state: row.state, kind, reason: reasons.of(kind, row.reason) };
    }
  }
}
