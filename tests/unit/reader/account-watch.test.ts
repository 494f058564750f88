import { expect, it } from 'vitest';
import type { AccountMarks } from '../../../src/model/account';
import { requireSameAccount, requireSameMail, type Home } from '../../../src/reader/account-watch';
import type { Loader } from '../../../src/reader/loader';
import { createReplica, makeAccount } from '../../replica';
import { benchOn } from './on-replica';

const contact = (name: string, inmateId: string) => ({ name, inmateId, agency: 'Invented State' });
const son = contact('FAKE SON', 'T00020');
const mother: AccountMarks = { contacts: [son, contact('FAKE DAUGHTER', 'T00021')] };
const aunt: AccountMarks = { contacts: [son, contact('FAKE NEPHEW', 'T00022')] };
const nowSignedIn = (marks: AccountMarks): Pick<Loader, 'page'> => ({
  page: <Result>() => Promise.resolve({ marks, links: {}, readable: true } satisfies Home as Result),
});
const look = (now: AccountMarks) =>
  requireSameAccount(nowSignedIn(now) as Loader, 'https://www.jpay.com', mother);

it('stops when the aunt signs in, who writes to the same son', async () => {
  await expect(look(aunt)).rejects.toMatchObject({ kind: 'other-account' });
});

it('goes on when the mother has removed somebody, or the page shows nobody this time', async () => {
  await expect(look({ contacts: [son] })).resolves.toBeUndefined();
  await expect(look({ contacts: [] })).resolves.toBeUndefined();
});

const seen = (...prints: string[]) => prints.map((print) => ({ print, personName: 'FAKE SON' }));
const week = seen('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday');

it('stops at a list of the same person that holds hardly any of the rows it held before', () => {
  expect(() => requireSameMail(week, seen('Monday', 'Tuesday', 'March', 'April', 'May'))).toThrow(
    expect.objectContaining({ kind: 'other-account' }),
  );
});

it('goes on when messages came and some were deleted, or too few were seen to tell', () => {
  expect(() => requireSameMail(week, seen('Sunday', 'Monday', 'Tuesday', 'Friday'))).not.toThrow();
  expect(() => requireSameMail(seen('Monday', 'Tuesday'), seen('March'))).not.toThrow();
});

it('goes on when the list shows only another person now, the one chosen on JPay', () => {
  expect(() => requireSameMail(week, [{ print: 'March', personName: 'FAKE DAUGHTER' }])).not.toThrow();
});

it('keeps nothing of a relative who signs in with the same contacts, where JPay shows no name', async () => {
  const one = makeAccount({ seed: 'mother', messages: 14, people: 1, photoShare: 0, silentContact: false });
  const holder = { name: 'Fake Aunt', userId: 'aunt@example.invalid' };
  const other = makeAccount({
    seed: 'aunt',
    messages: 14,
    people: 1,
    photoShare: 0,
    silentContact: false,
    holder,
  });
  const replica = createReplica({
    account: one,
    otherAccounts: [{ ...other, contacts: one.contacts }],
    switches: { shownName: 'missing' },
  });
  const bench = benchOn(replica);
  replica.fault(12, { kind: 'signed-out', face: 'redirect', lasting: true });
  expect(await bench.run()).toEqual({ end: 'paused', why: 'signed-out' });
  const kept = bench.keeper.messages.length;
  bench.signIn(holder.userId);
  expect(await bench.run()).toEqual({ end: 'stopped', why: 'other-account' });
  expect(bench.keeper.messages).toHaveLength(kept);
});
