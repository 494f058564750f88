import { jobOfArchiveTab } from '../../src/platform/archive-tab';
import * as languageSetting from '../../src/platform/language-setting';
import { checkView } from '../../src/ui/check-view';
import type { CheckView } from '../../src/ui/check-view';
import { followLanguage } from '../../src/ui/language-panel';
import { checker } from './checker';
import { jobView } from './job-view';
import type { JobView } from './job-view';

const main = document.querySelector('main') ?? document.body;
const footer = document.querySelector('footer') ?? document.body;
const jobId = jobOfArchiveTab(location.href);
let check: CheckView | undefined;
let job: JobView | undefined;

void followLanguage(footer, languageSetting, (words) => {
  if (check) check.speak(words);
  else check = checkView(checker, words, jobId === null ? 'h1' : 'h2');
  if (jobId === null) {
    document.title = `${words.check.title} – ${words.productName}`;
    main.append(check.root);
  } else {
    job ??= jobView(main, jobId, check.root);
    job.speak(words);
  }
}).then(() => job?.begin());
