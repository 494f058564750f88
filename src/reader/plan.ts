import { hasDates, isChosen } from '../model/chosen';
import type { Choice } from '../model/export-request';
import { groupedBy } from '../model/grouped-by';
import type { KnownPrint, LedgerRow } from '../model/ledger';
import { directionOf, type Mailbox } from '../model/message';
import {
  keptTheirLinks,
  knownRun,
  standingInRun,
  standingOf,
  type PrintGroup,
  type Standing,
} from './known-rows';
import type { RowEnd } from './ledger-book';
import { countedIds, standingByLinks } from './recognisable';
import { noLongerListedReason, reasonFor, unreadUnknownReason } from './reasons';

/** What a plan needs of a row of a list. */
export interface PlannableRow {
  key: string;
  print: string;
  personName: string;
  /** Local date of the row's date text, if it shows one that can be read. */
  date: string | null;
  dateText?: string | undefined;
  letterNumber?: string | undefined;
  opening?: { by: 'link'; url: string } | { by: 'postback' | 'refused' };
  /** Null where the list shows no read mark. */
  unread: boolean | null;
}

export interface PlanInput<Row extends PlannableRow> {
  mailbox: Mailbox;
  /** Newest first, as the list shows them. */
  rows: readonly Row[];
  /** The job's ledger of this mailbox, with these rows in it. */
  ledger: readonly LedgerRow[];
  known: readonly KnownPrint[];
  /** Keys of rows that were opened and found gone. */
  gone: ReadonlySet<string>;
  /** Prints whose rows cannot be told from what was opened before: all of them are opened anew. */
  doubted?: ReadonlySet<string>;
  /** Names that may be two people's, where the list shows only them: as comparableName() gives them. */
  namesakes?: ReadonlySet<string>;
  /** Whether the walk saw the list whole and as it is: only then is a row it did not meet no longer there. */
  believed: boolean;
  choice: Choice;
  /** The name that is meant by what a row shows (people-wanted.ts); without it, what it shows. */
  nameOf?: (shown: string) => string;
}

/** The message a row is to have, and those it may open to: a list without dates does not tell which is whose. */
export interface Proof {
  messageId: string;
  among: readonly string[];
}

export interface Plan<Row extends PlannableRow> {
  recognise: { rowKey: string; messageId: string }[];
  settle: { rowKey: string; end: RowEnd }[];
  /**
   * Oldest first, so that twins are numbered from the oldest; those that failed before come last. A row with a `proof` has
   * its message, and is opened to prove that the rows below it are where they were.
   */
  open: (Row & { proof?: Proof })[];
}

/** What has to be done for a list that was just walked. Pure: changes nothing. */
export function planMailbox<Row extends PlannableRow>(input: PlanInput<Row>): Plan<Row> {
  const oldestFirst = [...input.rows].reverse();
  const ledger = new Map(input.ledger.map((row) => [row.key, row]));
  const needs = new Set<string>();
  const proofs = new Map<string, Proof>();
  const dateless = oldestFirst.every((row) => !row.dateText && row.letterNumber === undefined);
  const direction = directionOf[input.mailbox];
  const { choice, nameOf = (shown: string) => shown } = input;
  const isWanted = ({ personName, date }: PlannableRow): boolean =>
    isChosen({ direction, personName: nameOf(personName), date }, choice);
  const plan: Plan<Row> = { recognise: [], settle: [], open: [] };
  const leave = leaverOf(input);
  for (const [group, counted] of standings(input, oldestFirst, dateless)) {
    const asked = dateless ? proofOf(group, counted) : undefined;
    // What may not be opened proves nothing: then no row of its print is known by its place.
    const mayProve = asked === undefined || leave(asked.row) === null;
    const proof = mayProve ? asked : undefined;
    const standing = mayProve ? counted : { has: [], needs: [...group.rows] };
    if (proof) proofs.set(proof.row.key, proof);
    for (const { row, messageId } of standing.has) {
      if (row.key !== proof?.row.key && isWanted(row)) plan.recognise.push({ rowKey: row.key, messageId });
    }
    for (const row of [...standing.needs, ...(proof ? [proof.row] : [])]) needs.add(row.key);
    if (input.believed) plan.settle.push(...vanishedOf(group, standing));
  }
  for (const row of oldestFirst) {
    const end = !isWanted(row) ? skipped('not-chosen') : needs.has(row.key) ? leave(row) : null;
    if (end) {
      if (!isEndedSo(ledger.get(row.key), end)) plan.settle.push({ rowKey: row.key, end });
    } else if (needs.has(row.key) && !wasLookedAt(ledger.get(row.key))) {
      const proof = proofs.get(row.key);
      plan.open.push(proof ? { ...row, proof } : row);
    }
  }
  const failedBefore = (row: Row): number => Number(ledger.get(row.key)?.state === 'failed');
  plan.open.sort((a, b) => failedBefore(a) - failedBefore(b));
  return plan;
}

function* standings(
  input: PlanInput<PlannableRow>,
  oldestFirst: readonly PlannableRow[],
  dateless: boolean,
): Generator<[PrintGroup, Standing]> {
  const known = new Map(input.known.map((one) => [one.print, one]));
  const rowsByPrint = groupedBy(oldestFirst, ({ print }) => print);
  const ledgerByPrint = groupedBy(input.ledger, ({ print }) => print);
  const prints = new Set([...rowsByPrint.keys(), ...ledgerByPrint.keys()]);
  const shown = { dateless, namesakes: input.namesakes ?? new Set<string>() };
  const counted = new Map(
    [...prints].map((print) => [print, countedIds(rowsByPrint.get(print) ?? [], known.get(print), shown)]),
  );
  const run = dateless ? knownRun(oldestFirst, counted) : undefined;
  for (const print of prints) {
    const rows = rowsByPrint.get(print) ?? [];
    const mustLook = rows.some((row) => row.date === null) && hasDates(input.choice);
    const group: PrintGroup = {
      rows,
      ledger: ledgerByPrint.get(print) ?? [],
      // Whether a message lies between the chosen dates is on its page when the list does not show it.
      knownIds: mustLook ? [] : (counted.get(print) ?? []),
      isGone: (rowKey) => input.gone.has(rowKey),
    };
    const byLinks = dateless || mustLook ? undefined : standingByLinks(group, known.get(print));
    if (input.doubted?.has(print)) yield [group, { has: [], needs: [...rows] }];
    else if (byLinks) yield [group, byLinks];
    else yield [group, run ? standingInRun(group, run.get(print) ?? 0) : standingOf(group, false)];
  }
}

/**
 * A list without dates and links that stay shows no difference when one message goes and another comes. New ones come on top:
 * if the newest row that is taken for known still opens its message, nothing below it has gone.
 */
function proofOf(group: PrintGroup, { has }: Standing): (Proof & { row: PlannableRow }) | undefined {
  if (keptTheirLinks(group)) return undefined;
  const newest = has[has.length - 1];
  if (!newest) return undefined;
  const own = group.ledger.some(
    ({ key, messageId }) => key === newest.row.key && messageId === newest.messageId,
  );
  return { ...newest, among: own ? [newest.messageId] : group.knownIds };
}

/**
 * Rows that JPay no longer lists, and that never got a message. One that answered as gone has vanished; of one that was
 * not opened nobody can say so (the lists may follow the person chosen on JPay, dossier 7.18): it counts as not tried.
 */
function vanishedOf(group: PrintGroup, standing: Standing): Plan<PlannableRow>['settle'] {
  const listed = new Set(group.rows.map(({ key }) => key));
  const needed = new Set([...standing.needs, ...standing.has.map(({ row }) => row)].map(({ key }) => key));
  return group.ledger
    .filter(({ state }) => state === 'listed' || state === 'failed')
    .filter(({ key }) => !listed.has(key) || (group.isGone(key) && !needed.has(key)))
    .map(({ key }) => ({
      rowKey: key,
      end: group.isGone(key)
        ? { state: 'vanished', failure: 'message-vanished', reason: reasonFor('message-vanished') }
        : { state: 'vanished', failure: 'not-tried', reason: noLongerListedReason },
    }));
}

/** Whether an unread row is left alone, and how that is said. */
function leaverOf(input: PlanInput<PlannableRow>): (row: PlannableRow) => RowEnd | null {
  if (!input.choice.leaveUnread || input.mailbox === 'sent') return () => null;
  // Opening cannot be undone. A row without a mark was read only where unread ones are marked and read ones are not.
  const marksRead = input.rows.some((row) => row.unread === false);
  const marksUnread = input.rows.some((row) => row.unread === true);
  const unmarkedIsRead = marksUnread && !marksRead;
  return (row) => {
    if (row.unread === true) return skipped('left-unread');
    if (row.unread === false || unmarkedIsRead) return null;
    return skipped('left-unread', unreadUnknownReason);
  };
}

function skipped(failure: 'left-unread' | 'not-chosen', reason = reasonFor(failure)): RowEnd {
  return { state: 'skipped', failure, reason };
}

function isEndedSo(row: LedgerRow | undefined, end: RowEnd): boolean {
  return row?.state === 'saved' || (row?.state === end.state && row.failure === end.failure);
}

/** A row without a date that was opened in this job and found outside the chosen dates is not opened again. */
function wasLookedAt(row: LedgerRow | undefined): boolean {
  return row?.state === 'skipped' && row.failure === 'not-chosen';
}
