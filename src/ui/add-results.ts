import type { BroughtIn, NotBroughtIn } from '../model/earlier';
import type { BagInfo } from '../verify/bag-info';
import { visibleText } from '../model/visible-text';
import type { EarlierArchive, EarlierRefusal } from '../earlier/look';
import { groupsOf } from '../verify/bag-group';
import { element } from './element';
import { longTable } from './long-table';
import { withName } from './with-name';
import type { Words } from './words';

/** What came of one file. */
export type AddResult = { name: string } & (
  | { archive: EarlierArchive; broughtIn: BroughtIn }
  | { refused: EarlierRefusal | 'folder' | 'unreadable'; detail?: string }
);

/** How many messages and attachments came back out of all files, in one sentence or two. */
export function addedSentence(results: readonly AddResult[], words: Words): string {
  const said = words.addEarlier;
  const done = results.flatMap((result) => ('refused' in result ? [] : [result.broughtIn]));
  const sum = (of: (one: BroughtIn) => number): number => done.reduce((total, one) => total + of(one), 0);
  const [cameBack, completed] = [sum((one) => one.cameBack), sum((one) => one.completed)];
  const wereHere = sum((one) => one.wereHere);
  const problems = sum((one) => one.problems.length);
  const [files, filesOfOld] = [sum((one) => one.attachments), sum((one) => one.attachmentsOfCompleted)];
  if (cameBack + completed + wereHere + problems === 0) return said.nothingAdded;
  const isOld = cameBack + completed === 0 && problems === 0 && !done.some(({ stopped }) => stopped);
  return [
    cameBack > 0 ? said.cameBack(cameBack, files - filesOfOld) : '',
    completed > 0 ? said.completed(completed, filesOfOld) : '',
    isOld ? said.nothingNew : wereHere > 0 ? said.wereHere(wereHere) : '',
    problems > 0 ? said.notBrought(problems) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * Everything below that sentence: why files were refused or ended early, which parts are not here, what was not brought in.
 * `dropped`: of all that was dropped so far, brought in to its end or not; a part among them is not asked for.
 */
export function addedDetails(
  results: readonly AddResult[],
  dropped: readonly BagInfo[],
  words: Words,
): (HTMLElement | string)[] {
  const said = words.addEarlier;
  const done = results.flatMap((result) => ('refused' in result ? [] : [result]));
  const problems = done.flatMap(({ broughtIn }) => broughtIn.problems);
  const cameBack = done.some(({ broughtIn }) => broughtIn.cameBack + broughtIn.completed > 0);
  return [
    ...results.flatMap((result) => unhappyEnd(result, words)),
    ...groupsOf([...dropped]).flatMap(({ group, of, missing }) =>
      missing.length === 0
        ? []
        : [element('p', { class: 'note' }, ...withName(said.partsMissing(of, missing), shown(group)))],
    ),
    ...(problems.length > 0 ? [problemsTable(problems, words), hint(said.problemsHint)] : []),
    ...(cameBack
      ? [
          element('p', {}, said.next),
          element('p', {}, said.withoutJpay),
          element('p', {}, element('a', { href: '?kept' }, words.library.title)),
        ]
      : []),
  ];
}

function unhappyEnd(result: AddResult, words: Words): HTMLElement[] {
  const said = words.addEarlier;
  const told = (sentence: string, detail: string | undefined): HTMLElement =>
    element(
      'article',
      { class: 'result changed' },
      element('h2', {}, element('bdi', {}, shown(result.name))),
      element('p', { class: 'verdict' }, sentence),
      detail === undefined ? null : hint(words.problem.detail(detail)),
    );
  if ('refused' in result) return [told(said.refused[result.refused], result.detail)];
  const { stopped } = result.broughtIn;
  if (!stopped) return [];
  if (stopped.kind === 'no-space' || stopped.kind === 'cancelled') {
    return [told(said.stopped[stopped.kind], undefined)];
  }
  return [told(said.stopped.other, stopped.detail)];
}

function problemsTable(problems: readonly NotBroughtIn[], words: Words): HTMLElement {
  const said = words.addEarlier;
  return longTable({
    class: 'findings',
    caption: said.problemsCaption,
    columns: [said.whatColumn, said.ofColumn],
    rows: problems.map(({ what, personName = '', dateText = '', label = '' }) => [
      said.problems[what],
      element('bdi', {}, [personName, dateText, label].map(shown).filter(Boolean).join(' · ')),
    ]),
    showRest: words.archive.showRest,
  });
}

function hint(sentence: string): HTMLElement {
  return element('p', { class: 'hint' }, sentence);
}

const longestShown = 160;

/** Words of strangers, without anything that nobody sees, and cut short. */
export function shown(text: string): string {
  const visible = visibleText(text).replace(/[\t\r\n]/g, ' ');
  return visible.length > longestShown ? `${visible.slice(0, longestShown)}…` : visible;
}
