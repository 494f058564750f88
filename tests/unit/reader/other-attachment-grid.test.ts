import { expect, it } from 'vitest';
import { makeAccount } from '../../replica';
import { changePages } from './changed-pages';
import { makeBench } from './on-replica';

it('attachments in a grid that Letterkeep does not know are counted as not saved, and nothing is pressed', async () => {
  const account = makeAccount({ seed: 'grid', messages: 3, people: 1, awkward: ['photos'], photoShare: 0 });
  const bench = makeBench(account);
  changePages(bench, (html) => html.replace(/dgAttachments/g, 'rptAttachments'));
  expect(await bench.run()).toEqual({ end: 'read' });
  const attachments = bench.keeper.messages.flatMap((message) => message.attachments);
  expect(attachments).toHaveLength(3);
  for (const one of attachments) expect(one).toMatchObject({ state: 'failed', failure: 'refused' });
  expect(bench.replica.log.filter(({ eventTarget }) => /attachment/i.test(eventTarget ?? ''))).toEqual([]);
});
