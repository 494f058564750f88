import { makeAccount, type MadeUpAccount, type MadeUpMessage } from '../../replica';
import type { Choice } from '../../../src/model/export-request';
import { openVault, type Vault } from '../../../src/vault/vault';
import { makeBench, type Bench } from './on-replica';

/* A family with a handful of letters told by their words, and several exports of them into one vault. */

const made = makeAccount({
  seed: 'letters of one day',
  messages: 6,
  people: 1,
  awkward: [],
  photoShare: 0,
  silentContact: false,
});
const [pattern] = made.inbox;
if (!pattern) throw new Error('The account has no letter.');
const letterPattern = pattern;

/** A received letter of these words, of a day of November 2026, already read on JPay unless told. */
export function letter(
  words: string,
  day: number,
  changes: Partial<MadeUpMessage> & { hour?: number } = {},
): MadeUpMessage {
  const { hour = 12, ...rest } = changes;
  return {
    ...letterPattern,
    source: words,
    expectedText: Object.fromEntries(
      Object.keys(letterPattern.expectedText).map((markup) => [markup, words]),
    ) as MadeUpMessage['expectedText'],
    letterNumber: numberOf(words),
    unread: false,
    moment: { ...letterPattern.moment, year: 2026, month: 11, day, hour, minute: 0 },
    ...rest,
  };
}

/** What the site calls a letter of these words. */
export function numberOf(words: string): string {
  return `8${words.replace(/./gu, (sign) => String(sign.charCodeAt(0) % 10))}`;
}

/** @param inbox the newest first, as JPay lists them */
export function accountOf(
  inbox: readonly MadeUpMessage[],
  changes: Partial<MadeUpAccount> = {},
): MadeUpAccount {
  return { ...made, inbox: [...inbox], sent: [], ...changes };
}

export const [contact] = made.contacts;

/** A photo, as an attachment of a letter. */
export const photo = makeAccount({
  seed: 'photo of one day',
  messages: 12,
  people: 1,
  awkward: [],
  photoShare: 1,
  attachmentBytes: 300,
}).inbox.flatMap(({ attachments }) => attachments);

export interface Exports {
  bench: Bench;
  /** Exports, some days after the last export; how many letters were opened. */
  exportAll: (options?: { daysLater?: number; choice?: Partial<Choice> }) => Promise<number>;
  /** The words of all that is kept. */
  kept: () => Promise<string[]>;
  /** What became of each attachment. */
  attachments: () => Promise<string[]>;
  end: () => Promise<void>;
}

let vaults = 0;

export async function exportsOf(
  account: MadeUpAccount,
  switches: Parameters<typeof makeBench>[1] = {},
): Promise<Exports> {
  vaults += 1;
  const vault: Vault = await openVault(`letters of one day ${vaults}`);
  const bench = makeBench(account, switches);
  let jobs = 0;
  return {
    bench,
    exportAll: async ({ daysLater = 0, choice = {} } = {}) => {
      jobs += 1;
      bench.clock.time += daysLater * 24 * 60 * 60_000;
      const before = bench.replica.log.length;
      const request = { what: 'archive', choice: { leaveUnread: false, ...choice } } as const;
      const end = await bench.run({ vault, jobId: `job ${jobs}`, request });
      if (end.end !== 'read') throw new Error(`The export ended as ${JSON.stringify(end)}.`);
      return bench.replica.log.slice(before).filter(({ path }) => path.endsWith('MailView.aspx')).length;
    },
    kept: async () => {
      const accountId = (await vault.latestJob())?.accountId ?? '';
      const facts = await vault.facts(accountId);
      const bodies = await Promise.all(
        facts.map(async ({ id }) => (await vault.message(accountId, id)).bodyHtml),
      );
      return bodies.map((body) => body.replace(/<[^>]*>/g, '').trim()).sort();
    },
    attachments: async () => {
      const facts = await vault.facts((await vault.latestJob())?.accountId ?? '');
      return facts.flatMap((one) => one.attachments.map(({ state }) => state));
    },
    end: () => vault.close(),
  };
}
