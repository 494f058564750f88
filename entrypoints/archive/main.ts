import { purposeOfArchiveTab } from '../../src/platform/archive-tab';
import * as languageSetting from '../../src/platform/language-setting';
import { whenForgotten } from '../../src/platform/forgotten';
import { addView } from '../../src/ui/add-view';
import { archivePage } from '../../src/ui/archive-page';
import { checkView } from '../../src/ui/check-view';
import { libraryView } from '../../src/ui/library/library-view';
import { leavingView } from '../../src/ui/leaving-view';
import { keptQuestions } from '../../src/ui/kept-questions';
import { followLanguage } from '../../src/ui/language-panel';
import { adder } from './adder';
import { checker } from './checker';
import { jobView } from './job-view';
import { library } from './library';
import { leaving } from './leaving';
import { sameAccount } from './same-account';
import { samePerson } from './same-person';

const main = document.querySelector('main') ?? document.body;
const footer = document.querySelector('footer') ?? document.body;

const page = archivePage(main, purposeOfArchiveTab(location.href), {
  check: (words, heading) => checkView(checker, words, heading),
  kept: (words) =>
    libraryView(library, words, (changed) => keptQuestions(sameAccount, samePerson, words, changed)),
  leaving: (words) => leavingView(leaving, words),
  add: (words) => addView(adder(), words),
  job: (jobId, below) => jobView(main, jobId, below),
});
// The letters that another page forgot must not stay on the screen.
whenForgotten(() => location.reload());
void followLanguage(footer, languageSetting, page.speak).then(page.begin);
