import type { Language } from '../../../src/model/language';
import { archiveView } from '../../../src/ui/archive-view';
import { checkView } from '../../../src/ui/check-view';
import type { CheckPorts } from '../../../src/ui/check-view';
import type { Receipt } from '../../../src/model/receipt';
import type { ArchiveView } from '../../../src/ui/archive-view';
import { popupFrame } from '../../../src/ui/popup-frame';
import type { Remarks } from '../../../src/ui/popup-frame';
import type { PopupView } from '../../../src/ui/popup-state';
import type { LibraryPorts } from '../../../src/ui/library/library-ports';
import { libraryView } from '../../../src/ui/library/library-view';
import { givenAnswers } from '../../../src/model/given-answers';
import type { SamePersonAnswer } from '../../../src/model/same-person';
import { samePersonQuestions } from '../../../src/model/same-person-questions';
import { keptQuestions } from '../../../src/ui/kept-questions';
import type { SameAccountQuestion } from '../../../src/ui/same-account-panel';
import type { SamePersonOfAccount } from '../../../src/ui/same-person-panel';
import type { KeptAccount } from '../../../src/model/library';
import { detailsPanel } from '../../../src/ui/details-panel';
import { element } from '../../../src/ui/element';
import { followLanguage } from '../../../src/ui/language-panel';
import type { LanguagePorts } from '../../../src/ui/language-panel';
import { wordsFor } from '../../../src/ui/words';
import type { Words } from '../../../src/ui/words';
import { verdictOf } from '../../../src/verify/finding';
import type { Finding } from '../../../src/verify/finding';
import { counts, nothingLeft, popupViews, receipt, recordedActions } from '../../unit/ui/examples';

/*
 * Runs in the page of a real browser (harness/gallery.ts): every view of popup and archive tab, drawn by the code that
 * ships from a made-up state. Nothing has to be exported to look at what comes after an export.
 */

const whole: Receipt = {
  ...receipt,
  complete: true,
  incompleteBecause: [],
  messages: counts(430, 430),
  attachments: counts(61, 61),
  byMailbox: {
    inbox: { messages: counts(300, 300), attachments: counts(58, 58) },
    sent: { messages: counts(130, 130), attachments: counts(3, 3) },
  },
  exceptions: [],
  notes: [],
  keptFromBefore: 0,
};
const oneMessage: Receipt = {
  ...whole,
  messages: counts(1, 1),
  attachments: counts(2, 2),
  byMailbox: {
    inbox: { messages: counts(1, 1), attachments: counts(2, 2) },
    sent: { messages: counts(0, 0), attachments: counts(0, 0) },
  },
};
const nothingSaved: Receipt = {
  ...receipt,
  incompleteBecause: ['1 message could not be opened.'],
  messages: counts(1, 0, 1),
  attachments: counts(0, 0),
  byMailbox: {
    inbox: { messages: counts(1, 0, 1), attachments: counts(0, 0) },
    sent: { messages: counts(0, 0), attachments: counts(0, 0) },
  },
  exceptions: receipt.exceptions.slice(1),
  notes: [],
  keptFromBefore: 0,
};
const nothingMatched: Receipt = {
  ...whole,
  messages: counts(48, 0, 0, 0, 48),
  attachments: counts(0, 0),
  byMailbox: {
    inbox: { messages: counts(30, 0, 0, 0, 30), attachments: counts(0, 0) },
    sent: { messages: counts(18, 0, 0, 0, 18), attachments: counts(0, 0) },
  },
  exceptions: [
    {
      what: 'message',
      where: 'inbox, page 1',
      kind: 'not-chosen',
      reason: 'It was not among what you chose.',
    },
  ],
};
const manyReasons = Array.from({ length: 120 }, () => receipt.exceptions).flat();

const archiveViews: Record<string, ArchiveView> = {
  looking: { state: 'looking' },
  writing: { state: 'writing', what: 'archive', progress: { parts: 0, fraction: 0.4 } },
  'writing-parts': { state: 'writing', what: 'archive', progress: { parts: 2, fraction: null } },
  elsewhere: { state: 'elsewhere' },
  nothing: { state: 'nothing' },
  'nothing-any-more': { state: 'nothing', wasWritten: true },
  'still-reading': { state: 'still-reading' },
  failed: { state: 'failed', noSpace: false, detail: 'LetterkeepError: vault-error' },
  'failed-no-space': { state: 'failed', noSpace: true, detail: 'QuotaExceededError: made up' },
  done: { state: 'done', what: 'archive', receipt: whole, fileNames: ['Letterkeep-2026-11-22.zip'] },
  'done-parts': {
    state: 'done',
    what: 'archive',
    receipt: whole,
    fileNames: ['Letterkeep-2026-11-22-part-1-of-2.zip', 'Letterkeep-2026-11-22-part-2-of-2.zip'],
  },
  'done-incomplete': {
    state: 'done',
    what: 'archive',
    receipt,
    fileNames: ['Letterkeep-2026-11-22-INCOMPLETE.zip'],
  },
  'done-many-exceptions': {
    state: 'done',
    what: 'archive',
    receipt: { ...receipt, exceptions: manyReasons },
    fileNames: ['Letterkeep-2026-11-22-INCOMPLETE.zip'],
  },
  'done-document': {
    state: 'done',
    what: 'message',
    receipt: oneMessage,
    fileNames: ['2019-07-15_1504_received_fake-person.html'],
  },
  'done-nothing': { state: 'done', what: 'message', receipt: nothingSaved, fileNames: [] },
  'done-nothing-matched': {
    state: 'done',
    what: 'archive',
    receipt: nothingMatched,
    fileNames: ['Letterkeep-2026-11-22.zip'],
  },
  'receipt-again': { state: 'done', what: 'archive', receipt, fileNames: null },
  forgotten: { state: 'forgotten', left: nothingLeft },
  'not-forgotten': { state: 'not-forgotten', detail: 'LetterkeepError: vault-error' },
};

const morePopupViews: Record<string, PopupView> = {
  ...popupViews,
  'paused-no-space': { ...popupViews.paused, why: 'no-space', amount: 1_900_000_000 },
  'paused-asked-to-wait': { ...popupViews.paused, why: 'asked-to-wait', amount: 900 },
  'paused-terms-page': { ...popupViews.paused, why: 'terms-page' },
  'done-nothing': {
    ...popupViews.done,
    what: 'message',
    fileNames: [],
    messages: counts(1, 0, 1),
    attachments: counts(0, 0),
  },
};

const alwaysIn = (language: Language): LanguagePorts => ({
  readLanguage: () => Promise.resolve(language),
  writeLanguage: () => Promise.resolve(),
  watchLanguage: () => () => undefined,
});

type Drawn = (main: HTMLElement, words: Words) => void;

/** What a person does after the view is there. */
type Deed = (main: HTMLElement, words: Words) => void;

const openGroup =
  (at: number): Deed =>
  (main) => {
    main.querySelectorAll('details').item(at).open = true;
  };
/** Everything unticked under "Choose what to export", and ordered all the same. */
const chooseNothing: Deed = (main, words) => {
  openGroup(0)(main, words);
  for (const tick of main.querySelectorAll<HTMLInputElement>('.chooser input[type=checkbox]:checked:enabled'))
    tick.click();
  Array.from(main.querySelectorAll('button'))
    .find((button) => button.textContent === words.ready.exportAll)
    ?.click();
};
const askToForget: Deed = (main, words) => {
  Array.from(main.querySelectorAll('button'))
    .find((button) => button.textContent === words.forget.open)
    ?.click();
};

function popup(
  view: PopupView,
  deed?: Deed,
  remarks: (words: Words) => Partial<Remarks> = () => ({}),
): Drawn {
  return (main, words) => {
    popupFrame(
      main,
      words,
      recordedActions(),
    )(view, {
      busy: false,
      notice: null,
      problem: null,
      ...remarks(words),
    });
    deed?.(main, words);
  };
}

function archive(view: ArchiveView, deed?: Deed): Drawn {
  return (main, words) => {
    archiveView(main, words, { downloadAgain: () => undefined, forget: () => undefined })(view);
    deed?.(main, words);
  };
}

/** "Check an archive" after files were chosen; what they hold is made up by name. */
const check =
  (...names: string[]): Drawn =>
  (main, words) => {
    const { root } = checkView(judged, words, 'h1');
    main.replaceChildren(root);
    if (names.length === 0) return;
    const chosen = new DataTransfer();
    for (const name of names) chosen.items.add(new File(['made up'], name));
    const field = root.querySelector<HTMLInputElement>('input[type=file]');
    if (!field) throw new Error('There is no way to choose files.');
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));
  };

const keptPerson = (name: string, letters: number): KeptAccount['people'][number] => ({
  person: { key: name, name, inmateId: 'T00001', agency: 'Invented State', sameNameContacts: [] },
  messages: Array.from({ length: letters }, (_, at) => ({
    id: `${name} ${at}`,
    direction: at % 2 === 0 ? 'received' : 'sent',
    date: `2019-07-${String((at % 28) + 1).padStart(2, '0')}`,
    dateText: `7/${(at % 28) + 1}/2019 3:04:05 PM`,
    attachments: at % 3,
  })),
});
const keptFamily: KeptAccount[] = [
  {
    accountId: 'account-1',
    shownName: 'Fake Grandmother',
    people: [
      'FAKE PERSON',
      'Fake José Muñoz',
      ...Array.from({ length: 8 }, (_, at) => `Fake Cousin ${at}`),
    ].map((name, at) => keptPerson(name, at === 0 ? 430 : 3)),
    totals: { messages: 457, attachments: 61, bytes: 212_000_000, lastKeptAt: '2026-11-22T10:00:00Z' },
  },
  {
    accountId: 'account-2',
    shownName: undefined,
    people: [keptPerson('FAKE PERSON', 2)],
    totals: { messages: 2, attachments: 1, bytes: 4_000, lastKeptAt: '2026-11-22T10:00:00Z' },
  },
];
const fakeLetter = (at: number): HTMLElement => {
  const letter = document.createElement('article');
  letter.className = `letter ${at % 2 === 0 ? 'received' : 'sent'}`;
  const heading = document.createElement('h2');
  heading.textContent = `From FAKE PERSON ${at}`;
  const body = document.createElement('div');
  body.className = 'letter-body';
  body.textContent = 'The tomatoes are taller than Lucía now.';
  letter.append(heading, body);
  return letter;
};
const libraryPorts: Omit<LibraryPorts, 'accounts' | 'save'> = {
  lastSaved: () => Promise.resolve(Date.UTC(2026, 10, 22, 12)),
  forget: () => Promise.resolve(nothingLeft),
  open: ({ personName }) =>
    Promise.resolve({
      places: Array.from(
        { length: personName === 'FAKE PERSON' ? 430 : 3 },
        (_, at) => `${personName} ${at}`,
      ),
      show: (at) => Promise.resolve(fakeLetter(at)),
      letGo: () => undefined,
      close: () => undefined,
    }),
  saveAll: () => Promise.resolve(),
  share: () => Promise.resolve('fake-person_2019-07-01_to_2019-07-03_chosen.html'),
  sharingNote: { wasShown: () => Promise.resolve(false), noteShown: () => Promise.resolve() },
  search: (accounts, _typed, _signal, tell) => {
    const [account] = accounts;
    const [message] = account?.people[0]?.messages ?? [];
    if (!account || !message) return Promise.resolve();
    const one = { accountId: account.accountId, personName: 'FAKE PERSON', message };
    const excerpt = [
      { text: 'The ', hit: false },
      { text: 'tomatoes', hit: true },
      { text: ' are taller than Lucía now.', hit: false },
    ];
    tell({ done: 457, of: 457, found: Array.from({ length: 60 }, () => ({ ...one, excerpt })), unread: 0 });
    return Promise.resolve();
  },
};

/** The list of what is kept, and what a person does there. */
const kept =
  (
    accounts: readonly KeptAccount[] | 'unreadable',
    deed?: Deed,
    ofPeople?: SamePersonOfAccount,
    ofAccounts: readonly SameAccountQuestion[] = [],
  ): Drawn =>
  (main, words) => {
    const { root } = libraryView(
      {
        accounts: () =>
          accounts === 'unreadable' ? Promise.reject(new Error('made up')) : Promise.resolve(accounts),
        save: ({ personName }) =>
          personName.includes('José')
            ? Promise.resolve('fake-jose-munoz_2019-07-01_to_2019-07-03.html')
            : new Promise(() => undefined),
        ...libraryPorts,
      },
      words,
      ofPeople &&
        ((changed) =>
          keptQuestions(
            {
              questions: () => Promise.resolve(ofAccounts),
              join: () => Promise.resolve(),
              keepApart: () => Promise.resolve(),
            },
            {
              accounts: () => Promise.resolve([ofPeople]),
              answer: () => Promise.resolve(),
              takeBack: () => Promise.resolve(),
            },
            words,
            changed,
          )),
    );
    main.replaceChildren(root);
    // The list comes a moment after the page.
    setTimeout(() => deed?.(main, words));
  };
const madeUpNames = ['Fake José Muñoz', 'MUNOZ, FAKE JOSE', 'Fake Cousin 1', 'FAKE X COUSIN'];
const madeUpAnswers: SamePersonAnswer[] = [
  { about: 'names', names: ['FAKE PERSON', 'PERSON, FAKE'], same: true },
  { about: 'names', names: ['FAKE COUSIN 2', 'COUSIN 2, FAKE'], same: false },
];
const samePersonAsked: SamePersonOfAccount = {
  accountId: 'account-1',
  questions: samePersonQuestions(
    madeUpNames.map((name) => ({ name, messages: 2 })),
    [
      { name: 'Fake José Muñoz', inmateId: 'T00001', agency: 'Invented State' },
      { name: 'MUNOZ, FAKE JOSE', inmateId: 'T00002', agency: 'Made-up State' },
    ],
    madeUpAnswers,
  ),
  ...givenAnswers(madeUpNames, [], madeUpAnswers),
};
const sameAccountAsked: SameAccountQuestion[] = [
  {
    added: {
      ...{ accountId: 'account-1', shownName: undefined, messages: 212 },
      people: ['FAKE PERSON', 'Fake José Muñoz', 'FAKE COUSIN 1'],
    },
    read: { accountId: 'account-2', shownName: 'Fake Grandmother', people: ['FAKE PERSON'], messages: 61 },
    inBoth: 40,
  },
];
const saveKept =
  (at: number): Deed =>
  (main) =>
    main.querySelectorAll<HTMLButtonElement>('.kept-person .tools > :last-child').item(at).click();
const readKept: Deed = (main) => main.querySelector<HTMLButtonElement>('.kept-person .tools button')?.click();
const shareKept: Deed = (main, words) => {
  readKept(main, words);
  Array.from(main.querySelectorAll('button'))
    .find(({ textContent }) => textContent === words.sharing.choose)
    ?.click();
};
const searchKept: Deed = (main) => {
  const field = main.querySelector<HTMLInputElement>('#library-search');
  if (!field) throw new Error('There is no way to search.');
  field.value = 'tomatoes';
  field.dispatchEvent(new Event('input'));
};

const partOne = 'Letterkeep-2026-11-22-part-1-of-2.zip';
const changedZip = 'Letterkeep-2026-11-22-changed.zip';
const changes: Finding[] = [
  { kind: 'changed-file', path: 'data/people/fake-jose-munoz_78cf/conversation.html' },
  { kind: 'missing-file', path: 'data/people/fake-jose-munoz_78cf/messages/2019-07-15_1504.html' },
  { kind: 'added-file', path: 'data/people/new.html' },
  { kind: 'system-file', path: 'data/.DS_Store' },
];

const judged: CheckPorts = {
  check: ({ name }) => {
    if (name === 'slow.zip') return new Promise(() => undefined);
    if (name.endsWith('.pdf')) return Promise.resolve({ outcome: 'refused', why: 'no-zip' });
    const findings = name === changedZip ? changes : [];
    const part = name === partOne ? { number: 1, of: 2 } : { number: 1, of: 1 };
    const info = { group: 'Letterkeep-2026-11-22', date: '2026-11-22', part };
    const payload = { files: 1_204, bytes: 86_000_000 };
    const report = { verdict: verdictOf(findings), findings, payload, info };
    return Promise.resolve({ outcome: 'checked', report });
  },
  fingerprint: () => Promise.resolve('5e'.repeat(32)),
};

/** The names of views in which "Copy details" was pressed, and what became of it. */
const copying: Record<string, 'copied' | 'refused'> = {
  'ready-details-copied': 'copied',
  'no-answer-details-by-hand': 'refused',
};

/** "Copy details", below every view of the popup. */
function drawDetails(footer: HTMLElement, words: Words, pressed?: 'copied' | 'refused'): void {
  const place = element('div', { class: 'details' });
  footer.prepend(place);
  const text = 'Letterkeep 0.1.0\npage: other\n'.repeat(6);
  const copy = (): Promise<void> =>
    pressed === 'refused' ? Promise.reject(new Error('made up')) : Promise.resolve();
  detailsPanel(place, { details: () => Promise.resolve(text), copy }, words);
  if (pressed) place.querySelector('button')?.click();
}

const drawnInPopup: Record<string, Drawn> = {
  ...Object.fromEntries(Object.entries(morePopupViews).map(([name, view]) => [name, popup(view)])),
  'ready-choosing': popup(popupViews['ready-message'], openGroup(0)),
  'ready-chose-nothing': popup(popupViews['ready-message'], chooseNothing),
  'ready-speed': popup(popupViews['ready-kept'], openGroup(1)),
  'ready-problem': popup(popupViews['ready-kept'], undefined, (words) => ({ problem: words.problem.busy })),
  'ready-starting': popup(popupViews['ready-first'], undefined, (words) => ({
    busy: true,
    notice: words.ready.starting,
  })),
  'ready-forgotten': popup(popupViews['ready-first'], undefined, (words) => ({
    notice: words.forget.proof(nothingLeft),
  })),
  'ready-details-copied': popup(popupViews['ready-kept']),
  'no-answer-details-by-hand': popup(popupViews['no-answer']),
  'ready-try-one': popup(popupViews['ready-kept'], undefined, (words) => ({
    notice: words.forecast.howToTry,
  })),
  'paused-speed': popup(popupViews.paused, openGroup(0)),
  'done-forget-question': popup(popupViews.done, askToForget),
};

const drawnInArchive: Record<string, Drawn> = {
  ...Object.fromEntries(Object.entries(archiveViews).map(([name, view]) => [name, archive(view)])),
  'done-forget-question': archive(archiveViews['done'] ?? { state: 'looking' }, askToForget),
  check: check(),
  'check-running': check('slow.zip'),
  'check-whole': check('Letterkeep-2026-11-22.zip'),
  'check-changed': check(changedZip),
  'check-refused': check('letter.pdf'),
  'check-several': check(partOne, changedZip, 'letter.pdf'),
  kept: kept(keptFamily),
  'kept-messages': kept(keptFamily, openGroup(0)),
  'kept-saving': kept(keptFamily, saveKept(0)),
  'kept-saved': kept(keptFamily, saveKept(1)),
  'kept-read': kept(keptFamily, readKept),
  'kept-sharing': kept(keptFamily, shareKept),
  'kept-searched': kept(keptFamily, searchKept),
  'kept-same-person': kept(keptFamily, undefined, samePersonAsked),
  'kept-same-account': kept(keptFamily, undefined, samePersonAsked, sameAccountAsked),
  'kept-same-person-answered': kept(keptFamily, openGroup(0), { ...samePersonAsked, questions: [] }),
  'kept-nothing': kept([]),
  'kept-unreadable': kept('unreadable'),
};

const frames = { popup: drawnInPopup, archive: drawnInArchive };
export type Frame = keyof typeof frames;

/** The names of all views of the popup, or of the archive tab. */
export function names(frame: Frame): string[] {
  return Object.keys(frames[frame]);
}

/** Draws one view in place of what the page shows. Resolves when all that it asks for has come. */
export async function draw(frame: Frame, name: string, language: Language): Promise<void> {
  const drawn = frames[frame][name];
  const main = document.querySelector('main');
  const footer = document.querySelector('footer');
  if (!drawn || !main || !footer) throw new Error(`There is no view ${name} of the ${frame}.`);
  await followLanguage(footer, alwaysIn(language), (words) => drawn(main, words));
  if (frame === 'popup') drawDetails(footer, wordsFor(language), copying[name]);
  // People and speed are asked for, and answered at once.
  await new Promise((done) => setTimeout(done));
}
