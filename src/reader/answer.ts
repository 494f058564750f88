import { LetterkeepError } from '../model/failure';
import type { AllowedPostback } from '../model/transport';
import { pathOf } from '../jpay/address';
import type { SitePage } from '../jpay/page';
import { failureOf, recognise } from '../jpay/page-kind';

/** One request: an address to GET, or a postback that passed the allow-list. */
export type Ask = { get: string } | { post: AllowedPostback };

/** 429 and 503 mean "later", whatever page comes with them. Other codes are for page-kind.ts to judge. */
export function requireStatus(status: number, retryAfter: number | null, url: string): void {
  if (status !== 429 && status !== 503) return;
  throw new LetterkeepError('asked-to-wait', `JPay answered with status ${status}.`, {
    page: pathOf(url),
    ...(retryAfter === null ? {} : { retryAfterSeconds: retryAfter }),
  });
}

/**
 * An answer on which our own code stumbles is one we do not know: recorded like one, not the end of everything. A GET sends
 * no form, so an answer that calls the form stale is the site's own trouble.
 */
export function readAs<Result>(url: string, ask: Ask, take: () => Result): Result {
  const context = { page: pathOf(url) };
  try {
    return take();
  } catch (error) {
    if (!(error instanceof LetterkeepError)) {
      throw new LetterkeepError('unexpected-page', 'The answer could not be read.', context, {
        cause: error,
      });
    }
    if (error.kind !== 'stale-form' || !('get' in ask)) throw error;
    throw new LetterkeepError('site-error', 'JPay called a form stale that was never sent.', context, {
      cause: error,
    });
  }
}

/** Throws what a page stands for when it is not what was asked for. */
export function unexpected(page: SitePage): LetterkeepError {
  const kind = recognise(page);
  return (
    failureOf(kind, page) ??
    new LetterkeepError('unexpected-page', `This page was not expected: ${kind.kind}.`, {
      page: pathOf(page.url),
    })
  );
}
