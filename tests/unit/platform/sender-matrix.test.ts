import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answering, envelope, type Handlers, type Sender, type Words } from '../../../src/platform/protocol';
import { keeperWords } from '../../../src/platform/keeper-words';
import { pageWords } from '../../../src/platform/page-words';
import { readerWords } from '../../../src/platform/reader-words';
import { ownPage, siteTab } from '../../../src/platform/sender';
import { jpayTab, popup } from './senders';
import { toBackground, toPage } from './well-formed-words';

type Answered = 'background' | 'page' | 'nobody';
const own = () => `chrome-extension://${fakeBrowser.runtime.id}`;
const from = (url: string, origin?: string) => jpayTab(7, { url, origin: origin ?? undefined });

/** Who may speak, as each browser describes them, and who listens to them. */
const senders: [string, () => Sender, Answered][] = [
  ['the JPay tab', () => jpayTab(), 'background'],
  ['the JPay tab in Firefox, without an origin', () => jpayTab(7, { origin: undefined }), 'background'],
  ['jpay.com without www', () => from('https://jpay.com/login.aspx', 'https://jpay.com'), 'background'],
  ['JPay with its port spelt out', () => from('https://www.jpay.com:443/'), 'background'],
  ['JPay in capitals', () => from('HTTPS://WWW.JPAY.COM/Home.aspx'), 'background'],
  ['a tab numbered 0', () => jpayTab(0), 'background'],
  ['the popup', () => popup(), 'page'],
  ['the popup in Firefox, without an origin', () => popup({ origin: undefined }), 'page'],
  ['the popup opened as a tab', () => popup({ tab: { id: 3 }, frameId: 0 }), 'page'],
  [
    'the archive tab',
    () => popup({ url: `${own()}/archive.html?job=a`, tab: { id: 4 }, frameId: 0 }),
    'page',
  ],
  ['a page of ours inside a frame', () => popup({ tab: { id: 3 }, frameId: 2 }), 'nobody'],
  ['a frame in the JPay tab', () => jpayTab(7, { frameId: 4 }), 'nobody'],
  ['a JPay tab that names no frame', () => jpayTab(7, { frameId: undefined }), 'nobody'],
  ['a frame that is none', () => jpayTab(7, { frameId: -1 }), 'nobody'],
  ['another extension', () => jpayTab(7, { id: 'another extension' }), 'nobody'],
  ['another extension with our address', () => popup({ id: 'another extension' }), 'nobody'],
  ['another extension’s page', () => popup({ url: 'chrome-extension://another/popup.html' }), 'nobody'],
  [
    'our host under another scheme',
    () => popup({ url: `https://${fakeBrowser.runtime.id}/popup.html` }),
    'nobody',
  ],
  ['somebody without an id', () => jpayTab(7, { id: undefined }), 'nobody'],
  ['somebody with an empty id', () => jpayTab(7, { id: '' }), 'nobody'],
  ['a page of ours without an id', () => popup({ id: undefined }), 'nobody'],
  ['an origin that disagrees', () => jpayTab(7, { origin: 'https://www.example.com' }), 'nobody'],
  ['an origin of ours in a JPay tab', () => jpayTab(7, { origin: own() }), 'nobody'],
  ['JPay’s origin on a page of ours', () => popup({ origin: 'https://www.jpay.com' }), 'nobody'],
  ['a sandboxed JPay page', () => jpayTab(7, { origin: 'null' }), 'nobody'],
  ['a sandboxed page of ours', () => popup({ origin: 'null' }), 'nobody'],
  ['about:blank', () => from('about:blank', 'https://www.jpay.com'), 'nobody'],
  ['about:srcdoc', () => from('about:srcdoc', 'https://www.jpay.com'), 'nobody'],
  ['a blob of JPay', () => from('blob:https://www.jpay.com/1', 'https://www.jpay.com'), 'nobody'],
  ['a data address', () => from('data:text/html,<p>'), 'nobody'],
  ['a file', () => from('file:///www.jpay.com/'), 'nobody'],
  ['a javascript address', () => from('javascript:"https://www.jpay.com/"'), 'nobody'],
  ['view-source', () => from('view-source:https://www.jpay.com/'), 'nobody'],
  ['JPay’s pictures', () => from('https://cdna.jpay.com/a.jpg', 'https://cdna.jpay.com'), 'nobody'],
  ['JPay’s payments', () => from('https://secure.jpay.com/', 'https://secure.jpay.com'), 'nobody'],
  ['JPay without encryption', () => from('http://www.jpay.com/', 'http://www.jpay.com'), 'nobody'],
  ['JPay on another port', () => from('https://www.jpay.com:8443/'), 'nobody'],
  ['JPay on the port of http', () => from('https://www.jpay.com:80/'), 'nobody'],
  ['JPay with a dot at its end', () => from('https://www.jpay.com./'), 'nobody'],
  ['JPay as the beginning of a host', () => from('https://www.jpay.com.example.com/'), 'nobody'],
  ['JPay as the end of a name', () => from('https://notjpay.com/'), 'nobody'],
  ['JPay as a user', () => from('https://www.jpay.com@example.com/'), 'nobody'],
  ['JPay behind a backslash', () => from('https://example.com\\@www.jpay.com/'), 'nobody'],
  ['JPay in letters that look alike', () => from('https://www.jpаy.com/'), 'nobody'],
  ['JPay in the path', () => from('https://example.com/https://www.jpay.com/'), 'nobody'],
  ['no tab', () => jpayTab(7, { tab: undefined }), 'nobody'],
  ['a tab without a number', () => jpayTab(7, { tab: {} }), 'nobody'],
  ['tab -1', () => jpayTab(-1), 'nobody'],
  ['no address', () => jpayTab(7, { url: undefined }), 'nobody'],
  ['an address that is none', () => from('https://'), 'nobody'],
  ['an address that is no text', () => jpayTab(7, { url: 7 as unknown as string }), 'nobody'],
  ['nothing at all', () => ({}), 'nobody'],
  ['a sender that is none', () => undefined as unknown as Sender, 'nobody'],
];

/** Handlers that all answer. */
function answersTo<Known extends Words>(words: Known): Handlers<Known, unknown> {
  const answer = () => Promise.resolve(null);
  return Object.fromEntries(Object.keys(words).map((name) => [name, answer])) as unknown as Handlers<
    Known,
    unknown
  >;
}

describe('who is answered', () => {
  const before = fakeBrowser.runtime.id;
  beforeEach(() => {
    (fakeBrowser.runtime as { id: string }).id = before;
  });
  afterEach(() => vi.restoreAllMocks());

  const backgroundWords = { ...keeperWords, ...readerWords };
  const background = answering(backgroundWords, answersTo(backgroundWords), siteTab);
  const page = answering(pageWords, answersTo(pageWords), ownPage);
  const wellFormed = { ...toBackground, ...toPage };

  it.each(senders)('%s: to every word of both directions', async (_who, sender, answered) => {
    for (const [word, payload] of Object.entries(wellFormed)) {
      const toIt = [background(envelope(word, payload), sender()), page(envelope(word, payload), sender())];
      const expected = [
        answered === 'background' && word in toBackground,
        answered === 'page' && word in toPage,
      ];
      expect(
        toIt.map((reply) => reply !== undefined),
        word,
      ).toEqual(expected);
      for (const reply of toIt) if (reply) expect((await reply).outcome, word).toBe('value');
    }
  });

  it('nobody, for a word that is none', () => {
    const words = [
      '',
      'keeper',
      'keeper.KEEP',
      ' keeper.keep',
      'constructor',
      '__proto__',
      'hasOwnProperty',
      'toString',
    ];
    for (const word of words) {
      expect(background(envelope(word, {}), jpayTab())).toBeUndefined();
      expect(page(envelope(word, {}), popup())).toBeUndefined();
    }
  });

  it('nobody, after the extension was reloaded under its page and has no id', () => {
    (fakeBrowser.runtime as { id: string | undefined }).id = undefined;
    expect(background(envelope('lease.mine', {}), jpayTab(7, { id: undefined }))).toBeUndefined();
  });
});
