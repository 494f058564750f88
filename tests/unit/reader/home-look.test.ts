// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LetterkeepError, type FailureContext, type FailureKind } from '../../../src/model/failure';
import type { SiteResponse } from '../../../src/model/transport';
import { mostTries } from '../../../src/reader/decide';
import { HomeLook } from '../../../src/reader/home-look';
import { aspx, parseHtml, responseOf, signedOutHeader, site } from '../jpay/made-up-page';

const at = (path: string, html: string): SiteResponse => responseOf(html, { url: `${site}${path}` });
const home = at(
  '/home.aspx',
  aspx('<label>Fake Person, 0001, Fake Agency</label>', { title: 'JPay | Home' }),
);
const login = at(
  '/login.aspx',
  aspx('<input type="password" name="p">', { title: 'JPay - Login', header: signedOutHeader, menu: '' }),
);
const failed = (kind: FailureKind, context: FailureContext = {}): LetterkeepError =>
  new LetterkeepError(kind, 'made up', context);

const load = vi.fn<() => Promise<SiteResponse>>();
const requireSameName = vi.fn<() => void>();
let stopping: AbortController;
let look: HomeLook;

beforeEach(() => {
  load.mockReset().mockResolvedValue(home);
  requireSameName.mockReset();
  stopping = new AbortController();
  look = new HomeLook({ load, parseHtml, requireSameName, signal: stopping.signal });
});

describe('a refusal, while the home page is shown as ever', () => {
  const doubtful: [FailureKind, number][] = [
    ['signed-out', 1],
    ['blocked-by-site', 3],
    ['asked-to-wait', mostTries],
  ];

  it.each(doubtful)('is the address’s own: %s, at try %i', async (kind, tries) => {
    const failure = failed(kind, { page: '/IncomingMailView.aspx' });
    const taken = await look.whoseRefusal(failure, tries);
    expect(taken).toMatchObject({ kind: 'site-error', context: { page: '/IncomingMailView.aspx' } });
    expect(taken.cause).toBe(failure);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it.each<[string, FailureKind, number, FailureContext]>([
    ['the firewall at its second try', 'blocked-by-site', 2, {}],
    ['too many requests, before the last try', 'asked-to-wait', mostTries - 1, {}],
    ['too many requests, with a time that JPay named', 'asked-to-wait', mostTries, { retryAfterSeconds: 30 }],
    ['an error page', 'site-error', 9, {}],
    ['a dead line', 'offline', 9, {}],
  ])('is taken as it is, and JPay is not asked: %s', async (_, kind, tries, context) => {
    const failure = failed(kind, context);
    expect(await look.whoseRefusal(failure, tries)).toBe(failure);
    expect(load).not.toHaveBeenCalled();
  });

  it('is looked into once by all who doubt at the same time, and again by who doubts later', async () => {
    const both = [look.whoseRefusal(failed('signed-out'), 1), look.whoseRefusal(failed('signed-out'), 1)];
    expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['site-error', 'site-error']);
    expect(load).toHaveBeenCalledTimes(1);
    await look.whoseRefusal(failed('signed-out'), 1);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe('a refusal, while the home page is not shown as ever', () => {
  it('stops the job, where the home page asks for the password too', async () => {
    load.mockResolvedValue(login);
    const failure = failed('signed-out');
    expect(await look.whoseRefusal(failure, 1)).toBe(failure);
  });

  it('stops the job, where the home page is refused too', async () => {
    load.mockRejectedValue(failed('blocked-by-site'));
    const failure = failed('blocked-by-site');
    expect(await look.whoseRefusal(failure, 3)).toBe(failure);
  });

  it('is somebody else’s session, where the home page is', async () => {
    requireSameName.mockImplementation(() => {
      throw failed('other-account');
    });
    await expect(look.whoseRefusal(failed('signed-out'), 1)).rejects.toMatchObject({ kind: 'other-account' });
  });

  it('hides no mistake of ours', async () => {
    load.mockRejectedValue(new TypeError('a slip'));
    await expect(look.whoseRefusal(failed('signed-out'), 1)).rejects.toThrow('a slip');
  });

  it('is nothing any more, once the job was stopped', async () => {
    load.mockImplementation(() => {
      stopping.abort();
      return Promise.reject(failed('offline'));
    });
    await expect(look.whoseRefusal(failed('signed-out'), 1)).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('an address that does not answer', () => {
  it('is the only one, where the home page answers anything: its failure is its own', async () => {
    load.mockResolvedValue(login);
    await expect(look.whoseSilence(failed('offline'), 4)).rejects.toMatchObject({ kind: 'site-error' });
    load.mockRejectedValue(failed('site-error'));
    await expect(look.whoseSilence(failed('offline'), 4)).rejects.toMatchObject({ kind: 'site-error' });
  });

  it('is no news, where the home page does not answer either: the line is dead', async () => {
    load.mockRejectedValue(failed('offline'));
    await expect(look.whoseSilence(failed('offline'), 4)).resolves.toBeUndefined();
  });

  it('is asked for four times before the line is tested, and the line once', async () => {
    for (const tries of [1, 2, 3, 5, 6]) await look.whoseSilence(failed('offline'), tries);
    expect(load).not.toHaveBeenCalled();
  });
});

describe('an error page', () => {
  it('has whose page it is looked at, at its second try', async () => {
    await look.whoseSilence(failed('site-error'), 1);
    expect(load).not.toHaveBeenCalled();
    await look.whoseSilence(failed('site-error'), 2);
    expect(requireSameName).toHaveBeenCalledTimes(1);
  });

  it('is somebody else’s, where the home page is', async () => {
    requireSameName.mockImplementation(() => {
      throw failed('other-account');
    });
    await expect(look.whoseSilence(failed('site-error'), 2)).rejects.toMatchObject({ kind: 'other-account' });
  });
});
