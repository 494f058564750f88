import { describe, expect, it } from 'vitest';
import { createReplica, createVisitor, makeAccount } from '../../replica';
import type { FaultMode } from '../../replica';
import { switchChoices } from '../../replica';
import { clickerOn } from './clicker';

const account = makeAccount({ seed: 9, messages: 8, awkward: [] });
const url = 'https://www.jpay.com/IncomingMails.aspx';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('signing in', () => {
  it('works for any user id, and marks the cookie Secure, HttpOnly and SameSite=Lax', async () => {
    const replica = createReplica({ account });
    const start = await replica.handle({
      method: 'GET',
      url: 'https://www.jpay.com/login.aspx',
      headers: { 'sec-fetch-mode': 'navigate' },
    });
    const cookie = start.headers.find(
      ([name, value]) => name === 'Set-Cookie' && value.startsWith('ASP.NET_SessionId'),
    )?.[1];
    expect(cookie).toMatch(/; secure; HttpOnly; SameSite=Lax$/);
    const login = await clickerOn(replica, '').open('login.aspx');
    expect(login.document.title).toBe('JPay - First Time Users');
    const wrong = login
      .fields()
      .map(([name, value]): [string, string] => [name, name.endsWith('txtUserId') ? ' ' : value]);
    expect(wrong.length).toBeGreaterThan(5);
    const home = await login.press('uclLoginFirstTime$btnContinue');
    expect(home.document.title).toBe('JPay | Home');
    expect(home.document.querySelector('#inmatesDropDownList option')?.textContent).toBe(
      `${account.contacts[0]!.name}, ${account.contacts[0]!.inmateId}, ${account.contacts[0]!.agency}`,
    );
  });

  it('goes to the account of the user id', async () => {
    const other = makeAccount({
      seed: 10,
      messages: 1,
      holder: { name: 'Other Testerly', userId: 'other@example.invalid' },
    });
    const replica = createReplica({ account, otherAccounts: [other] });
    const home = await clickerOn(replica, replica.signIn('other@example.invalid')).open('home.aspx');
    expect(home.text).toContain('Other Testerly');
  });

  it.each(switchChoices.signedOutFace)('when over, shows the face "%s"', async (face) => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    replica.signOutAll(face);
    const answer = await visitor.fetch({ url });
    const signs = {
      redirect: answer.url.includes('/login.aspx?ReturnUrl='),
      'login-page': !answer.redirected && text(answer.bytes).includes('uclLoginFirstTime_txtPassword'),
      'delta-redirect': text(answer.bytes).includes('|pageRedirect||'),
      'status-401': answer.status === 401,
      'status-403': answer.status === 403,
      'meta-refresh': text(answer.bytes).includes('http-equiv="refresh"'),
      'empty-list':
        text(answer.bytes).includes('newHeader_TopRightNavButton_lnkLogin') &&
        text(answer.bytes).includes('Inbox'),
    };
    expect(signs[face]).toBe(true);
    expect(text(answer.bytes)).not.toContain('Mails_Grid_ctl');
    await (
      await clickerOn(replica, visitor.cookies()).open('login.aspx')
    ).press('uclLoginFirstTime$btnContinue');
    expect(text((await visitor.fetch({ url })).bytes)).toContain('Mails_Grid_ctl');
  });
});

describe('the firewall', () => {
  it('refuses a GET without Referer and a POST without Origin', async () => {
    const replica = createReplica({ account });
    const cookie = replica.signIn();
    const get = (headers: Record<string, string>): Promise<number> =>
      replica.handle({ method: 'GET', url, headers: { cookie, ...headers } }).then((answer) => answer.status);
    expect(await get({})).toBe(403);
    expect(await get({ referer: 'https://elsewhere.invalid/' })).toBe(403);
    expect(await get({ referer: 'https://www.jpay.com/home.aspx' })).toBe(200);
    expect(await get({ 'sec-fetch-mode': 'navigate' })).toBe(200);
    expect(await get({ 'sec-fetch-dest': 'image' })).toBe(200);
    const post = await replica.handle({ method: 'POST', url, headers: { cookie, referer: url } });
    expect(post.status).toBe(403);
    expect(text(post.body)).toContain('support ID');
  });

  it('notes requests for hosts that are not JPay, and sends jpay.com to www', async () => {
    const replica = createReplica({ account });
    expect(
      (await replica.handle({ method: 'GET', url: 'https://leaking.invalid/x.png', headers: {} })).status,
    ).toBe(404);
    expect(replica.log[0]).toMatchObject({ n: 1, host: 'leaking.invalid', foreign: true, status: 404 });
    const bare = await replica.handle({ method: 'GET', url: 'https://jpay.com/home.aspx?a=1', headers: {} });
    expect(bare.headers).toContainEqual(['Location', 'https://www.jpay.com/home.aspx?a=1']);
  });
});

describe('a session', () => {
  it('is served one request at a time, and another session beside it', async () => {
    const replica = createReplica({ account, switches: { latencyMs: 3 } });
    const one = createVisitor(replica, { cookies: replica.signIn() });
    await Promise.all(Array.from({ length: 6 }, () => one.fetch({ url })));
    const turns = replica.log
      .map((entry) => [entry.servedAt ?? NaN, entry.endedAt ?? NaN] as const)
      .sort((a, b) => a[0] - b[0]);
    for (const [at, [begin]] of turns.entries())
      if (at > 0) expect(begin).toBeGreaterThanOrEqual(turns[at - 1]![1]);
    expect(turns).toHaveLength(6);
  });
});

describe('a fault', () => {
  const strike = async (
    mode: FaultMode,
  ): Promise<{ status: number; url: string; body: string; retryAfter: string | null; bytes: number }> => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    replica.fault(1, mode);
    const answer = await visitor.fetch({ url });
    return {
      status: answer.status,
      url: answer.url,
      body: text(answer.bytes),
      retryAfter: answer.headers.get('retry-after'),
      bytes: answer.bytes.length,
    };
  };

  it('strikes the request it is meant for, once, and then passes', async () => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    replica.fault(2, { kind: 'status', status: 500 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await visitor.fetch({ url })).status);
    expect(statuses).toEqual([200, 500, 200]);
  });

  it('may strike by any test of the request, for ever', async () => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    replica.fault((entry) => entry.path === '/home.aspx', { kind: 'error200' }, Infinity);
    for (let turn = 0; turn < 2; turn++)
      expect(text((await visitor.fetch({ url: '/home.aspx' })).bytes)).toContain('We are sorry');
    replica.clearFaults();
    expect(text((await visitor.fetch({ url: '/home.aspx' })).bytes)).toContain('inmatesDropDownList');
  });

  it('says what the site or its firewall would say', async () => {
    expect((await strike({ kind: 'firewall' })).body).toContain('The requested URL was rejected');
    expect((await strike({ kind: 'error302' })).url).toContain(
      '/error.aspx?aspxerrorpath=%2FIncomingMails.aspx',
    );
    expect((await strike({ kind: 'mac-failed' })).body).toContain('Validation of viewstate MAC failed');
    expect(await strike({ kind: 'push-back', status: 429, retryAfter: '7' })).toMatchObject({
      status: 429,
      retryAfter: '7',
    });
    expect(await strike({ kind: 'empty200' })).toMatchObject({ status: 200, bytes: 0 });
    expect(await strike({ kind: 'zero-bytes' })).toMatchObject({ status: 200, bytes: 0 });
    expect((await strike({ kind: 'signed-out', face: 'redirect' })).url).toContain('login.aspx');
    expect((await strike({ kind: 'html-as-file' })).body).toContain('Please try again');
    expect((await strike({ kind: 'words-as-file', words: 'Fake error' })).body).toBe('Fake error');
  });

  it('fails as fetch fails: reset, cut short, redirected elsewhere or for ever', async () => {
    await expect(strike({ kind: 'reset' })).rejects.toThrow(TypeError);
    await expect(strike({ kind: 'cut', how: 'longer-length' })).rejects.toThrow(TypeError);
    await expect(strike({ kind: 'cut', how: 'open-chunk' })).rejects.toThrow(TypeError);
    await expect(strike({ kind: 'redirect', location: 'https://elsewhere.invalid/' })).rejects.toThrow(
      TypeError,
    );
    await expect(strike({ kind: 'redirect-loop' })).rejects.toThrow(TypeError);
  });

  it('may cut a page without a sound', async () => {
    const replica = createReplica({ account });
    const whole = (await createVisitor(replica, { cookies: replica.signIn() }).fetch({ url })).bytes.length;
    for (const how of ['shorter-length', 'closed', 'gzip'] as const) {
      const { bytes } = await strike({ kind: 'cut', how });
      expect(bytes, how).toBeLessThan(whole);
      expect(bytes, how).toBeGreaterThan(0);
    }
  });

  it('promises a length as the server does, and comes in pieces until it breaks off', async () => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    const whole = await visitor.fetch({ url });
    expect(Number(whole.headers.get('content-length'))).toBe(whole.bytes.length);
    replica.fault(2, { kind: 'cut', how: 'longer-length' });
    const answer = await visitor.open({ url });
    const pieces = answer.pieces();
    const first = await pieces.next();
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(first.value?.length ?? Infinity);
    await expect(pieces.next()).rejects.toThrow(TypeError);
    replica.fault(3, { kind: 'cut', how: 'closed' });
    const closed = await visitor.fetch({ url });
    expect(closed.headers.has('content-length')).toBe(false);
    expect(closed.bytes.length).toBeLessThan(whole.bytes.length);
  });

  it('may be slow, by a clock of the test’s own', async () => {
    const replica = createReplica({ account });
    const waits: number[] = [];
    const wait = (ms: number): Promise<void> => {
      waits.push(ms);
      return Promise.resolve();
    };
    const visitor = createVisitor(replica, { cookies: replica.signIn(), wait });
    replica.fault(1, { kind: 'slow', beforeMs: 9_000, betweenMs: 40 });
    expect(text((await visitor.fetch({ url })).bytes)).toContain('</html>');
    expect(waits).toEqual([9_000, 40, 40, 40, 40]);
  });

  it('may lose the answer before or after the site has done its work, or not reach it', async () => {
    const unread = { ...account, inbox: account.inbox.map((message) => ({ ...message, unread: true })) };
    for (const [mode, isDone] of [
      [{ kind: 'reset' }, false],
      [{ kind: 'offline' }, false],
      [{ kind: 'reset', afterWork: true }, true],
    ] as const) {
      const replica = createReplica({ account: unread });
      const visitor = createVisitor(replica, { cookies: replica.signIn() });
      const list = text((await visitor.fetch({ url })).bytes);
      const link = /IncomingMailView\.aspx\?[^"]+/.exec(list)?.[0] ?? '';
      replica.fault(2, mode);
      await expect(visitor.fetch({ url: `/${link.replaceAll('&amp;', '&')}` })).rejects.toThrow(TypeError);
      expect(replica.mailbox.boxes.received.some((letter) => !letter.unread)).toBe(isDone);
    }
  });

  it('may name a wrong charset, or none', async () => {
    const typeOf = async (mode: FaultMode): Promise<[string | null, string]> => {
      const replica = createReplica({ account });
      const visitor = createVisitor(replica, { cookies: replica.signIn() });
      replica.fault(1, mode);
      const { headers, bytes } = await visitor.fetch({ url });
      return [headers.get('content-type'), text(bytes)];
    };
    expect((await typeOf({ kind: 'charset', how: 'no-label' }))[0]).toBe('text/html');
    expect((await typeOf({ kind: 'charset', how: 'utf-8-called-windows-1252' }))[0]).toContain('1252');
    expect((await typeOf({ kind: 'charset', how: 'windows-1252-called-utf-8' }))[0]).toContain('utf-8');
    expect((await typeOf({ kind: 'charset', how: 'utf-16' }))[1]).toContain('h\0t\0m\0l\0');
  });

  it('may be a partial answer, a row too many, a total that lies, or an answer far too long', async () => {
    expect((await strike({ kind: 'delta', holds: 'page' })).body).toMatch(/^\d+\|/);
    expect((await strike({ kind: 'delta', holds: 'error' })).body).toMatch(/^\d+\|error\|500\|/);
    const rows = (body: string): number => body.split('_lblFrom"').length - 1;
    expect(rows((await strike({ kind: 'duplicate-row' })).body)).toBe(account.inbox.length + 1);
    const said = /You have (\d+) messages/.exec((await strike({ kind: 'lying-total' })).body)?.[1];
    expect(Number(said)).toBe(account.inbox.length + 3);
    expect((await strike({ kind: 'large', bytes: 1_000_000 })).bytes).toBe(1_000_000);
  });

  it('may send a page elsewhere: a browser that keeps to the site does not go there', async () => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    replica.fault(() => true, { kind: 'redirect', location: 'https://elsewhere.invalid/' }, 2);
    await expect(visitor.fetch({ url, mode: 'same-origin' })).rejects.toThrow(TypeError);
    expect(replica.log.filter(({ foreign }) => foreign)).toEqual([]);
    const unfollowed = await visitor.open({ url, mode: 'same-origin', redirect: 'manual' });
    expect(unfollowed).toMatchObject({ status: 0, type: 'opaqueredirect' });
  });

  it('may change the session cookie while the session goes on', async () => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    const before = visitor.cookies();
    replica.fault(1, { kind: 'rotate-cookie' });
    await visitor.fetch({ url });
    expect(visitor.cookies()).not.toBe(before);
    expect(text((await visitor.fetch({ url })).bytes)).toContain('Mails_Grid_ctl');
  });
});

describe('a mailbox', () => {
  it('changes between requests when a test wants it to', async () => {
    const replica = createReplica({ account });
    const visitor = createVisitor(replica, { cookies: replica.signIn() });
    const newcomer = makeAccount({ seed: 99, messages: 1, awkward: ['midnight'] }).inbox[0]!;
    replica.beforeEach((entry) => {
      if (entry.n === 2) replica.mailbox.insert(newcomer);
      if (entry.n === 3) replica.mailbox.delete(newcomer.letterNumber);
    });
    const counts: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      counts.push(text((await visitor.fetch({ url })).bytes).split('_lblFrom"').length - 1);
    }
    expect(counts).toEqual([account.inbox.length, account.inbox.length + 1, account.inbox.length]);
  });
});
