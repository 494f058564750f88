import '../src/platform/own-names';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { reportShownPage } from '../src/jpay/page-report';
import { describeShownPage } from '../src/jpay/shown-page';
import { serveJpayPage, type PageEnd } from '../src/platform/content-service';
import { listPeople, read, type ReadingEnd } from '../src/reader/reader';

const parseHtml = (html: string) => new DOMParser().parseFromString(html, 'text/html');

export default defineContentScript({
  matches: ['https://www.jpay.com/*', 'https://jpay.com/*'],
  // Before the page has an element: Chromium takes one called "chrome" for the browser's own API, and we stood still.
  runAt: 'document_start',
  main() {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', serve, { once: true });
    else serve();
  },
});

function serve(): void {
  const { origin } = location;
  serveJpayPage({
    describe: () => describeShownPage(document, location.href),
    report: () => reportShownPage(document, location.href),
    listPeople: (ports) => listPeople(origin, { ...ports, parseHtml }),
    read: async (job, ports, signal) =>
      asPageEnd(await read({ ...job, origin }, { ...ports, parseHtml }, signal)),
  });
}

/** Where another account stopped the reader, it stands still like any other pause: it can go on with the right one. */
function asPageEnd(ending: ReadingEnd): PageEnd {
  return ending.end === 'stopped' ? { end: 'paused', why: ending.why } : ending;
}
