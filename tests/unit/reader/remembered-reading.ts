import { vi } from 'vitest';
import type { SitePage } from '../../../src/jpay/page';
import type { SiteResponse } from '../../../src/model/transport';

/**
 * To be imported first. The matrices let the reader see the same answers thousands of times, and what src/jpay makes of an
 * answer depends on nothing else (its functions are pure): so the same answer is read once, and its page remembered.
 */
const mostPages = 3_000;
const pages = new Map<string, SitePage>();

vi.mock(import('../../../src/jpay/page'), async (original) => {
  const real = await original();
  return {
    ...real,
    parsePage: (response, parseHtml) => {
      const key = keyOf(response);
      const known = pages.get(key);
      if (known) return known;
      const page = real.parsePage(response, parseHtml);
      if (pages.size >= mostPages) pages.clear();
      pages.set(key, page);
      return page;
    },
  };
});
vi.mock(import('../../../src/jpay/message-page'), async (original) => {
  const real = await original();
  return { ...real, readMessagePage: remembered(real.readMessagePage) };
});
vi.mock(import('../../../src/jpay/list'), async (original) => {
  const real = await original();
  return { ...real, readList: remembered(real.readList) };
});
vi.mock(import('../../../src/jpay/home'), async (original) => {
  const real = await original();
  return { ...real, readShownName: remembered(real.readShownName) };
});

function keyOf({ url, redirected, status, contentType, bytes }: SiteResponse): string {
  return `${url}\n${String(redirected)} ${status} ${contentType}\n${Buffer.from(bytes).toString('latin1')}`;
}

/** Errors are not remembered: each throw is a new one, as in src. */
function remembered<Result>(read: (page: SitePage) => Result): (page: SitePage) => Result {
  const results = new WeakMap<SitePage, { result: Result }>();
  return (page) => {
    const known = results.get(page);
    if (known) return known.result;
    const result = read(page);
    results.set(page, { result });
    return result;
  };
}
