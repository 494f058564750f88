import { describe, expect, it } from 'vitest';
import {
  isForWhoeverSignedIn,
  asksForSomethingNeverPressed,
  isOfTheSite,
  letterAddress,
  overHttps,
  resolveAddress,
} from '../../../src/jpay/address';

const page = 'https://www.jpay.com/IncomingMails.aspx';

describe('the address of a letter', () => {
  it.each([
    ['IncomingMailView.aspx?encLetterId=abc', 'abc'],
    ['/incomingmailview.ASPX?ENCLETTERID=abc', 'abc'],
    ['./SentMailView.aspx?x=1&encletterid=a%2Bb%2F%3d%3D', 'a%2Bb%2F%3d%3D'],
    ['https://www.jpay.com/IncomingMailView.aspx?encletterid=a+b/c==', 'a+b/c=='],
    ['IncomingMailView.aspx?encletterid=deLete+payBuy', 'deLete+payBuy'],
    ['IncomingMailView.aspx?encLetterId=abc&archived=false', 'abc'],
    ['SentMailView.aspx?encLetterId=abc&stamps=2&reported=no&isBlocked=0', 'abc'],
  ])('is %s, with its token kept to the letter', (href, token) => {
    expect(letterAddress(href, page)).toMatchObject({ token });
  });

  it.each([
    null,
    '',
    '#',
    'javascript:void(0)',
    'IncomingMailView.aspx',
    'IncomingMailView.aspx?encletterid=',
    'IncomingMailView.aspx?id=abc',
    'SendMail.aspx?encletterid=abc',
    'DeleteMailView.aspx?encletterid=abc',
    'IncomingMailView.aspx?encletterid=abc&cmd=delete',
    'IncomingMailView.aspx?encletterid=abc&delete=1',
    'IncomingMailView.aspx?encletterid=abc&archived=false&remove=1',
    'IncomingMailView.aspx?encletterid=abc&archiveDelete=1',
    'IncomingMailView.aspx?encletterid=abc&reply=1',
    'IncomingMailView.aspx?encletterid=abc&stampSend=1',
    'https://secure.jpay.com/IncomingMailView.aspx?encletterid=abc',
    'https://evil.example/IncomingMailView.aspx?encletterid=abc',
    'http://www.jpay.com/IncomingMailView.aspx?encletterid=abc',
    '//evil.example/IncomingMailView.aspx?encletterid=abc',
  ])('is not %s', (href) => {
    expect(letterAddress(href, page)).toBeNull();
  });
});

describe('a host of the site', () => {
  it.each([
    ['https://www.jpay.com/a', true],
    ['https://cdna.jpay.com/a', true],
    ['https://jpay.com/a', true],
    ['http://cdna.jpay.com/a', false],
    ['https://evil-jpay.com/a', false],
    ['https://jpay.com.evil.example/a', false],
    ['https://someone@www.jpay.com/a', false],
  ])('%s: %s', (address, expected) => {
    const url = resolveAddress(address, page);
    expect(url !== null && isOfTheSite(url, page)).toBe(expected);
  });

  it('is also the page’s own', () => {
    expect(isOfTheSite(new URL('https://localhost:8443/a'), 'https://localhost:8443/b')).toBe(true);
  });
});

describe('an address of the site that is written with http', () => {
  it.each([
    ['http://www.jpay.com/a?b=http://www.jpay.com/c', 'https://www.jpay.com/a?b=http://www.jpay.com/c'],
    [' HTTP://JPay.com:80/a ', ' https://JPay.com/a '],
    ['http://www.jpay.com', 'https://www.jpay.com'],
  ])('%s is asked for as %s', (written, asked) => expect(overHttps(written)).toBe(asked));

  it.each([
    'http://cdna.jpay.com/a',
    'http://evil.example/www.jpay.com/',
    'http://www.jpay.com.evil.example/',
    'http://www.jpay.com@evil.example/',
    'http://www.jpay.com:80@evil.example/',
    'http://www.jpay.com:8080/a',
    'https://www.jpay.com/a',
    'SentMails.aspx?from=http://www.jpay.com/',
  ])('is not made of %s', (written) => expect(overHttps(written)).toBe(written));
});

describe('an address that only somebody signed in is shown', () => {
  it.each([
    ['Home.aspx', true],
    ['IncomingMails.aspx?page=2', true],
    ['Inmates/IncomingMailView.aspx?encletterid=fake', true],
    ['SentMails.aspx', true],
    ['SentMail.aspx', true],
    ['SentMailView.aspx?encletterid=fake', true],
    ['', false],
    ['login.aspx?returnUrl=IncomingMails.aspx', false],
    ['FirstTime.aspx', false],
    ['SendMoney.aspx', false],
    ['phelp.aspx', false],
  ])('%s: %s', (path, expected) => {
    expect(isForWhoeverSignedIn(`https://www.jpay.com/${path}`)).toBe(expected);
  });
});

describe('an address that would do something', () => {
  it.each([
    'Logout.aspx',
    'SendMail.aspx',
    'BuyPostage.aspx',
    'DeleteLetter.aspx?id=1',
    'x.aspx?action=delete',
    'x.aspx?cmd=send_mail',
    'ArchiveLetter.aspx?id=1',
    'Letters.aspx?archive=1',
    'JPayment.aspx',
  ])('is %s', (href) => expect(asksForSomethingNeverPressed(new URL(href, page))).toBe(true));
  it.each([
    'GetAttachment.aspx?id=deLeTepAy12',
    'SentMails.aspx',
    'IncomingMails.aspx?page=2',
    'Image.ashx?timestamp=5',
    'ShowAttachment.aspx?id=9',
    'JPayImage.ashx?id=9',
  ])('is not %s', (href) => expect(asksForSomethingNeverPressed(new URL(href, page))).toBe(false));
});
