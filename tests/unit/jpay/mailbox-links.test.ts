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

  it.each([
    'Sent Folder',
    'View Sent',
    'Sent Mailbox',
    'Sentbox',
    'My Sent Letters',
    'Sent JMail',
    'Sent eMessages (12)',
    'Letters Sent',
    'What I have sent',
  ])('name the list of sent messages %s', (name) => {
    const menu = `<div class="nHeaderSubMenuStyleInDiv"><a href="SendMail.aspx">Send a letter</a><a href="LetterHistory.aspx">${name}</a></div>`;
    expect(links(menu)).toEqual({ sentUrl: 'https://www.jpay.com/LetterHistory.aspx' });
  });

  it.each([
    'Send a letter',
    'Sentence',
    'Absent',
    'Money Sent',
    'Sent Payments',
    'Delete sent messages',
    'Buy stamps to have it sent',
    'Essential news',
  ])('do not name it %s', (name) => {
    expect(links(`<div class="nHeaderSubMenuStyleInDiv"><a href="Elsewhere.aspx">${name}</a></div>`)).toEqual(
      {},
    );
  });

  it('name it by the plain words first, wherever they stand', () => {
    const menu =
      '<div class="nHeaderSubMenuStyleInDiv"><a href="Fax.aspx">Sent by fax</a></div><a href="SentMails.aspx">Sent</a>';
    expect(links(menu)).toEqual({ sentUrl: 'https://www.jpay.com/SentMails.aspx' });
    expect(links('', '<a href="News.aspx">Sent out in May</a>')).toEqual({});
  });

  it.each(['TransferHistory.aspx', 'SendHistory.aspx', 'MailArchive.aspx?folder=1'])(
    'may lead to %s, which only tells what was',
    (address) => {
      expect(links('', `<a href="${address}">Sent</a>`)).toEqual({
        sentUrl: `https://www.jpay.com/${address}`,
      });
      expect(links('', `<a href="${address}">Inbox</a>`)).toEqual({});
    },
  );

  it.each([
    'PurchaseHistory.aspx',
    'TransferStamps.aspx',
    'SendMoney.aspx',
    'ArchiveMail.aspx',
    'SendHistory.aspx?cmd=delete',
    'MailArchive.aspx?send=1',
    'TransferHistory.aspx/Send',
  ])('may not lead to %s', (address) => {
    expect(links('', `<a href="${address}">Sent</a>`)).toEqual({});
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
