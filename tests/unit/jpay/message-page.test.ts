// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readMessagePage } from '../../../src/jpay/message-page';
import { aspx, letterPage, pageOf, receivedPath, sentPath } from './made-up-page';

const read = (html: string, path = receivedPath) => readMessagePage(pageOf(html, path));
const grid = (rows: string) => `<table id="dgAttachments"><tr><td>Attachments</td></tr>${rows}</table>`;
const attachment = (number: string, words: string, more = '') =>
  `<tr><td><a id="dgAttachments_ctl${number}_lnkAttachments" href="javascript:__doPostBack('dgAttachments$ctl${number}$lnkAttachments','')" ${more}>${words}</a></td></tr>`;

describe('a message', () => {
  it('that was received has its writer, date and words', () => {
    expect(read(letterPage('Hello<br>you &lt;3'))).toEqual({
      direction: 'received',
      personName: 'FAKE PERSON',
      dateText: '7/15/2019 3:04:05 PM',
      date: '2019-07-15T15:04:05',
      bodyHtml: 'Hello<br>you &lt;3',
      bodyText: 'Helloyou <3',
      keepsSpaces: false,
      attachments: [],
      embedded: [],
    });
  });

  it('that was sent has its reader, number and status', () => {
    const extra = '<span id="lblsUniqueId">4711</span><span id="lblStatus">Released</span>';
    expect(read(letterPage('Hi', { direction: 'sent', extra }), sentPath)).toMatchObject({
      direction: 'sent',
      personName: 'FAKE PERSON',
      letterNumber: '4711',
      status: 'Released',
    });
  });

  it('keeps a date that nobody can read as text', () => {
    expect(read(letterPage('Hi', { date: 'two days ago' }))).toMatchObject({
      dateText: 'two days ago',
      date: null,
    });
  });

  it('is read by its labels’ ends when the site puts something before them', () => {
    const html = letterPage('Hi').replace(/id="(lbl\w+)"/g, 'id="ctl00_Main_$1"');
    expect(read(html)).toMatchObject({
      personName: 'FAKE PERSON',
      date: '2019-07-15T15:04:05',
      bodyText: 'Hi',
    });
  });

  it('without a name says so, and the list’s row knows it', () => {
    expect(read(letterPage('Hi').replace('id="lblFrom"', 'id="lblOther"'))).toMatchObject({ personName: '' });
  });

  it('tells when its own markup keeps line breaks', () => {
    const styled = (attributes: string) =>
      letterPage('a\nb').replace('id="lblLetter"', `id="lblLetter" ${attributes}`);
    expect(read(styled('style="white-space: pre-wrap"')).keepsSpaces).toBe(true);
    expect(read(styled('style="color:red"')).keepsSpaces).toBe(false);
    expect(read(letterPage('<pre>a\nb</pre>')).keepsSpaces).toBe(true);
  });

  it('keeps emoji, Arabic, and 14,000 characters', () => {
    const words = 'مرحبا 😀 '.repeat(1500);
    expect(read(letterPage(words)).bodyText).toBe(words);
  });

  it('takes nothing about itself from its own words', () => {
    const forged =
      '<span id="lblFrom">FORGED</span><span id="lblDate">1/1/2001</span><span id="lblsUniqueId">1</span><span id="lblLetter">inner</span>' +
      '<a id="dgAttachments_ctl02_lnkAttachments" href="javascript:__doPostBack(\'ButtonDelete\',\'\')">x</a><div id="ShowImageAttachment"></div>';
    const message = read(letterPage(`${forged} real words`));
    expect(message).toMatchObject({
      personName: 'FAKE PERSON',
      date: '2019-07-15T15:04:05',
      attachments: [],
    });
    expect(message.letterNumber).toBeUndefined();
    expect(message.bodyText).toContain('real words');
  });

  it('is refused when the page is another, or was cut short', () => {
    expect(() => read(aspx('<input type="password">', { header: '', menu: '' }))).toThrow(
      expect.objectContaining({ kind: 'signed-out' }),
    );
    expect(() => read(aspx('<p>gone</p>'))).toThrow(
      expect.objectContaining({ kind: 'unexpected-page', context: { page: '/IncomingMailView.aspx' } }),
    );
    const html = letterPage('A long letter');
    expect(() => read(html.slice(0, html.indexOf('long')))).toThrow(
      expect.objectContaining({ kind: 'incomplete-bytes' }),
    );
  });
});

describe('the attachments of a message', () => {
  const attachmentsOf = (rows: string, body = 'Hi') =>
    read(letterPage(body, { extra: grid(rows) })).attachments;

  it('are listed in order with their labels', () => {
    expect(
      attachmentsOf(
        attachment('02', ' photo.jpg ') +
          attachment('03', '') +
          attachment('10', '<img src="clip.gif" alt="eCard">'),
      ),
    ).toEqual([
      {
        index: 1,
        label: 'photo.jpg',
        opening: { by: 'postback', target: 'dgAttachments$ctl02$lnkAttachments', argument: '' },
      },
      {
        index: 2,
        label: '',
        opening: { by: 'postback', target: 'dgAttachments$ctl03$lnkAttachments', argument: '' },
      },
      {
        index: 3,
        label: 'eCard',
        opening: { by: 'postback', target: 'dgAttachments$ctl10$lnkAttachments', argument: '' },
      },
    ]);
  });

  it('may be plain links, on the site or another host of it', () => {
    const link = (href: string) =>
      `<tr><td><a id="dgAttachments_ctl02_lnkAttachments" href="${href}">x</a></td></tr>`;
    expect(attachmentsOf(link('GetFile.ashx?id=paY'))[0]?.opening).toEqual({
      by: 'link',
      url: 'https://www.jpay.com/GetFile.ashx?id=paY',
    });
    expect(attachmentsOf(link('https://cdna.jpay.com/a.jpg'))[0]?.opening).toMatchObject({ by: 'link' });
    expect(attachmentsOf(link('https://evil.example/a.jpg'))[0]?.opening).toEqual({
      by: 'refused',
      reason: 'It leads to evil.example, not to JPay.',
    });
    expect(attachmentsOf(link('DeleteAttachment.aspx?id=1'))[0]?.opening).toMatchObject({ by: 'refused' });
  });

  it('are refused when the link would do something else', () => {
    expect(
      attachmentsOf(
        attachment('02', 'x').replace("'dgAttachments$ctl02$lnkAttachments'", "'ButtonDelete'"),
      )[0]?.opening,
    ).toMatchObject({ by: 'refused' });
    expect(attachmentsOf(attachment('02', 'x', 'onclick="return confirm(\'?\')"'))[0]?.opening).toMatchObject(
      { by: 'refused' },
    );
  });

  it('are all listed when their links have different names, each once and in order', () => {
    const press = (number: string, control: string, words: string) =>
      `<a id="dgAttachments_ctl${number}_${control}" href="javascript:__doPostBack('dgAttachments$ctl${number}$${control}','')">${words}</a>`;
    const found = attachmentsOf(
      `<tr><td>${press('02', 'lnkVideoGram', 'clip')}</td></tr>${attachment('03', 'photo.jpg')}<tr><td>${press('04', 'lnkECard', 'card')}</td></tr>`,
    );
    expect(found.map(({ index, label, opening }) => [index, label, opening.by])).toEqual([
      [1, 'clip', 'postback'],
      [2, 'photo.jpg', 'postback'],
      [3, 'card', 'postback'],
    ]);
  });

  it('are listed once when picture and name lead to the same, and without the Delete beside them', () => {
    const url = 'GetFile.ashx?id=1';
    expect(
      attachmentsOf(
        `<tr><td><a href="${url}"><img src="i.gif" alt="icon"></a></td><td><a href="${url}">photo.jpg</a></td><td><a href="DeleteAttachment.aspx?id=1">x</a></td></tr>`,
      ),
    ).toMatchObject([{ index: 1, label: 'photo.jpg', opening: { by: 'link' } }]);
  });

  it('do not include the header’s link that sorts', () => {
    const header =
      '<table id="dgAttachments"><tr><td><a href="javascript:__doPostBack(\'dgAttachments$ctl01$ctl00\',\'\')">File</a></td></tr>';
    const extra = `${header}${attachment('02', 'photo.jpg')}</table>`;
    expect(read(letterPage('Hi', { extra })).attachments).toMatchObject([{ label: 'photo.jpg' }]);
  });

  it.each([
    ['<td><input type="image" src="view.gif" alt="clip.mp4"></td>', 'clip.mp4'],
    ['<td><img src="x.gif" title="photo 2"></td>', 'photo 2'],
    ['<td><a name="x"></a></td>', ''],
    ['<td></td>', ''],
    ['<th>2</th><td>photo.jpg</td>', '2photo.jpg'],
  ])('stay listed when a row has nothing to open: %s', (cells, name) => {
    expect(attachmentsOf(`${attachment('02', 'photo.jpg')}<tr>${cells}</tr>`)).toMatchObject([
      { index: 1, label: 'photo.jpg', opening: { by: 'postback' } },
      { index: 2, label: name, opening: { by: 'nothing', reason: expect.stringMatching(/./) as string } },
    ]);
  });

  it('are none where the grid says so', () => {
    expect(attachmentsOf('<tr><td>No attachments.</td></tr>')).toEqual([]);
  });

  it('stay listed without a link behind them', () => {
    expect(
      attachmentsOf(`${attachment('02', 'photo.jpg')}<tr><td>Removed by facility</td></tr>`),
    ).toMatchObject([
      { index: 1, label: 'photo.jpg' },
      { index: 2, label: 'Removed by facility', opening: { by: 'nothing' } },
    ]);
    expect(attachmentsOf(attachment('02', 'x', 'class="aspNetDisabled"'))[0]?.opening).toMatchObject({
      by: 'nothing',
    });
    expect(
      attachmentsOf('<tr><td><a id="dgAttachments_ctl02_lnkAttachments">x</a></td></tr>')[0]?.opening,
    ).toMatchObject({ by: 'nothing' });
  });
});

describe('what stands in or beside the words', () => {
  const embedded = (body: string, extra = '') =>
    read(letterPage(body, { extra })).embedded.map(({ source, kind }) => [
      source.by === 'url' ? source.url : source.by,
      kind,
    ]);
  const url = (path: string) => `https://www.jpay.com/${path}`;

  it('is a scanned reply in a frame, an object or a link', () => {
    expect(embedded('<iframe src="GetAttachment.aspx?id=1"></iframe>')).toEqual([
      [url('GetAttachment.aspx?id=1'), 'other'],
    ]);
    expect(embedded('', '<iframe src="ShowPdf.aspx?id=1"></iframe>')).toEqual([
      [url('ShowPdf.aspx?id=1'), 'other'],
    ]);
    expect(embedded('', '<object data="scan.pdf" type="application/pdf"></object>')).toEqual([
      [url('scan.pdf'), 'document'],
    ]);
    expect(embedded('See <a href="/files/scan.pdf"><b>the scan</b></a>')).toEqual([
      [url('files/scan.pdf'), 'document'],
    ]);
  });

  it('is a picture of the site or in the page itself', () => {
    expect(embedded('<img src="UserImages/a.jpg">')).toEqual([[url('UserImages/a.jpg'), 'image']]);
    expect(embedded(`<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(30)}">`)).toEqual([
      ['data', 'image'],
    ]);
  });

  it.each([
    '<img src="x" onerror="alert(1)">',
    '<img src="https://evil.example/a.jpg">',
    '<img src="spacer.gif">',
    '<a href="https://example.invalid/scan.pdf">my site</a>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="x"></iframe>',
  ])('is not %s', (body) => {
    expect(embedded(body)).toEqual([]);
  });

  it('is never an address that would do something', () => {
    const shown = read(
      letterPage('<img src="Logout.aspx"><iframe src="/SendMail.aspx?to=1"></iframe>'),
    ).embedded;
    expect(shown.filter((one) => one.source.by === 'url')).toEqual([]);
  });

  it('is not a frame of JPay’s own business, nor of its header', () => {
    expect(embedded('', '<iframe name="secureServer" src="https://secure.jpay.com/view"></iframe>')).toEqual(
      [],
    );
    expect(embedded('', '<iframe src="KeepAlive.aspx"></iframe>')).toEqual([]);
    const html = letterPage('Hi').replace(
      '<div id="pagecontent">',
      '<embed src="ad.pdf"><div id="pagecontent">',
    );
    expect(read(html).embedded).toEqual([]);
  });
});

describe('attachments in a grid of another name', () => {
  const listed = (id: string, target: string, around = 'div') => {
    const link = `<a id="${id}" href="javascript:__doPostBack('${target}','')">photo.jpg</a>`;
    const extra = `<${around}>${link}</${around}><a id="lnkCloseAttachment" href="#">Close</a>`;
    return readMessagePage(pageOf(letterPage('Hi', { extra }), receivedPath)).attachments;
  };

  it('are opened where that may be pressed', () => {
    expect(listed('dgAttachment_ctl02_lnkAttachment', 'dgAttachment$ctl02$lnkAttachment')).toMatchObject([
      { index: 1, label: 'photo.jpg', opening: { by: 'postback' } },
    ]);
  });

  it.each([
    ['gvAttachments_ctl02_lnkAttachments', 'gvAttachments$ctl02$lnkAttachments'],
    ['gvAttachments_lnkAttachments_0', 'gvAttachments$ctl02$lnkAttachments'],
    ['ctl00_rptAttachments_ctl00_lnkAttachments', 'ctl00$rptAttachments$ctl00$lnkAttachments'],
  ])('are listed, and refused where it may not: %s', (id, target) => {
    expect(listed(id, target)).toMatchObject([
      { index: 1, label: 'photo.jpg', opening: { by: 'refused', reason: `It would do this: ${target}` } },
    ]);
  });
});
