import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isSiteUrl, ownPage, siteTab } from '../../../src/platform/sender';
import { jpayTab, popup } from './senders';

describe('who may speak', () => {
  it('lets the content script of a JPay tab keep mail', () => {
    expect(siteTab(jpayTab(7))).toEqual({ tabId: 7 });
    expect(siteTab(jpayTab(7, { url: 'https://jpay.com/login.aspx', origin: 'https://jpay.com' }))).toEqual({
      tabId: 7,
    });
  });

  it('lets it keep mail in Firefox, which names no origin', () => {
    expect(siteTab(jpayTab(7, { origin: undefined }))).toEqual({ tabId: 7 });
  });

  it.each([
    ['another extension', { id: 'another extension' }],
    ['nobody', { id: undefined }],
    ['a frame inside the page', { frameId: 3 }],
    ['a sender without a frame', { frameId: undefined }],
    ['a sender without a tab', { tab: undefined }],
    ['a tab without a number', { tab: {} }],
    ['a tab that is none', { tab: { id: -1 } }],
    ['another site', { url: 'https://www.example.com/', origin: 'https://www.example.com' }],
    ['a site that only looks like JPay', { url: 'https://www.jpay.com.example.com/', origin: undefined }],
    ['JPay in the path', { url: 'https://example.com/https://www.jpay.com/', origin: undefined }],
    ['JPay as a user name', { url: 'https://www.jpay.com@example.com/', origin: undefined }],
    ['JPay without encryption', { url: 'http://www.jpay.com/', origin: undefined }],
    ['JPay on another port', { url: 'https://www.jpay.com:8443/', origin: undefined }],
    ['another host of JPay', { url: 'https://images.jpay.com/', origin: undefined }],
    ['an origin that disagrees with the address', { origin: 'https://www.example.com' }],
    ['no address', { url: undefined }],
    ['an address that is none', { url: 'not an address' }],
    ['one of our own pages', { url: popup().url, origin: popup().origin }],
  ])('does not let %s keep anything', (_who, changes) => {
    expect(siteTab(jpayTab(7, changes))).toBeNull();
  });

  it('lets the popup give orders, also when it is opened as a tab', () => {
    expect(ownPage(popup())).toBe('own-page');
    expect(ownPage(popup({ tab: { id: 3 }, frameId: 0 }))).toBe('own-page');
    expect(ownPage(popup({ origin: undefined }))).toBe('own-page');
  });

  it.each([
    ['a page of another extension', { url: 'chrome-extension://another/popup.html', origin: undefined }],
    ['another extension that shows our address', { id: 'another extension' }],
    ['a JPay tab', { url: 'https://www.jpay.com/', origin: 'https://www.jpay.com' }],
    ['an origin that disagrees', { origin: 'https://www.jpay.com' }],
    ['no address', { url: undefined }],
  ])('does not let %s give orders', (_who, changes) => {
    expect(ownPage(popup(changes))).toBeNull();
  });

  it('knows JPay’s pages by their origin', () => {
    expect(isSiteUrl('https://www.jpay.com/Home.aspx')).toBe(true);
    expect(isSiteUrl('https://www.example.com/')).toBe(false);
    expect(isSiteUrl(undefined)).toBe(false);
    expect(fakeBrowser.runtime.getURL('/')).toContain(fakeBrowser.runtime.id);
  });
});
