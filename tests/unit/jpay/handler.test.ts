// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { deedsOf } from '../../../src/jpay/handler';
import { parseHtml } from './made-up-page';

function link(attributes: string) {
  const element = parseHtml(`<a ${attributes}>x</a>`).querySelector('a');
  if (!element) throw new Error('no link');
  return deedsOf(element);
}

describe('what a link would do', () => {
  it.each([
    [`href="javascript:__doPostBack('A$ctl03$b','')"`, 'A$ctl03$b', ''],
    [`href="javascript:__doPostBack(&#39;A$ctl03$b&#39;,&#39;Page$2&#39;)"`, 'A$ctl03$b', 'Page$2'],
    [`href="javascript:__doPostBack(%27A$b%27,%27%27)"`, 'A$b', ''],
    [`onclick="__doPostBack( &quot;A$b&quot; , &quot;&quot; ); return false;"`, 'A$b', ''],
    [`onclick="javascript:setTimeout('__doPostBack(\\'A$b\\',\\'\\')', 0)"`, 'A$b', ''],
    [
      `href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("A$b", "", true, "", "", false, true))'`,
      'A$b',
      '',
    ],
    [`onclick="__doPostBack('A\\u0024b','it\\'s')"`, 'A$b', "it's"],
  ])('is a postback: %s', (attributes, target, argument) => {
    expect(link(attributes)).toMatchObject({ postbacks: [{ target, argument }], obscure: false });
  });

  it('is over https on the site’s own host', () => {
    expect(link('href="http://www.jpay.com/X.aspx"').addresses).toEqual(['https://www.jpay.com/X.aspx']);
    expect(link(`onclick="location='http://www.jpay.com/X.aspx'"`).addresses).toEqual([
      'https://www.jpay.com/X.aspx',
    ]);
  });

  it.each([
    `href="X.aspx?a=1"`,
    `onclick="location.href='X.aspx?a=1'"`,
    `onclick="location='X.aspx?a=1'; return false"`,
    `onclick="window.location = &quot;X.aspx?a=1&quot;"`,
    `onclick="window.open('X.aspx?a=1','_self')"`,
    `href="javascript:window.open('X.aspx?a=1')"`,
    `href="javascript:OpenLetter('X.aspx?a=1', 5)"`,
    `data-href="X.aspx?a=1"`,
  ])('is to go somewhere: %s', (attributes) => {
    expect(link(attributes).addresses).toContain('X.aspx?a=1');
  });

  it('is obscure when the target is computed or another page is posted to', () => {
    expect(link(`onclick="__doPostBack(this.id,'')"`)).toMatchObject({ obscure: true, postbacks: [] });
    expect(
      link(
        `href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("A$b", "", false, "", "SendMail.aspx", false, true))'`,
      ),
    ).toMatchObject({ obscure: true, postbacks: [] });
  });

  it('is seen to ask first', () => {
    expect(link(`href="javascript:__doPostBack('A','')" onclick="return confirm('Delete?')"`).asksFirst).toBe(
      true,
    );
  });

  it('is nothing for a link that is none', () => {
    expect(link('')).toEqual({ addresses: [], postbacks: [], asksFirst: false, obscure: false, shown: '' });
    expect(link('href="javascript:void(0)"')).toMatchObject({ addresses: [], postbacks: [] });
  });
});
