import { visibleText } from '../model/visible-text';
import { groupsOf } from '../verify/bag-group';
import type { Refusal } from '../verify/check-zip';
import { gravityInArchive } from '../verify/finding';
import type { Finding } from '../verify/finding';
import type { BagReport } from '../verify/verify-bag';
import { labelOf, verifyWordsFor } from '../verify/words';
import { element } from './element';
import { longTable } from './long-table';
import { withName } from './with-name';
import type { Words } from './words';

/** What came of one file: a report, or why there is none. */
export type FileResult = { name: string } & (
  | { file: File; report: BagReport; incomplete?: boolean | undefined }
  | { refused: Refusal | 'folder' | 'unreadable'; detail?: string }
);

/**
 * What a result comes down to: "changed" is also what could not be checked as a whole; "noted" is all there and unchanged,
 * with something beside it that was not there when it was written.
 */
export function endOf(result: FileResult): 'whole' | 'noted' | 'changed' | 'refused' {
  return 'refused' in result ? 'refused' : ends[result.report.verdict];
}

/**
 * Whether an archive that is unchanged lacked messages from the start. Its receipt says so; where that cannot be read, its name does
 * (contract.md, Saved files).
 */
export function lackedFromTheStart(result: FileResult): boolean {
  const end = endOf(result);
  if ('refused' in result || (end !== 'whole' && end !== 'noted')) return false;
  return result.incomplete ?? result.name.includes('INCOMPLETE');
}

/** How it looks: green is for what lacks nothing. */
export function lookOf(result: FileResult): ReturnType<typeof endOf> {
  return lackedFromTheStart(result) ? 'noted' : endOf(result);
}

const ends = { valid: 'whole', warnings: 'noted', 'not-checked': 'changed', invalid: 'changed' } as const;

/** The result of one file in one sentence. */
export function resultSentence(result: FileResult, words: Words): string {
  if (!('refused' in result)) {
    const verdict = verifyWordsFor(words.language).verdicts[result.report.verdict];
    return lackedFromTheStart(result) ? `${verdict} ${words.check.incomplete}` : verdict;
  }
  const isZipByName = /\.zip$/i.test(result.name);
  const sentence =
    result.refused === 'no-bag' && !isZipByName ? words.check.noArchive : words.check.refused[result.refused];
  return result.detail === undefined ? sentence : `${sentence} ${words.problem.detail(result.detail)}`;
}

/** One sentence on each archive of several parts: whether all of them are here. */
export function partSentences(results: readonly FileResult[], words: Words): HTMLElement[] {
  const said = words.check;
  const infos = results.flatMap((result) => ('refused' in result ? [] : [result.report.info]));
  return groupsOf(infos).map(({ group, of, missing }) =>
    element(
      'p',
      { class: 'note' },
      ...withName(missing.length === 0 ? said.allParts(of) : said.partsMissing(of, missing), shown(group)),
    ),
  );
}

/**
 * All about one file, under a heading below `title`. Its sentence is left out where it stands above already;
 * `fingerprint` makes what offers one.
 */
export function resultView(
  result: FileResult,
  words: Words,
  title: 'h1' | 'h2',
  withSentence: boolean,
  fingerprint: (file: File) => HTMLElement,
): HTMLElement {
  const report = 'refused' in result ? null : result.report;
  return element(
    'article',
    { class: `result ${lookOf(result)}` },
    element(title === 'h1' ? 'h2' : 'h3', {}, element('bdi', {}, shown(result.name))),
    withSentence ? element('p', { class: 'verdict' }, resultSentence(result, words)) : null,
    report?.verdict === 'invalid' ? element('p', {}, words.check.changedNext) : null,
    report && factsList(report, words),
    report && report.findings.length > 0 ? findingsTable(report.findings, words, title) : null,
    'refused' in result ? null : fingerprint(result.file),
  );
}

function factsList({ info, payload }: BagReport, words: Words): HTMLElement | null {
  const said = words.check;
  const facts: [string, string][] = [];
  if (info.date !== undefined) facts.push([said.written, said.day(info.date)]);
  if (info.part && info.part.of > 1) facts.push([said.part, said.partOf(info.part.number, info.part.of)]);
  if (payload.files > 0) facts.push([said.content, said.contentOf(payload.files, payload.bytes)]);
  if (facts.length === 0) return null;
  return element(
    'dl',
    { class: 'facts' },
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

const weights = { wrong: 0, unchecked: 1, notice: 2 };

/** The gravest first. */
function findingsTable(findings: readonly Finding[], words: Words, title: 'h1' | 'h2'): HTMLElement {
  const said = words.check;
  const found = verifyWordsFor(words.language);
  const ordered = [...findings].sort(
    (a, b) => weights[gravityInArchive(a.kind)] - weights[gravityInArchive(b.kind)],
  );
  return element(
    'div',
    {},
    element(title === 'h1' ? 'h3' : 'h4', {}, said.findingsTitle(findings.length)),
    longTable({
      class: 'findings',
      caption: said.findingsCaption,
      columns: [said.kind, said.finding],
      rows: ordered.map(({ kind, path }) => [
        found.labels[labelOf[kind]],
        element('span', {}, ...withName(found.findings[kind], shown(path))),
      ]),
      showRest: words.archive.showRest,
    }),
  );
}

const longestShown = 160;

/** A name of strangers, without anything that nobody sees, and cut short. */
function shown(name: string): string {
  const visible = visibleText(name).replace(/[\t\r\n]/g, ' ');
  return visible.length > longestShown ? `${visible.slice(0, longestShown)}…` : visible;
}
