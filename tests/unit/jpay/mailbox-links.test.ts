// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findMailboxLinks, guessedSentUrl, knownInboxUrl } from '../../../src/jpay/mailbox-links';
import { aspx, inboxOf, inboxRow, letterPage, pageOf, receivedPath } from './made-up-page';

const links = (menu: string, main = '') => findMailboxLinks(pageOf(aspx(main, { menu })));

describe('the links to the lists', () => {
  it('are found by their words in the menu of Email', () => {
    expect(findMailboxLinks(pageOf(aspx('')))).toEqual({
      inboxUrl: 'https://www.jpay.com/IncomingMails.aspx',
      sentUrl: 'https://www.jpay.com/SentMails.aspx',
    });
    const menu =
      '<div class="nHeaderSubMenuStyleInDiv"><a href="/LetterHistory.aspx?x=1"> Sent </a><a href="IncomingMails.aspx">Inbox (3)</a></div>';
    expect(links(menu)).toEqual({
      inboxUrl: 'https://www.jpay.com/IncomingMails.aspx',
      sentUrl: 'https://www.jpay.com/LetterHistory.aspx?x=1',
    });
  });

  it('are found outside the menu too', () => {
    expect(links('', '<a href="OldSent.aspx">Sent Messages</a>')).toEqual({
      sentUrl: 'https://www.jpay.com/OldSent.aspx',
    });
  });

  it('are asked for over https where the site writes http', () => {
    expect(links('', '<a href="http://www.jpay.com/SentMails.aspx">Sent</a>')).toEqual({
      sentUrl: 'https://www.jpay.com/SentMails.aspx',
    });
  });

  it.each([
    '<a href="SendMail.aspx">Sent</a>',
    '<a href="https://evil.example/Sent.aspx">Sent</a>',
    "<a href=\"javascript:__doPostBack('lnkSent','')\">Sent</a>",
    '<a href="Sentences.aspx">Sentenced</a>',
    '<a href="Delete.aspx">Sent</a>',
  ])('are not %s', (menu) => {
    expect(links(menu)).toEqual({});
  });

  it('are not somebody called Sent, nor words in a letter', () => {
    const row = inboxRow('03', 'Sent', '07-15-2019');
    expect(findMailboxLinks(pageOf(inboxOf(row, { menu: '' }))).sentUrl).toBeUndefined();
    const letter = letterPage('<a href="/Evil.aspx">Inbox</a>').replace(/<div class="nHeader.*?<\/div>/s, '');
    expect(findMailboxLinks(pageOf(letter, receivedPath)).inboxUrl).toBeUndefined();
  });

  it('have places to try when no page shows them', () => {
    expect(knownInboxUrl('https://www.jpay.com/a/b?c')).toBe('https://www.jpay.com/IncomingMails.aspx');
    expect(guessedSentUrl('https://www.jpay.com/a')).toBe('https://www.jpay.com/SentMails.aspx');
  });
});
