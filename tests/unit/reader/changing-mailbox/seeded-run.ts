import {
  createReplica,
  makeAccount,
  momentFrom,
  randomFrom,
  type AwkwardKind,
  type MadeUpAccount,
  type MadeUpMessage,
  type Replica,
  type Switches,
} from '../../../replica';
import { addsUp } from '../../../../src/model/receipt';
import { benchOn, keptOf, truthOf, type Bench, type Compared } from '../on-replica';

import { answerQueriesQuickly } from './quick-queries';
import { withSameForms } from './same-forms';

type Random = ReturnType<typeof randomFrom>;

/** What one seed brought. `problems` is what the reader did wrong; `told`: it lost something and said so. */
export interface SeededRun {
  seed: number;
  /** The site and the changes, to be read by whoever looks into a failure. */
  story: string[];
  problems: string[];
  told: string[];
  requests: number;
  exceptions: string[];
}

const awkward: readonly AwkwardKind[] = [
  'same minute',
  'identical',
  'snap',
  'snap twins',
  'sent same minute',
  'photos',
  'removed',
];

/** Seeds that follow each other meet the same mailbox on the same site, changing otherwise: its pages are remembered. */
const seedsOfOneSite = 20;

/** A reader that asks for more than this of so small a mailbox does not come to an end. */
const mostRequests = 1_500;

/** Few accounts, so that the remembering parser meets the same pages again: making one takes longer than reading it. */
const accounts = new Map<number, MadeUpAccount>();
const mostAccounts = 24;

function accountOf(number: number): MadeUpAccount {
  const known = accounts.get(number);
  if (known) return known;
  const random = randomFrom(`changing mailbox ${number}`);
  const account = makeAccount({
    seed: `changing ${number}`,
    messages: 8 + ((number * 7) % 13),
    people: 1 + (number % 3),
    awkward: awkward.filter(() => random.next() < 0.4),
    silentContact: false,
    photoShare: 0.15,
    attachmentBytes: 300,
  });
  accounts.set(number, account);
  return account;
}

let newsOfAll: MadeUpMessage[] | undefined;

/** Messages that may arrive. */
function news(): MadeUpMessage[] {
  const made = (): MadeUpMessage[] => {
    const { inbox, sent } = makeAccount({
      seed: 'changing news',
      messages: 60,
      people: 1,
      awkward: ['photos', 'snap'],
      silentContact: false,
      photoShare: 0.1,
      attachmentBytes: 300,
    });
    return [...inbox, ...sent];
  };
  return (newsOfAll ??= made());
}

/** Weighted by repetition. */
function switchesOf(random: Random): Partial<Switches> {
  return {
    rowsPerPage: random.int(3, 8),
    rowOpening: random.pick(['href', 'href', 'cell-onclick', 'postback', 'postback-row']),
    tokens: random.pick(['stable', 'stable', 'changing', 'changing-old-dead']),
    columns: random.pick(['plain', 'plain', 'rich', 'no-date', 'bare']),
    listDate: random.pick([
      'MM-dd-yyyy',
      'MM-dd-yyyy',
      'M/d/yyyy h:mm tt',
      'M/d/yyyy h:mm:ss tt',
      'unparsable',
    ]),
    letterNumberInList: random.pick(['shown', 'shown', 'missing']),
    total: random.pick(['none', 'none', 'none', 'shown']),
    pageText: random.pick(['missing', 'missing', 'missing', 'shown']),
    pagerEnd: random.pick(['missing', 'missing', 'no-href', 'asp-net-disabled', 'looping', 'wraps']),
    pagerRow: random.pick(['hidden', 'hidden', 'visible', 'none']),
    viewStateScope: random.pick(['session', 'session', 'session', 'latest']),
    missingLetter: random.pick(['error302', 'error200', 'to-list']),
    postbackAnswer: random.pick(['full', 'full', 'delta-always']),
    unreadMark: random.pick(['bold-row', 'bold-tag', 'image-alt', 'none']),
    openingMarksRead: random.pick(['yes', 'yes', 'no']),
    viewStatePadding: 0,
  };
}

interface Pattern {
  name: string;
  /** How many changes come before this request, counted from 1. */
  changes: (random: Random, n: number, isList: boolean) => number;
}

function patternOf(random: Random): Pattern {
  const at = random.int(2, 40);
  const early = random.int(2, 12);
  return random.pick<Pattern>([
    { name: `one change before request ${at}`, changes: (_, n) => Number(n === at) },
    { name: `one change before request ${early}`, changes: (_, n) => Number(n === early) },
    { name: 'now and then', changes: (dice) => Number(dice.next() < 0.04) },
    { name: 'often', changes: (dice) => Number(dice.next() < 0.12) },
    {
      name: 'while the lists are read',
      changes: (dice, n, isList) => Number(isList && n < 60 && dice.next() < 0.3),
    },
    { name: 'several for each page', changes: (dice, n) => (n < 24 ? dice.int(0, 2) : 0) },
  ]);
}

/** The mailbox as a test changes it, with what a test must remember of it. */
class Changes {
  readonly ever = new Map<string, MadeUpMessage>();
  readonly gone = new Set<string>();
  readonly story: string[] = [];
  #arrived = 0;

  constructor(
    private readonly replica: Replica,
    private readonly random: Random,
  ) {
    for (const { id, message } of this.#letters()) this.ever.set(id, message);
  }

  #letters(): { id: string; message: MadeUpMessage }[] {
    const { received, sent } = this.replica.mailbox.boxes;
    return [...received, ...sent];
  }

  one(n: number): void {
    const { mailbox } = this.replica;
    const { random } = this;
    const direction = random.next() < 0.65 ? 'received' : 'sent';
    const box = mailbox.boxes[direction];
    const at = random.int(0, Math.max(0, box.length - 1));
    const letter = box[at];
    const dice = random.next();
    if (dice < 0.4 || !letter) this.#arrive(n, direction, 0);
    else if (dice < 0.45) this.#arrive(n, direction, at);
    else if (dice < 0.75 && box.length > 3) {
      mailbox.delete(letter.id);
      this.gone.add(letter.id);
      this.story.push(`${n}: ${direction} ${at} (${letter.id}) deleted`);
    } else if (dice < 0.87) {
      const to = random.int(0, box.length - 1);
      mailbox.move(letter.id, to);
      this.story.push(`${n}: ${direction} ${at} (${letter.id}) moved to ${to}`);
    } else {
      mailbox.markRead(letter.id);
      this.story.push(`${n}: ${direction} ${at} (${letter.id}) read`);
    }
  }

  #arrive(n: number, direction: 'received' | 'sent', at: number): void {
    const { mailbox } = this.replica;
    const { random } = this;
    this.#arrived += 1;
    const twin = random.next() < 0.15 ? mailbox.boxes[direction][at]?.message : undefined;
    const fresh = random.pick(news().filter((message) => message.direction === direction));
    const later = Date.UTC(2026, 10, 21, 8, 0, 0) / 1000 + this.#arrived * 50;
    const message: MadeUpMessage = twin ?? {
      ...fresh,
      contact: random.pick(mailbox.contacts),
      moment: momentFrom(later),
      letterNumber: String(910_000_000 + this.#arrived),
    };
    const id = mailbox.insert({ ...message, unread: direction === 'received' }, at);
    const letter = mailbox.find(id);
    if (letter) this.ever.set(id, letter.message);
    this.story.push(`${n}: ${direction} ${at} (${id}) arrived${twin ? ', a twin' : ''}`);
  }

  everything(): MadeUpMessage[] {
    return [...this.ever.values()];
  }

  stayed(from: ReadonlySet<string>): MadeUpMessage[] {
    return [...this.ever].filter(([id]) => from.has(id) && !this.gone.has(id)).map(([, message]) => message);
  }

  present(): Set<string> {
    return new Set(this.#letters().map(({ id }) => id));
  }
}

/** Reads a mailbox of this seed while it changes, and judges what was kept. */
export async function runSeed(seed: number): Promise<SeededRun> {
  answerQueriesQuickly();
  const random = randomFrom(`changing ${seed}`);
  const variant = Math.floor(seed / seedsOfOneSite);
  const account = accountOf(variant % mostAccounts);
  const switches = switchesOf(randomFrom(`changing site ${variant}`));
  const pattern = patternOf(random);
  const replica = createReplica({ account, switches });
  const countsForms = switches.viewStateScope === 'latest' || switches.postbackAnswer === 'delta-always';
  const bench = benchOn(countsForms ? replica : withSameForms(replica));
  const changes = new Changes(bench.replica, random);
  const run: SeededRun = {
    seed,
    story: [
      `${account.seed}: ${account.inbox.length} received, ${account.sent.length} sent; ${JSON.stringify(switches)}`,
      pattern.name,
    ],
    problems: [],
    told: [],
    requests: 0,
    exceptions: [],
  };
  let changing = true;
  const tooLong = new AbortController();
  bench.replica.beforeEach(({ n, path }) => {
    if (n > mostRequests) tooLong.abort('too long');
    const isList = /Mails\.aspx$/i.test(path);
    const count = changing ? pattern.changes(random, n, isList) : 0;
    for (let change = 0; change < count; change += 1) changes.one(n);
  });
  const there = changes.present();
  await readAndJudge(bench, 'job 1', run, changes, there, tooLong.signal);
  run.story.push(...changes.story);
  if (process.env['LETTERKEEP_SEED'] !== undefined) tellWhole(bench, run);
  // One in five is read again in peace: now everything that JPay still has must be there, and nothing be in doubt.
  if (seed % 5 === 0 && run.problems.length === 0) {
    changing = false;
    await readAndJudge(bench, 'job 2', run, changes, changes.present(), tooLong.signal);
    // One page whose Next leads to itself proves nothing, and no row can be opened to compare two pages that look alike
    // where forms or tokens die as soon as the next page is loaded: then the receipt has to say so, also in peace.
    const loops = switches.pagerEnd === 'looping' || switches.pagerEnd === 'wraps';
    const dies = switches.viewStateScope === 'latest' || switches.tokens === 'changing-old-dead';
    const doubts = run.exceptions.filter((one) => !(loops || dies) || !one.endsWith('list-end-not-proved'));
    if (doubts.length > 0) run.problems.push(`job 2: in peace, and yet: ${doubts.join(', ')}`);
  }
  run.requests = bench.replica.log.length;
  return run;
}

async function readAndJudge(
  bench: Bench,
  jobId: string,
  run: SeededRun,
  changes: Changes,
  there: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const wrong = (words: string): void => void run.problems.push(`${jobId}: ${words}`);
  const result = await bench.run({ jobId, signal });
  if (result.end !== 'read') {
    wrong(`ended as ${JSON.stringify(result)}`);
    return;
  }
  const { listExceptions } = bench.keeper.findings(jobId);
  const ledger = bench.keeper.ledger(jobId);
  run.exceptions = listExceptions.map(({ where, kind }) => `${where} ${kind}`);

  if (bench.replica.traps.length > 0) wrong('a trap was sprung');
  const counts = bench.progress[bench.progress.length - 1]?.messages;
  if (!counts || !addsUp(counts)) wrong(`the counts do not add up: ${JSON.stringify(counts)}`);
  if (ledger.some(({ state }) => state === 'listed')) wrong('a row has no end');

  const { replica } = bench;
  const truth = (messages: MadeUpMessage[]): Compared[] =>
    truthOf(
      {
        ...replica.mailbox.truth,
        inbox: messages.filter(({ direction }) => direction === 'received'),
        sent: messages.filter(({ direction }) => direction === 'sent'),
      },
      replica,
    );
  const kept = keptOf(bench.keeper.messages);
  const stayed = truth(changes.stayed(there));
  const ever = truth(changes.everything());
  const doubtful = new Set([
    ...listExceptions.map(({ where }) => where),
    ...ledger.filter(({ state }) => state === 'failed').map(({ mailbox }) => mailbox),
  ]);
  const missing = surplusOf(stayed.map(whole), kept.map(whole));
  for (const one of missing) {
    const mailbox = one.startsWith('{"direction":"received"') ? 'inbox' : 'sent';
    const words = `${jobId}: was there all along and is not kept: ${one}`;
    if (doubtful.has(mailbox)) run.told.push(words);
    else run.problems.push(words);
  }
  for (const one of surplusOf(kept.map(words), ever.map(words)))
    wrong(`kept more often than it ever was: ${one}`);
  // With an attachment missing it is not a message of the truth; then the message must have gone meanwhile.
  for (const one of surplusOf(kept.map(whole), ever.map(whole))) {
    const { text, dateText, direction } = JSON.parse(one) as Compared;
    const isGone = [...changes.gone].some((id) =>
      truth([changes.ever.get(id)].filter((message) => message !== undefined)).some(
        (other) => other.text === text && other.dateText === dateText && other.direction === direction,
      ),
    );
    if (!isGone) wrong(`kept otherwise than it was: ${one}`);
  }
}

function whole(message: Compared): string {
  return JSON.stringify(message);
}

function words({ direction, personName, dateText, letterNumber, text }: Compared): string {
  return JSON.stringify({ direction, personName, dateText, letterNumber, text });
}

/** What is in `of` more often than in `than`, each as often. */
function surplusOf(of: readonly string[], than: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of than) left.set(one, (left.get(one) ?? 0) + 1);
  return of.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

/** For whoever runs one seed alone: what was asked, and how each row ended. */
function tellWhole(bench: Bench, run: SeededRun): void {
  for (const { n, method, path, query, eventTarget, status } of bench.replica.log) {
    run.story.push(`  ${n} ${method} ${path}${query} ${eventTarget ?? ''} ${status}`);
  }
  for (const { key, where, state, failure, messageId, round } of bench.keeper.ledger('job 1')) {
    run.story.push(
      `  ${where}, ${key.split('\u001f').join(' ')}: ${state} ${failure ?? ''} ${messageId ?? ''}, round ${round}`,
    );
  }
}
