import type * as v from 'valibot';
import { browser } from 'wxt/browser';
import { LetterkeepError } from '../model/failure';
import { errorFromData } from './error-as-data';
import { keeperWords } from './keeper-words';
import { pageWords, type PageWords } from './page-words';
import { envelope, replySchema, type NameIn, type PayloadOf, type ReplyTo } from './protocol';
import { readerWords } from './reader-words';
import { parseUntrusted } from './untrusted';

const backgroundWords = { ...keeperWords, ...readerWords };
export type BackgroundWords = typeof backgroundWords;

/** The browser may stop the background between any two messages, and the next one starts it. */
const mostTries = 3;

/**
 * Asks the background, from the content script. A reply that was lost because the background was just stopped is
 * asked for again: every word may be repeated (model/keeper.ts). Throws the LetterkeepError of the other side, or
 * "vault-error" when nobody answers.
 *
 * @param most how often it is asked, in all
 */
export async function askBackground<Name extends NameIn<BackgroundWords>>(
  name: Name,
  payload: PayloadOf<BackgroundWords, Name>,
  most = mostTries,
): Promise<ReplyTo<BackgroundWords, Name>> {
  let cause: unknown;
  for (let tries = 0; tries < most && extensionIsThere(); tries += 1) {
    let answer: unknown;
    try {
      answer = await browser.runtime.sendMessage(envelope(name, payload));
    } catch (error) {
      cause = error;
      continue;
    }
    if (answer !== undefined && answer !== null)
      return valueOf(answer, backgroundWords[name].reply) as ReplyTo<BackgroundWords, Name>;
  }
  throw new LetterkeepError(
    'vault-error',
    'The part of Letterkeep that keeps does not answer.',
    {},
    { cause },
  );
}

/** Asks the content script of a tab. Throws "vault-error" when the tab does not answer: it may need a reload. */
export async function askTab<Name extends NameIn<PageWords>>(
  tabId: number,
  name: Name,
  payload: PayloadOf<PageWords, Name>,
): Promise<ReplyTo<PageWords, Name>> {
  let answer: unknown;
  try {
    // The top frame alone: JPay's pages may hold frames of their own.
    answer = await browser.tabs.sendMessage(tabId, envelope(name, payload), { frameId: 0 });
  } catch (error) {
    throw new LetterkeepError('vault-error', 'The JPay page does not answer.', {}, { cause: error });
  }
  return valueOf(answer, pageWords[name].reply) as ReplyTo<PageWords, Name>;
}

/**
 * The value of a reply, if it is one that the word may have. A content script stands in a process of the site, so the
 * popup believes it no more than the background does.
 */
function valueOf(answer: unknown, schema: v.GenericSchema): unknown {
  const reply = parseUntrusted(replySchema, answer);
  if (reply.fits && reply.output.outcome === 'failure') throw errorFromData(reply.output.failure);
  if (reply.fits && reply.output.outcome === 'value') {
    const value = parseUntrusted(schema, reply.output.value);
    if (value.fits) return value.output;
  }
  throw new LetterkeepError('vault-error', 'Two parts of Letterkeep did not understand each other.');
}

/** False once the extension was updated, reloaded or removed under this page: then nothing of it can work here. */
export function extensionIsThere(): boolean {
  const { runtime } = browser as { runtime?: { id?: string } };
  return runtime?.id !== undefined;
}
