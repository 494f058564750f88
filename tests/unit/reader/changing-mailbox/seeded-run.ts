import { addsUp } from '../../../../src/model/receipt';
import type { Speed } from '../../../../src/model/speed';
import { createReplica, randomFrom, type MadeUpMessage } from '../../../replica';
import { benchOn, keptOf, truthOf, type Bench, type Compared } from '../on-replica';
import { Changes, patternOf } from './changes';
import { sameWords, surplusOf, whole, words } from './comparison';
import { accountOf, mostAccounts, switchesOf } from './made-up-site';
import { withSameForms } from './same-forms';

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

/** Seeds that follow each other meet the same mailbox on the same site, changing otherwise: its pages are remembered. */
const seedsOfOneSite = 20;

/** A reader that asks for more than this of so small a mailbox does not come to an end. */
const mostRequests = 1_500;

/** Reads a mailbox of this seed while it changes, and judges what was kept. */
export async function runSeed(seed: number, speed: Speed): Promise<SeededRun> {
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
  await readAndJudge(bench, 'job 1', speed, run, changes, there, tooLong.signal);
  run.story.push(...changes.story);
  if (process.env['LETTERKEEP_SEED'] !== undefined) tellWhole(bench, run);
  // One in five is read again in peace: now everything that JPay still has must be there, and nothing be in doubt.
  if (seed % 5 === 0 && run.problems.length === 0) {
    changing = false;
    await readAndJudge(bench, 'job 2', speed, run, changes, changes.present(), tooLong.signal);
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
  speed: Speed,
  run: SeededRun,
  changes: Changes,
  there: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const wrong = (words: string): void => void run.problems.push(`${jobId}: ${words}`);
  const result = await bench.run({ jobId, signal, speed });
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
    // Kept with a photo named as missing: its twin was deleted while the photo was fetched.
    const isNamed = kept.some((other) => other.notSaved > 0 && sameWords(one, whole(other)));
    if (doubtful.has(mailbox) || isNamed) run.told.push(words);
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
