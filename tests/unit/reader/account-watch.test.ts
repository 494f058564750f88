import { expect, it } from 'vitest';
import type { AccountMarks } from '../../../src/model/account';
import { requireSameAccount, type Home } from '../../../src/reader/account-watch';
import type { Loader } from '../../../src/reader/loader';

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
