import * as v from 'valibot';
import { accountMarksSchema, contactMark } from '../model/account';
import type { AccountMarks } from '../model/account';
import type { ArchiveAccount } from '../model/earlier';
import { languageSchema } from '../model/language';
import type { BagInfo } from '../verify/bag-info';
import type { BagFile } from '../verify/bag-source';
import { checkOpened } from '../verify/check-zip';
import type { Refusal } from '../verify/check-zip';
import { gravityInArchive } from '../verify/finding';
import type { Finding } from '../verify/finding';
import type { VerifyOptions } from '../verify/verify-bag';
import type { OpenedZip } from '../verify/zip-source';
import { parseArchiveLine } from './archive-line';
import { linesOfFile } from './lines';
import { wholeBytes } from './whole-bytes';

/**
 * Why nothing can be brought in from a file: what check-zip.ts refuses, and besides
 *
 *   cut-short     a ZIP that lost its end, where its list of files stands
 *   not-ours      a bag, and no archive of Letterkeep
 *   unknown-layout  of a newer Letterkeep than this one
 *   no-messages   one of ours in which not one message can be read
 */
export type EarlierRefusal = Refusal | 'cut-short' | 'not-ours' | 'unknown-layout' | 'no-messages';

/** An archive, or a part of one, from which messages can be brought in. What it says is untrusted. */
export interface EarlierArchive {
  /** Tells one archive from others; its parts share it. */
  key: string;
  info: BagInfo;
  /** The findings that say it is not what was written; none if it is whole. */
  damages: Finding[];
  /** Whether the list of messages is as it was written. Else each line must be borne out by the message's own page. */
  listIsWhole: boolean;
  account: ArchiveAccount;
  messages: number;
  /** What Letterkeep says in it of things that are missing is English, as the vault keeps it. */
  inEnglish: boolean;
}

export type Look = { outcome: 'refused'; why: EarlierRefusal } | { outcome: 'ours'; archive: EarlierArchive };

export const listPath = 'data/messages.jsonl';
const receiptPath = 'data/receipt.json';
/** Larger than any receipt of ours, which holds a line for each exception. Bytes. */
const largestReceipt = 64_000_000;

/** The layouts this Letterkeep can read (archive-line.ts). */
const receiptSchema = v.object({
  version: v.picklist([1, 2]),
  startedAt: v.optional(v.string()),
  account: v.optional(accountMarksSchema),
  language: v.optional(languageSchema),
});

/**
 * Checks a file as "Check an archive" does, and looks whose archive it is. Reads all of it once, by slices. Throws what
 * checkZip throws.
 */
export async function lookAt(zip: OpenedZip, options: Omit<VerifyOptions, 'already'> = {}): Promise<Look> {
  const check = await checkOpened(zip, options);
  if (check.outcome === 'refused') return check;
  const { findings, info } = check.report;
  const { source, listed, folder } = zip;
  if (!listed) return { outcome: 'refused', why: 'cut-short' };
  const list = source.files.find(({ path }) => path === listPath);
  const receipt = source.files.find(({ path }) => path === receiptPath);
  if (!list || (!receipt && !/^Letterkeep-/.test(folder))) return { outcome: 'refused', why: 'not-ours' };

  const told = receipt && (await readReceipt(receipt));
  if (told === 'unknown-layout') return { outcome: 'refused', why: told };
  const { messages, people } = await survey(list);
  const damages = findings.filter(({ kind }) => gravityInArchive(kind) === 'wrong');
  // A part without any message, such as of an archive whose messages all failed, is whole and holds nothing.
  if (messages === 0 && (damages.length > 0 || list.size > 0)) {
    return { outcome: 'refused', why: 'no-messages' };
  }
  return {
    outcome: 'ours',
    archive: {
      // Two archives of one day share a name; when JPay was read for them tells them apart.
      key: `${info.group ?? folder} ${info.part?.of ?? 1} ${told?.startedAt ?? ''}`,
      info,
      damages,
      listIsWhole: !damages.some(({ path }) => path === listPath || /^(tag)?manifest-|^$/.test(path)),
      account:
        told?.account && tellsAnything(told.account)
          ? { from: 'told', marks: told.account }
          : { from: 'guessed', marks: { contacts: people } },
      messages,
      inEnglish: (told?.language ?? 'en') === 'en',
    },
  };
}

/** Where JPay's home page could not be read, an archive names an account without any marks. */
function tellsAnything({ shownName, contacts }: AccountMarks): boolean {
  return shownName !== undefined || contacts.length > 0;
}

/** Undefined if it cannot be read: each message tells for itself what it holds. */
async function readReceipt(
  file: BagFile,
): Promise<v.InferOutput<typeof receiptSchema> | 'unknown-layout' | undefined> {
  const bytes = file.size > largestReceipt ? undefined : await wholeBytes(file);
  if (!bytes) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(receiptSchema, value);
  if (parsed.success) return parsed.output;
  const later = v.safeParse(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(3)) }), value);
  return later.success ? 'unknown-layout' : undefined;
}

/** How many messages there are, and the people among them whose number is known: they were contacts of the account. */
async function survey(list: BagFile): Promise<{ messages: number; people: AccountMarks['contacts'] }> {
  const people = new Map<string, AccountMarks['contacts'][number]>();
  let messages = 0;
  for await (const text of linesOfFile(list, () => undefined)) {
    const line = parseArchiveLine(text);
    if (!line) continue;
    messages += 1;
    const { name, inmateId, agency = '' } = line.person;
    if (inmateId === undefined) continue;
    const contact = { name: name.trim(), inmateId, agency };
    people.set(contactMark(contact), contact);
  }
  return { messages, people: [...people.values()] };
}
