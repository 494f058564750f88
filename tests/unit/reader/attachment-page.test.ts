import { expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { changePages } from './changed-pages';
import { keptOf, makeBench, truthOf } from './on-replica';

/** Attachments that open on a page of their own. */
const account = makeAccount({
  seed: 'a page of its own',
  messages: 4,
  people: 1,
  awkward: ['everything', 'removed', 'sent photo'],
  photoShare: 0,
  attachmentBytes: 300,
});

it.each([
  [
    'a hidden dialog about a person who may not be written to',
    '<div id="restrictedDialog" style="display:none"><p>Restricted</p></div>$&',
  ],
  [
    'a notice about cookies to accept, and terms of use at its foot,',
    '<div class="notice">We use cookies. <button type="button" id="btnOk">Accept</button></div>$&<a href="phelp.aspx">Terms of Use</a>',
  ],
])('with %s on every page, each attachment is kept', async (_, put) => {
  const bench = makeBench(account, { receivedAttachment: 'redirect' });
  changePages(bench, (html) => html.replace('<div id="footer">', put));
  expect(await bench.run()).toEqual({ end: 'read' });
  expect(keptOf(bench.keeper.messages)).toEqual(truthOf(account, bench.replica));
});
