import { jobOfArchiveTab } from '../../src/platform/archive-tab';
import * as languageSetting from '../../src/platform/language-setting';
import { checkView } from '../../src/ui/check-view';
import { followLanguage } from '../../src/ui/language-panel';
import type { Words } from '../../src/ui/words';
import { checker } from './checker';
import { jobView } from './job-view';

const main = document.querySelector('main') ?? document.body;
const footer = document.querySelector('footer') ?? document.body;
const jobId = jobOfArchiveTab(location.href);
const check = checkView(checker, jobId === null ? 'h1' : 'h2');
const job = jobId === null ? null : jobView(main, jobId, check.root);

function showCheckAlone(words: Words): void {
  document.title = `${words.check.title} – ${words.productName}`;
  main.append(check.root);
}

void followLanguage(footer, languageSetting, (words) => {
  check.speak(words);
  if (job) job.speak(words);
  else showCheckAlone(words);
}).then(() => job?.begin());
