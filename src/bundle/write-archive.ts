import { pagePace } from '../model/collector-pace';
import { byTime } from '../model/conversation';
import { usualArchiveFormats } from '../model/export-request';
import type { ArchiveFormat } from '../model/export-request';
import type { Language } from '../model/language';
import { LetterkeepError } from '../model/failure';
import { namedAs } from '../model/person';
import { disagreements } from './accounts';
import type { ArchiveSource } from './archive-source';
import { MessageLoader } from './message-loader';
import { otherFormsPerPerson } from './other-forms';
import { partEntries } from './part-entries';
import { placesOn } from './part-contents';
import type { PartContents, PartPerson } from './part-contents';
import { checkedFileName } from './path-rules';
import { contactEntries, mailByPerson } from './people';
import type { PersonMail } from './people';
import { conversationPages, planParts } from './plan';
import { planShards } from './search-shards';
import { surveyMail } from './survey';
import type { Survey, SurveyedItem } from './survey';
import { entriesOf, Tally } from './tally';
import { archiveWordsFor } from './words/archive-words';
import type { ArchiveWords } from './words/archive-words';
import { writeZip } from './zip';

export interface ArchiveOptions {
  madeAt: Date;
  softwareVersion: string;
  /** Of everything that Letterkeep says in it (default English); what the messages say stays as it is. */
  language?: Language;
  /** What it holds a message in besides its web pages (default: the usual ones). */
  formats?: readonly ArchiveFormat[];
  /** No part is larger (default 1.9e9): JSZip writes no ZIP64. A single message that is larger gets a part of its own. */
  partBytes?: number;
  /** No part holds more files (default 60,000), for the same reason. */
  partFiles?: number;
  /** `files` of `of` are taken in, over all parts; `bytes` is what they hold. */
  onProgress?: (done: { files: number; of: number; bytes: number }) => void;
  signal?: AbortSignal;
}

export interface WrittenPart {
  /** "Letterkeep-2026-11-22.zip", "…-part-1-of-3.zip", "…-INCOMPLETE.zip" (contract.md). */
  fileName: string;
  /** Of type application/zip. */
  blob: Blob;
  files: number;
}

/**
 * Writes the archive of contract.md, part by part. The same source and the same `madeAt` give the same bytes. Only the
 * facts are held; bodies and bytes come one at a time from the source.
 * Throws LetterkeepError "cancelled" once the signal is aborted, "vault-error" if the source gives other bytes than it
 * promised, if its receipt contradicts its messages without saying so (in the same language), or if a part does not hold what it was to hold: such
 * a part is never given. And whatever the source throws.
 */
export async function* writeArchive(
  source: ArchiveSource,
  options: ArchiveOptions,
): AsyncGenerator<WrittenPart> {
  const { madeAt, signal, language = 'en', formats = usualArchiveFormats } = options;
  const words = archiveWordsFor(language);
  if (!source.receipt.incompleteBecause.includes(words.receipt.sumsDiffer)) {
    refuse('The receipt would be wrong', disagreements(source.receipt, source.facts));
  }
  const loader = new MessageLoader(source, words.render);
  const mail = await mailByPerson(source);
  const survey = await surveyMail(mail, loader, words, formats, signal);
  // What follows is made in one go, of much that the survey and it leave lying.
  await pagePace.comeToRest();
  const { base, perPerson } = fixedSizes(source, mail, formats);
  const parts = planParts(
    survey.items,
    { bytes: options.partBytes ?? 1.9e9, files: options.partFiles ?? 60_000 },
    base,
    perPerson,
  );
  const planned = parts.flat().flatMap(({ item }) => (item.what === 'message' ? [item.record] : []));
  refuse(
    'A message would be left out',
    planned.length === source.facts.length
      ? []
      : [`${source.facts.length} are kept, ${planned.length} planned`],
  );
  // A part that the family has cannot be taken back when a later one lacks something.
  if (parts.length > 1) await source.assure?.();
  const whole = await wholeArchive(source, options, words, mail, survey, parts);
  const written = parts.map((items, index) => {
    const contents = contentsOfPart(items, index + 1, whole);
    const shards = planShards(
      contents.byTime.map((id) => ({ key: id, size: survey.lines.search.sizeOf([id]) })),
    );
    return {
      contents,
      entries: partEntries(contents, {
        loader,
        lines: survey.lines,
        madeAt,
        shards,
        lostPages: source.lostPages ?? new Set(),
        signal,
      }),
    };
  });

  await pagePace.comeToRest();
  const done = { files: 0, of: written.reduce((sum, { entries }) => sum + entries.count, 0), bytes: 0 };
  for (const { contents, entries } of written) {
    const tally = new Tally();
    const blob = await writeZip(tally.watch(entries), {
      signal,
      onEntry: (bytes) => {
        done.files += 1;
        done.bytes += bytes;
        options.onProgress?.({ ...done });
      },
    });
    const inZip = await entriesOf(blob);
    refuse('The archive would not hold what its receipt says', [
      ...tally.differences(contents),
      ...(inZip === entries.count ? [] : [`files: ${entries.count} were to be written, ${inZip} were`]),
    ]);
    const incomplete = source.receipt.complete ? '' : '-INCOMPLETE';
    yield { fileName: checkedFileName(`${contents.folder}${incomplete}.zip`), blob, files: entries.count };
  }
}

/** Nothing is handed to the family that says other than it holds. */
function refuse(what: string, differences: readonly string[]): void {
  if (differences.length === 0) return;
  throw new LetterkeepError('vault-error', `${what}. ${differences.join('; ')}.`);
}

/** What every part holds besides its messages, and what a person adds to one: upper bounds. */
function fixedSizes(source: ArchiveSource, mail: readonly PersonMail[], formats: readonly ArchiveFormat[]) {
  const others = otherFormsPerPerson(formats);
  const { receipt, contacts } = source;
  const people = mail.length + contacts.length;
  // Every year of an album begins a page of its own, with the way to all other years.
  const years = new Set(source.facts.map(({ date }) => date?.slice(0, 4))).size;
  return {
    base: {
      // Styles, script, README and manifests; the receipt as JSON and twice in words; contacts in three files; albums.
      bytes:
        160_000 + 5 * JSON.stringify(receipt).length + 2_000 * people + 2 * years * (8_000 + 200 * years),
      files: 32 + 2 * years + Math.ceil((people + receipt.exceptions.length) / 500),
    },
    // Heads of the conversation, its Markdown, book and court copy.
    perPerson: { bytes: 32_000 + others.bytes, files: 4 + others.files },
  };
}

type WholeArchive = Pick<
  PartContents,
  | 'words'
  | 'parts'
  | 'group'
  | 'date'
  | 'softwareVersion'
  | 'formats'
  | 'receipt'
  | 'account'
  | 'noLongerListed'
  | 'contacts'
  | 'messages'
> & { mail: readonly PersonMail[]; partsOf: ReadonlyMap<string, readonly number[]> };

async function wholeArchive(
  source: ArchiveSource,
  { madeAt, softwareVersion, formats = usualArchiveFormats }: ArchiveOptions,
  words: ArchiveWords,
  mail: readonly PersonMail[],
  survey: Survey,
  parts: readonly SurveyedItem[][],
): Promise<WholeArchive> {
  const messages = new Map<string, NonNullable<ReturnType<PartContents['messages']['get']>>>();
  const partsOf = new Map<string, number[]>();
  for (const [index, items] of parts.entries()) {
    for (const { item, mail: one } of items) {
      const known = partsOf.get(one.person.key) ?? [];
      if (!known.includes(index + 1)) partsOf.set(one.person.key, [...known, index + 1]);
      if (item.what !== 'message') continue;
      const files = survey.files.get(item.record.id);
      if (files)
        messages.set(item.record.id, {
          record: item.record,
          person: namedAs(one.person, item.record.personName),
          files,
          part: index + 1,
        });
    }
  }
  const date = localDate(madeAt);
  return {
    words,
    parts: parts.length,
    group: `Letterkeep-${date}`,
    date,
    softwareVersion,
    formats,
    receipt: source.receipt,
    ...(source.account ? { account: source.account } : {}),
    noLongerListed: source.noLongerListed ?? new Set(),
    contacts: await contactEntries(source, mail),
    messages,
    mail,
    partsOf,
  };
}

function contentsOfPart(items: readonly SurveyedItem[], part: number, whole: WholeArchive): PartContents {
  const { mail, partsOf, ...shared } = whole;
  const people = mail.flatMap((one, number): PartPerson[] => {
    const own = items.filter((item) => item.mail === one).map(({ item }) => item);
    if (own.length === 0) return [];
    const pages = conversationPages(own).map((page) => ({ ...page, path: `${one.folder}/${page.name}` }));
    const records = own.flatMap((item) => (item.what === 'message' ? [item.record] : []));
    return [
      {
        mail: one,
        pages,
        records,
        places: placesOn(pages, records),
        alsoIn: (partsOf.get(one.person.key) ?? []).filter((other) => other !== part),
        number,
      },
    ];
  });
  return {
    ...shared,
    part,
    folder: whole.parts === 1 ? whole.group : `${whole.group}-part-${part}-of-${whole.parts}`,
    people,
    byTime: people
      .flatMap(({ records }) => records)
      .sort(byTime)
      .map(({ id }) => id),
  };
}

/** The date on the family's own calendar. */
function localDate(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((number) => String(number).padStart(2, '0'))
    .join('-');
}
