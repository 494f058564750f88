import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { browserNames, systemNames } from '../../../src/model/browser-marks';
import {
  landmarkNames,
  nextStates,
  pageFiles,
  pageReportSchema,
  reportedKinds,
  signedOutFaces,
  type Details,
} from '../../../src/model/details';
import { failureKinds } from '../../../src/model/failure';
import { detailsText } from '../../../src/jpay/details-text';
import { parsePage } from '../../../src/jpay/page';
import { reportPage } from '../../../src/jpay/page-report';
import { landmarks } from '../../../src/jpay/selectors';
import { parseQuickly } from '../reader/quick-pages';
import { allCanaries, canaryPages, type CanaryPage } from './canary-pages';

const details = (page: Details['page']): Details => ({
  version: '0.1.0',
  browser: { name: 'Firefox', major: 115, system: 'Windows' },
  tab: 'answers',
  page,
  job: {
    state: 'paused',
    what: 'archive',
    why: 'signed-out',
    messages: { listed: 430, saved: 212, failed: 1, vanished: 0, skipped: 0 },
  },
  failures: [{ what: 'attachment', kind: 'timed-out', count: 3 }],
});

/** Words of our own, in the order of details-text.ts; whoever adds one there must look here whether it tells of mail. */
const ownWords = `
  Letterkeep browser on tab of JPay none loading silent answers page file somebody signed in yes no link to inbox sent grid rows
  with a name number status tick date an unknown by postback refused unread next states total names person attachments
  contacts not readable found job idle reading paused writing done archive message conversation list attachment why
  by-person no-word waits complete messages listed saved failed vanished skipped failures`
  .trim()
  .split(/\s+/);
const vocabulary = new Set<string>([
  ...ownWords,
  ...browserNames,
  ...systemNames,
  ...landmarkNames,
  ...nextStates,
  ...pageFiles,
  ...reportedKinds,
  ...signedOutFaces,
  ...failureKinds,
]);
const selectors = Object.values(landmarks)
  .flatMap(({ selectors: texts }) => [...texts] as string[])
  .sort((a, b) => b.length - a.length);

/** Words of a text that are neither ours, nor a selector of ours, nor a number. */
function strangeWords(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const selector = / of (.+)$/.exec(line)?.[1];
    const rest =
      line.startsWith('  ') && selector !== undefined && selectors.includes(selector)
        ? line.slice(0, -selector.length)
        : line;
    return rest
      .split(/[\s:,()]+/)
      .filter((word) => word !== '' && !vocabulary.has(word) && !/^\d{1,7}(?:\.\d{1,5}){0,3}$/.test(word));
  });
}

function textOf(page: CanaryPage): string {
  const { under, ...answer } = page;
  const parsed = parsePage({ ...answer, redirected: false, retryAfter: null }, parseQuickly);
  const report = reportPage(parsed);
  // As the popup takes it from the tab.
  expect(v.is(pageReportSchema, JSON.parse(JSON.stringify(report))), under).toBe(true);
  return detailsText(details(v.parse(pageReportSchema, JSON.parse(JSON.stringify(report)))));
}

const capitals = (text: string): string => text.toUpperCase();
const hasCanary = (text: string): boolean =>
  allCanaries.some((word) => capitals(text).includes(capitals(word)));

describe('the copied details', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed))(
    'hold no word of anyone’s mail, on any page of a made-up JPay (seed %i)',
    async (seed) => {
      const pages = await canaryPages(seed);
      const planted = pages.filter(({ bytes }) => hasCanary(Buffer.from(bytes).toString('latin1')));
      // Errors of the server itself and pages that send elsewhere hold nothing of anyone.
      expect(planted.length).toBeGreaterThan(seed % 8 === 7 ? 2 : pages.length / 2);
      for (const page of pages) {
        const text = textOf(page);
        const told = allCanaries.filter((word) => capitals(text).includes(capitals(word)));
        expect({ told, strange: strangeWords(text), url: page.url, under: page.under }).toEqual({
          told: [],
          strange: [],
          url: page.url,
          under: page.under,
        });
      }
    },
  );

  it('say which selectors an inbox has, and how many rows', async () => {
    const pages = await canaryPages(0);
    const inbox = pages.find(({ url }) => url.endsWith('IncomingMails.aspx'));
    expect(inbox).toBeDefined();
    expect(textOf(inbox!).split('\n')).toEqual(
      expect.arrayContaining([
        'Letterkeep 0.1.0',
        'browser: Firefox 115 on Windows',
        'page: inbox',
        'file: incomingmails.aspx',
        'rows of inbox: 5, of sent: 0',
        'rows with a name: 5, number: 0, status: 0, tick: 5',
        'next: more-by-postback',
        '  logout: 1 of #myheader_TopRightNavButton_lnkLogout',
        '  pagerNext: 1 of #LinkbuttonArrowNext',
        'job: paused (archive)',
        'why: signed-out',
        'failures: attachment timed-out 3',
      ]),
    );
  });

  it('say what is known when no page answers', () => {
    expect(detailsText({ ...details(null), tab: 'silent', job: { state: 'idle' }, failures: null })).toBe(
      'Letterkeep 0.1.0\nbrowser: Firefox 115 on Windows\ntab of JPay: silent\njob: idle\nfailures: unknown\n',
    );
  });

  it('drop whatever a page’s process would say besides', () => {
    const plain = {
      kind: 'inbox',
      file: 'incomingmails.aspx',
      somebodySignedIn: true,
      found: [{ name: 'logout', selector: 0, elements: 1 }],
      rows: { inbox: 1, sent: 0 },
      grids: { inbox: true, sent: false },
      links: { inbox: true, sent: false },
    };
    expect(v.parse(pageReportSchema, { ...plain, letter: 'Kumquatish' })).toEqual(plain);
    const lies = [
      { ...plain, kind: 'Kumquatish' },
      { ...plain, file: 'Kumquatish.aspx' },
      { ...plain, found: [{ name: 'Kumquatish', selector: 0, elements: 1 }] },
      { ...plain, found: [{ name: 'logout', selector: '#Kumquatish', elements: 1 }] },
      { ...plain, found: [{ name: 'logout', selector: 0, elements: 86753094 }] },
      { ...plain, rows: { inbox: 'Kumquatish', sent: 0 } },
      { ...plain, fault: 'Kumquatish' },
      { ...plain, contacts: 0.5 },
    ];
    expect(lies.filter((lie) => v.is(pageReportSchema, lie))).toEqual([]);
  });
});
