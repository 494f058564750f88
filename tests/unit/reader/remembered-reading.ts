import { vi } from 'vitest';
import { oncePerPage } from '../../../src/jpay/once-per-page';
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
  return { ...real, readMessagePage: oncePerPage(real.readMessagePage) };
});
vi.mock(import('../../../src/jpay/list'), async (original) => {
  const real = await original();
  return { ...real, readList: oncePerPage(real.readList) };
});
vi.mock(import('../../../src/jpay/home'), async (original) => {
  const real = await original();
  return { ...real, readShownName: oncePerPage(real.readShownName) };
});

function keyOf({ url, redirected, status, contentType, bytes }: SiteResponse): string {
  return `${url}\n${String(redirected)} ${status} ${contentType}\n${Buffer.from(bytes).toString('latin1')}`;
}
