// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { label, openingOf, row } from './made-up-row';

describe('how a row opens', () => {
  const url = 'https://www.jpay.com/IncomingMailView.aspx?encletterid=A%2Bb/c==';
  const href = 'IncomingMailView.aspx?encletterid=A%2Bb/c==';
  it.each([
    ['a link around the name', row(`<td><a href="${href}">${label()}</a></td>`)],
    [
      'a link inside the name',
      row(`<td><span id="Mails_Grid_ctl03_lblFrom"><a href="${href}">X</a></span></td>`),
    ],
    ['a link elsewhere in the row', row(`<td>${label()}</td><td><a href="${href}">View</a></td>`)],
    ['onclick of the row', row(`<td>${label()}</td>`, `onclick="location.href='${href}';"`)],
    [
      'onclick of the row, quotes escaped',
      row(`<td>${label()}</td>`, `onclick="window.location=&#39;${href}&#39;"`),
    ],
    ['onclick of the cell', row(`<td onclick='document.location = "${href}"'>${label()}</td>`)],
    ['onclick that opens a window', row(`<td onclick="window.open('${href}','_blank')">${label()}</td>`)],
    [
      'onclick of the name',
      row(`<td><span id="Mails_Grid_ctl03_lblFrom" onclick="Open('${href}')">X</span></td>`),
    ],
  ])('by %s', (_, html) => {
    expect(openingOf(html)).toEqual({ by: 'link', url, token: 'A%2Bb/c==' });
  });

  it('by a javascript link, with escapes undone as browsers do it', () => {
    const link = row(`<td><a href="javascript:location.replace('${href}')">${label()}</a></td>`);
    expect(openingOf(link)).toMatchObject({ by: 'link', token: 'A+b/c==' });
  });

  it.each([
    [
      'a link',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lblFrom','')">${label()}</a></td>`),
      'Mails_Grid$ctl03$lblFrom',
      '',
    ],
    [
      'the name itself',
      row(
        `<td><a id="Mails_Grid_ctl03_lblFrom" href="javascript:__doPostBack(&#39;Mails_Grid$ctl03$lblFrom&#39;,&#39;&#39;)">X</a></td>`,
      ),
      'Mails_Grid$ctl03$lblFrom',
      '',
    ],
    [
      'the row',
      row(`<td>${label()}</td>`, `onclick="javascript:__doPostBack('Mails_Grid','Select$0')"`),
      'Mails_Grid',
      'Select$0',
    ],
    [
      'options',
      row(
        `<td><a href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("Mails_Grid$ctl03$lnkOpen", "", true, "", "", false, true))'>${label()}</a></td>`,
      ),
      'Mails_Grid$ctl03$lnkOpen',
      '',
    ],
  ])('by postback of %s', (_, html, target, argument) => {
    expect(openingOf(html)).toEqual({ by: 'postback', target, argument });
  });

  it.each(['LinkButton1', 'lbtnFrom', 'lnkbtnFrom', 'lnkLetterDetail'])(
    'by the link around the name in its own row, by whatever name: %s',
    (control) => {
      const link = (more = '', target = `Mails_Grid$ctl03$${control}`, inside = label()) =>
        row(
          `<td><a id="Mails_Grid_ctl03_${control}" ${more} href="javascript:__doPostBack('${target}','')">${inside}</a></td>`,
        );
      const target = `Mails_Grid$ctl03$${control}`;
      expect(openingOf(link())).toEqual({ by: 'postback', target, argument: '' });
      for (const other of [
        link('onclick="return confirm(1)"'),
        link('title="Delete this letter"'),
        link('class="btnDelete"'),
        link('', target, `${label()} <img src="Images/delete.gif">`),
        link('', target, `${label()} Remove`),
        link('', `Mails_Grid$ctl04$${control}`),
        link('', `${target}Delete`),
        link('', `OtherGrid$ctl03$${control}`),
      ]) {
        expect(openingOf(other)).toMatchObject({ by: 'refused' });
      }
    },
  );

  it('not by such a control beside the name', () => {
    const beside = row(
      `<td>${label()}</td><td><a href="javascript:__doPostBack('Mails_Grid$ctl03$LinkButton1','')">X</a></td>`,
    );
    expect(openingOf(beside)).toMatchObject({ by: 'refused' });
  });

  it.each([
    [
      'the name deletes',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lnkDelete','')">${label()}</a></td>`),
      'lnkDelete',
    ],
    [
      'the row deletes',
      row(`<td>${label()}</td>`, `onclick="__doPostBack('Mails_Grid','Delete$0')"`),
      'Mails_Grid',
    ],
    [
      'the name asks first',
      row(
        `<td><a onclick="return confirm('Sure?')" href="javascript:__doPostBack('Mails_Grid$ctl03$lblFrom','')">${label()}</a></td>`,
      ),
      'Mails_Grid$ctl03$lblFrom',
    ],
    [
      'the name opens another row',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl04$lblFrom','')">${label()}</a></td>`),
      'ctl04',
    ],
    [
      'one of two postbacks deletes',
      row(
        `<td onclick="if(x){__doPostBack('Mails_Grid$ctl03$lblFrom','')}else{__doPostBack('imgBtnDelete','')}">${label()}</td>`,
      ),
      'Mails_Grid$ctl03$lblFrom',
    ],
    [
      'a control called Delete looks harmless',
      row(
        `<td>${label()}</td><td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lnkOpen','')">Delete</a></td>`,
      ),
      'lnkOpen',
    ],
    [
      'the link leads to writing',
      row(`<td><a href="SendMail.aspx?to=5">${label()}</a></td>`),
      'SendMail.aspx',
    ],
    [
      'the letter lies on another host',
      row(`<td><a href="https://evil.example/IncomingMailView.aspx?encletterid=a">${label()}</a></td>`),
      'evil.example',
    ],
    [
      'nobody knows what it does',
      row(`<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$ctl00','')">${label()}</a></td>`),
      'ctl00',
    ],
  ])('is refused when %s', (_, html, named) => {
    const opening = openingOf(html);
    expect(opening).toMatchObject({ by: 'refused' });
    expect(opening?.by === 'refused' && opening.reason).toContain(named);
  });

  it('is refused with a word for it when nothing opens it', () => {
    expect(openingOf(row(`<td>${label()}</td>`))).toEqual({
      by: 'refused',
      reason: 'Nothing in the row opens it.',
    });
  });

  it('keeps tokens out of the reason', () => {
    const opening = openingOf(row(`<td><a href="Odd.aspx?secret=token">${label()}</a></td>`));
    expect(JSON.stringify(opening)).not.toContain('token');
  });

  it('prefers the letter to the delete beside it', () => {
    const html = row(
      `<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lnkDelete','')">x</a></td><td><a href="${href}">${label()}</a></td>`,
    );
    expect(openingOf(html)).toMatchObject({ by: 'link' });
  });

  it('works for somebody called Dele Print', () => {
    const html = row(
      `<td><a href="javascript:__doPostBack('Mails_Grid$ctl03$lblFrom','')">${label('03', 'PRINT, DELETE SEND')}</a></td>`,
    );
    expect(openingOf(html)).toMatchObject({ by: 'postback' });
  });
});
