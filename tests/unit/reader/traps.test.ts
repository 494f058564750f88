import { describe, expect, it } from 'vitest';
import { createReplica, makeAccount, type Replica } from '../../replica';
import { benchOn, type Bench } from './on-replica';

/*
 * A JPay whose links do not do what they say. Whatever stands where Next, a row or an attachment should be: nothing is
 * pressed, it is told, and everything else is saved. The pages are the replica's, changed on their way to the reader.
 */
const account = makeAccount({ seed: 'mines', messages: 8, people: 2, photoShare: 1, attachmentBytes: 200 });
const patience = 60_000;

/** Changes the pages whose address matches, on their way. */
function trapped(where: RegExp, change: (html: string) => string): { bench: Bench; changed: () => number } {
  const replica = createReplica({ account, switches: { rowsPerPage: 3 } });
  let count = 0;
  const handle: Replica['handle'] = async (request) => {
    const answer = await replica.handle(request);
    const { body } = answer;
    if (!where.test(request.url)) return answer;
    const before = Buffer.from(body).toString('utf8');
    const after = change(before);
    if (after !== before) count += 1;
    return { ...answer, body: Buffer.from(after) };
  };
  const bench = benchOn(Object.create(replica, { handle: { value: handle } }) as Replica);
  return { bench, changed: () => count };
}

function expectNothingPressed({ replica }: Bench): void {
  expect(replica.traps).toEqual([]);
  for (const { method, eventTarget, path } of replica.log) {
    expect(path).not.toMatch(/SendMail|BuyPostage/i);
    if (method !== 'POST') continue;
    expect(eventTarget).toMatch(/^LinkbuttonArrowNext$|^dgAttachments\$ctl\d+\$lnkAttachments$/);
  }
}

const webForm = (target: string, page: string): string =>
  `href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("${target}", "", false, "", "${page}", false, true))'`;
const post = (target: string, argument = ''): string =>
  `href="javascript:__doPostBack('${target}','${argument}')"`;

/** What may stand in a link in place of what it should do. None of it may be pressed. */
const mines: [string, string][] = [
  ['deletes the ticked messages', post('imgBtnDelete')],
  ['deletes the message', post('ButtonDelete')],
  ['replies', post('ButtonReply')],
  ['sends a letter', post('btnSendLetter')],
  ['deletes, in capitals', post('IMGBTNDELETE')],
  ['deletes, with a space behind', post('imgBtnDelete ')],
  ['deletes, with a space before', post(' imgBtnDelete')],
  ['deletes, in percent escapes', post('%69mgBtn%44elete')],
  ['deletes, in escapes of script', post('\\x69mgBtn\\u0044elete')],
  ['deletes, in escapes of HTML', post('img&#66;tnD&#101;lete')],
  [
    'opens and then deletes',
    `href="javascript:__doPostBack('LinkbuttonArrowNext','');__doPostBack('imgBtnDelete','')"`,
  ],
  [
    'deletes and then opens',
    `href="javascript:__doPostBack('imgBtnDelete','');__doPostBack('LinkbuttonArrowNext','')"`,
  ],
  [
    'opens, and deletes when clicked',
    `${post('LinkbuttonArrowNext')} onclick="__doPostBack('imgBtnDelete','')"`,
  ],
  ['asks whether one is sure', `${post('LinkbuttonArrowNext')} onclick="return confirm('Are you sure?')"`],
  ['posts to the page that sends', webForm('LinkbuttonArrowNext', 'SendMail.aspx')],
  ['deletes by options', webForm('imgBtnDelete', '')],
  ['does not say what it does', `href="javascript:__doPostBack(this.id,'')"`],
  ['deletes by its argument', post('LinkbuttonArrowNext', 'Delete$0')],
];

describe('Next', () => {
  it.each(mines)(
    'that %s is not pressed, and the list’s end is not believed',
    async (_, attributes) => {
      const { bench, changed } = trapped(/IncomingMails/i, (html) =>
        html.replace(
          /(<a id="LinkbuttonArrowNext") href="[^"]*"/,
          (_found, start: string) => `${start} ${attributes}`,
        ),
      );
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(changed()).toBeGreaterThan(0);
      expectNothingPressed(bench);
      const told = bench.keeper.findings('job 1').listExceptions;
      expect(told).toMatchObject([{ where: 'inbox', kind: 'list-end-not-proved' }]);
      expect(told[0]?.reason).toContain('would have done something else');
      const rows = bench.keeper.ledger('job 1');
      expect(rows.filter(({ mailbox }) => mailbox === 'inbox')).toHaveLength(3);
      expect(rows.filter(({ mailbox }) => mailbox === 'sent')).toHaveLength(account.sent.length);
      expect(rows.every(({ state }) => state === 'saved')).toBe(true);
    },
    patience,
  );
});

describe('a row', () => {
  const rowLink = /<a href="IncomingMailView\.aspx[^"]*"/g;
  const others: [string, (html: string) => string][] = [
    ...mines.map(([what, attributes]): [string, (html: string) => string] => [
      `whose link ${what}`,
      (html) =>
        html.replace(
          rowLink,
          () => `<a ${attributes.replaceAll('LinkbuttonArrowNext', 'Mails_Grid$ctl03$lnkReply')}`,
        ),
    ]),
    ['whose link replies', (html) => html.replace(rowLink, () => `<a ${post('Mails_Grid$ctl03$lnkReply')}`)],
    [
      'that selects and deletes',
      (html) => html.replace(rowLink, () => `<a ${post('Mails_Grid', 'Delete$0')}`),
    ],
    ['whose link leads to Compose', (html) => html.replace(rowLink, '<a href="SendMail.aspx?reply=1"')],
    [
      'with a picture button',
      (html) => html.replace(rowLink, '<input type="image" name="Mails_Grid$ctl03$btnOpen" alt="Open"><a'),
    ],
    [
      'with a submit button',
      (html) => html.replace(rowLink, '<input type="submit" name="Mails_Grid$ctl03$btnOpen" value="Open"><a'),
    ],
  ];
  it.each(others)(
    '%s is not opened, and the rest is saved',
    async (_, change) => {
      const { bench, changed } = trapped(/IncomingMails/i, change);
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(changed()).toBeGreaterThan(0);
      expectNothingPressed(bench);
      const rows = bench.keeper.ledger('job 1');
      const inbox = rows.filter(({ mailbox }) => mailbox === 'inbox');
      expect(inbox).toHaveLength(account.inbox.length);
      for (const row of inbox) {
        expect(row).toMatchObject({ state: 'failed', failure: 'refused' });
        expect(row.reason).toMatch(/^\p{Lu}.{15,}/u);
      }
      const sent = rows.filter(({ mailbox }) => mailbox === 'sent');
      expect(sent.every(({ state }) => state === 'saved')).toBe(true);
    },
    patience,
  );

  it(
    'whose labels have changed places is opened by what its links do, not by what they say',
    async () => {
      const { bench, changed } = trapped(/IncomingMails/i, (html) =>
        html.replace(
          /<a href="(IncomingMailView\.aspx[^"]*)">(.*?)<\/a>/g,
          (_found, address: string, name: string) =>
            `${name} <a ${post('imgBtnDelete')}>Open</a> <a href="${address}">Delete</a>`,
        ),
      );
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(changed()).toBeGreaterThan(0);
      expectNothingPressed(bench);
      expect(bench.keeper.ledger('job 1').every(({ state }) => state === 'saved')).toBe(true);
    },
    patience,
  );
});

describe('an attachment', () => {
  it.each(mines)(
    'whose link %s is not opened; its message and all the rest are saved',
    async (_, attributes) => {
      const { bench, changed } = trapped(/IncomingMailView/i, (html) =>
        html.replace(
          /(<a id="dgAttachments_ctl02_lnkAttachments") href="[^"]*"/,
          (_found, start: string) =>
            `${start} ${attributes.replaceAll('LinkbuttonArrowNext', 'dgAttachments$ctl02$lnkAttachments')}`,
        ),
      );
      expect(await bench.run()).toEqual({ end: 'read' });
      expect(changed()).toBeGreaterThan(0);
      expectNothingPressed(bench);
      expect(bench.keeper.ledger('job 1').every(({ state }) => state === 'saved')).toBe(true);
      const missing = bench.keeper.messages.flatMap(({ direction, attachments }) =>
        attachments.flatMap((one) => (one.state === 'saved' ? [] : [{ direction, failure: one.failure }])),
      );
      const refused = missing.filter(({ failure }) => failure === 'refused');
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.every(({ direction }) => direction === 'received')).toBe(true);
    },
    patience,
  );
});
