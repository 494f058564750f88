// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { AccountMarks } from '../../../src/model/account';
import { requireSameAccount } from '../../../src/reader/account-watch';
import { Loader } from '../../../src/reader/loader';
import { ProgressReport } from '../../../src/reader/progress-report';
import { origin, TestClock } from './on-replica';

const contact = (name: string, inmateId: string) => ({ name, inmateId, agency: 'Invented State' });
const mother: AccountMarks = { contacts: [contact('Fake Son', 'T00020'), contact('Fake Cousin', 'T00021')] };
const home = `<html><head><title>JPay | Home</title></head><body><form action="home.aspx">
<a href="logout.aspx">Log out</a><div id="myheader"><span id="myheader_lblUserName">Fakella Tester</span></div>
<select id="inmatesDropDownList"><option>Fake Son, T00020, Invented State</option>
<option>Fake Cousin, T00021, Invented State</option></select></form></body></html>`;

function loaderOf(html: string): Loader {
  const never = (): Promise<never> => Promise.reject(new Error('Only home.aspx is asked for here.'));
  const get = (url: string) =>
    Promise.resolve({
      url,
      redirected: false,
      status: 200,
      contentType: 'text/html; charset=utf-8',
      retryAfter: null,
      bytes: new TextEncoder().encode(html),
    });
  const parseHtml = (text: string): Document => new DOMParser().parseFromString(text, 'text/html');
  const ports = { transport: { get, post: never, elsewhere: never }, clock: new TestClock(), parseHtml };
  const silent = new ProgressReport(
    () => undefined,
    () => 0,
  );
  return new Loader(ports, origin, new AbortController().signal, silent);
}

const look = (html: string, shownName?: string): Promise<void> => {
  const loader = loaderOf(html);
  loader.expectName(shownName);
  return requireSameAccount(loader, origin, shownName === undefined ? mother : { ...mother, shownName });
};
const withoutName = home.replace('Fakella Tester', '');
const upTo = (html: string, end: string): string => html.slice(0, html.indexOf(end) + end.length);

it('knows the mother again by a home page that came whole', async () => {
  await expect(look(withoutName)).resolves.toBeUndefined();
  await expect(look(home, 'Fakella Tester')).resolves.toBeUndefined();
});

it('does not take the mother for somebody else because a contact is cut in the middle', async () => {
  await expect(look(upTo(withoutName, 'Fake Cousin, T000'))).rejects.toMatchObject({
    kind: 'incomplete-bytes',
  });
});

it('does not take the mother for somebody else because her name is cut in the middle', async () => {
  await expect(look(upTo(home, 'Fakella'), 'Fakella Tester')).rejects.toMatchObject({
    kind: 'incomplete-bytes',
  });
});

it('still knows the aunt, who is signed in on a page that came whole', async () => {
  await expect(look(home.replace('Fakella', 'Auntie'), 'Fakella Tester')).rejects.toMatchObject({
    kind: 'other-account',
  });
});
