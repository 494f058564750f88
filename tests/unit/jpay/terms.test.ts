// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/jpay/page-kind';
import { aspx, pageOf } from './made-up-page';

const kindOf = (main: string, after = ''): string =>
  recognise(pageOf(aspx(main, { after }), '/ShowAttachment.aspx?id=1')).kind;
const foot = '<div id="footer"><a href="Terms.aspx">Terms of Use</a></div>';
const cookies = '<div class="bar">We use cookies. <button>Accept</button></div>';

describe('a page that wants terms accepted', () => {
  it.each([
    ['by a button', '<p>We have updated our Terms of Service.</p><input type="submit" value="I Agree">', ''],
    [
      'by a button at the foot of a dialog',
      '<div class="modal"><p>Terms and Conditions</p><div class="modal-footer"><button>Accept</button></div></div>',
      '',
    ],
    [
      'though a notice about cookies and a foot stand on it',
      `<p>Terms of Use</p><label>I accept</label>${cookies}`,
      foot,
    ],
    [
      'though they speak of cookies themselves',
      `<div><h1>Terms and Conditions</h1><p>${'Fake words about cookies. '.repeat(30)}</p><button>Accept</button></div>`,
      '',
    ],
  ])('is known %s', (_, main, after) => {
    expect(kindOf(main, after)).toBe('terms');
  });

  it.each([
    ['one with terms at its foot and cookies to accept', `<p>Hi</p>${cookies}`, foot],
    [
      'one whose notice about cookies names the terms too',
      '<div id="cookie-bar">Cookies: see our Terms of Use. <a href="#">Accept</a></div>',
      '',
    ],
    [
      'one that shows an attachment',
      '<div id="ShowImageAttachment"><img src="GetAttachment.aspx?id=1"></div><p>Terms of Use</p><button>Accept</button>',
      '',
    ],
  ])('is not %s', (_, main, after) => {
    expect(kindOf(main, after)).toBe('other');
  });
});
