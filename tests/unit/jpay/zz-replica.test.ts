// @vitest-environment jsdom
import { it } from 'vitest';
import { createReplica, createVisitor, makeAccount, switchChoices, expectMessages } from '../../replica/index';
import { readOpenedAttachment } from '../../../src/jpay/attachment';
import { readContacts, readShownName } from '../../../src/jpay/home';
import { readList } from '../../../src/jpay/list';
import { readMessagePage } from '../../../src/jpay/message-page';
import { parsePage } from '../../../src/jpay/page';
import { recognise } from '../../../src/jpay/page-kind';
import { preparePostback } from '../../../src/jpay/postback';
import { guessedSentUrl, knownInboxUrl } from '../../../src/jpay/mailbox-links';
import { parseHtml } from './made-up-page';
const W = 'https://www.jpay.com/';
async function run(switches: any, log: (s: string) => void) {
  const account = makeAccount({ seed: 'x', messages: 24, attachmentBytes: 600 } as any);
  const replica = createReplica({ account, switches: { rowsPerPage: 7, ...switches } });
  const visitor = createVisitor(replica, { cookies: replica.signIn() });
  const resp = async (url: string, body?: string) => { const r: any = await visitor.fetch({ url, ...(body === undefined ? {} : { method: 'POST', form: [...new URLSearchParams(body)] }) } as any); return { url: r.url, redirected: r.redirected, status: r.status, contentType: r.headers.get('content-type') ?? '', retryAfter: null, bytes: new Uint8Array(r.bytes) }; };
  const load = async (url: string, body?: string): Promise<any> => { const page = parsePage(await resp(url, body) as any, parseHtml); if (page.sendsTo && recognise(page).kind === 'other') return load(page.sendsTo); return page; };
  const expected: any[] = expectMessages(account as any, replica.switches as any) as any;
  let seen = 0; const got: any[] = [];
  const homep = await load(W + 'home.aspx'); if (recognise(homep).kind !== 'home') { log('home is ' + JSON.stringify(recognise(homep))); return; }
  const contacts = readContacts(homep).length; const name = readShownName(homep);
  for (const box of ['inbox', 'sent'] as const) {
    let page = await load(knownInboxUrl(W));
    if (box === 'sent') { let u; try { u = readList(page).sentUrl; } catch { u = undefined; } page = await load(u ?? guessedSentUrl(W)); }
    let steps = 0; const marks = new Set<string>();
    for (;;) {
      let list; try { list = readList(page); } catch (e: any) { log(`${box} page ${steps}: ${e.kind} ${e.message} ${JSON.stringify(recognise(page))}`); break; }
      const mark = list.openings.join() + list.prints.join(); if (marks.has(mark) || steps > 8) { log(`${box} loop at ${steps}`); break; } marks.add(mark);
      for (const row of list.rows) {
        seen++;
        if (row.opening.by === 'refused') { log('row refused ' + row.opening.reason); continue; }
        let mp; try { mp = await load(row.opening.by === 'link' ? row.opening.url : preparePostback(page, row.opening.target, row.opening.argument, 'open-message').url, row.opening.by === 'link' ? undefined : preparePostback(page, row.opening.target, row.opening.argument, 'open-message').body); } catch (e: any) { log('open ' + e.kind + e.message); continue; }
        let m; try { m = readMessagePage(mp); } catch (e: any) { log('read ' + e.kind + ' ' + e.message + mp.url); continue; }
        got.push({ ...m, letterNumber: row.letterNumber, status: row.status, unread: row.unread, listDate: row.date });
        for (const a of m.attachments) {
          if (a.opening.by !== 'postback') { log('att ' + JSON.stringify(a)); continue; }
          const pb = preparePostback(mp, a.opening.target, a.opening.argument, 'open-attachment');
          const o = readOpenedAttachment(await resp(pb.url, pb.body) as any, parseHtml);
          const s = o.shown.source;
          if (s.by === 'nothing') (got.at(-1).nothing ??= []).push(`${a.label}: ${s.failure} ${s.reason}`);
        }
        if (replica.switches.afterReceivedAttachment === 'needs-reload' ) { /* skip */ }
      }
      if (list.next.state !== 'more') { if (list.next.state === 'refused') log(`${box} next ${JSON.stringify(list.next)}`); break; }
      const step = list.next.step; if (step.by !== 'postback') { log('link?'); break; }
      const pb = preparePostback(page, step.target, step.argument, 'pager'); page = await load(pb.url, pb.body); steps++;
    }
  }
  const key = (m: any) => [m.direction, m.personName, m.dateText, m.date, m.letterNumber ?? '', m.attachments.length + (m.embedded?.length ?? 0)].join('|');
  const e = expected.map(key).sort(), g = got.map(key).sort();
  if (JSON.stringify(e) !== JSON.stringify(g)) { const miss = e.filter((x) => !g.includes(x)), extra = g.filter((x) => !e.includes(x)); log(`expected ${e.length} got ${g.length} seen ${seen}; missing ${miss.slice(0, 3).join(' ; ')} extra ${extra.slice(0, 3).join(' ; ')}`); }
  const unsav = expected.flatMap((m) => m.attachments.filter((a: any) => !a.savable)).length; const no = got.flatMap((m) => m.nothing ?? []);
  if (unsav !== no.length) log(`unsavable ${unsav} nothing ${JSON.stringify(no)}`);
  if (replica.traps.length) log('TRAPS ' + JSON.stringify(replica.traps));
  log(`ok? contacts ${contacts} name ${name} unread ${JSON.stringify([...new Set(got.map((m) => m.unread))])}`);
}
it('walks', async () => {
  const { appendFileSync } = await import('node:fs');
  const say = (s: string) => appendFileSync('/tmp/walk.log', s + '\n');
  await run({}, (s) => say('plain: ' + s));
  for (const [name, choices] of Object.entries(switchChoices) as any) for (const c of choices.slice(1)) {
    if (['charset', 'bodyMarkup', 'requireReferer', 'sessionLock', 'attachmentType', 'openingMarksRead'].includes(name) && c !== choices[1]) continue;
    try { await run({ [name]: c }, (s) => say(`${name}=${c}: ${s}`)); } catch (e: any) { say(`${name}=${c}: THROWN ${e.kind ?? ''} ${e.stack?.slice(0, 300)}`); }
  }
}, 550000);
