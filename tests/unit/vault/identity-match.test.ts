import { describe, expect, it } from 'vitest';
import { matchMessage, type Candidate, type Claim } from '../../../src/vault/identity-match';

const noClaims = new Map<string, Claim>();
const received = (attachments: (string | null)[]) => ({
  direction: 'received' as const,
  letterNumber: undefined,
  contentHash: 'same words',
  attachments,
});
const kept = (id: string, attachments: (string | null)[], changes: Partial<Candidate> = {}): Candidate => ({
  id,
  ...received(attachments),
  ...changes,
});
const sent = (letterNumber: string, contentHash: string) => ({
  direction: 'sent' as const,
  letterNumber,
  contentHash,
  attachments: [],
});
const keptSent = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  ...sent('123', 'same words'),
  ...changes,
});
const claimed = (id: string, weak = false) => new Map([[id, { rowKey: 'another row', weak }]]);

describe('finding the message of the vault that was just read', () => {
  it('takes a message with the same words and the same pictures for the same message', () => {
    const match = matchMessage(received(['photo']), 'row', [kept('a', ['photo'])], noClaims);
    expect(match).toEqual({ as: 'known', id: 'a', weak: false, displaced: undefined });
  });

  it('takes the same boilerplate with another photo for another message', () => {
    expect(matchMessage(received(['photo 2']), 'row', [kept('a', ['photo 1'])], noClaims)).toEqual({
      as: 'new',
    });
  });

  it('takes the same words with more attachments for another message', () => {
    const match = matchMessage(received(['photo', 'photo']), 'row', [kept('a', ['photo'])], noClaims);
    expect(match).toEqual({ as: 'new' });
  });

  it('takes a message another row has claimed for another message', () => {
    expect(matchMessage(received([]), 'row', [kept('a', [])], claimed('a'))).toEqual({ as: 'new' });
  });

  it('lets a row that is read twice keep its own message', () => {
    const claims = new Map([['b', { rowKey: 'row', weak: false }]]);
    const match = matchMessage(received([]), 'row', [kept('a', []), kept('b', [])], claims);
    expect(match).toMatchObject({ as: 'known', id: 'b' });
  });

  it('takes bytes that failed before for whatever bytes come now', () => {
    const match = matchMessage(received(['photo']), 'row', [kept('a', [null])], noClaims);
    expect(match).toMatchObject({ id: 'a', weak: false });
  });

  it('says that a match is weak when kept bytes were not seen again', () => {
    const match = matchMessage(received([null]), 'row', [kept('a', ['photo'])], noClaims);
    expect(match).toMatchObject({ id: 'a', weak: true });
  });

  it('gives a failed photo to the message whose photo failed before, not to one whose photo is kept', () => {
    const candidates = [kept('a', ['photo']), kept('b', [null])];
    expect(matchMessage(received([null]), 'row', candidates, noClaims)).toMatchObject({
      id: 'b',
      weak: false,
    });
  });

  it('gives a photo to the message that has it, not to one whose photo failed', () => {
    const candidates = [kept('a', [null]), kept('b', ['photo'])];
    expect(matchMessage(received(['photo']), 'row', candidates, noClaims)).toMatchObject({ id: 'b' });
  });

  it('takes a message back from a row that only seemed to have it', () => {
    const match = matchMessage(received(['photo']), 'row', [kept('a', ['photo'])], claimed('a', true));
    expect(match).toEqual({ as: 'known', id: 'a', weak: false, displaced: 'another row' });
  });

  it('leaves a message with a row that seemed to have it when the new reading proves no more', () => {
    const match = matchMessage(received([null]), 'row', [kept('a', ['photo'])], claimed('a', true));
    expect(match).toEqual({ as: 'new' });
  });

  it('never lets other words of the same number take the place of words that are kept', () => {
    expect(matchMessage(sent('123', 'other words'), 'row', [keptSent('a')], noClaims)).toEqual({ as: 'new' });
    const claims = new Map([['a', { rowKey: 'row', weak: false }]]);
    expect(matchMessage(sent('123', 'other words'), 'row', [keptSent('a')], claims)).toEqual({ as: 'new' });
  });

  it('takes a received message for another one than the sent message of its number', () => {
    const read = { ...sent('123', 'same words'), direction: 'received' as const };
    expect(matchMessage(read, 'row', [keptSent('a')], noClaims)).toEqual({ as: 'new' });
  });

  it('finds both texts of one number again', () => {
    const candidates = [keptSent('a'), keptSent('b', { contentHash: 'other words' })];
    expect(matchMessage(sent('123', 'same words'), 'row', candidates, noClaims)).toMatchObject({ id: 'a' });
    expect(matchMessage(sent('123', 'other words'), 'row', candidates, noClaims)).toMatchObject({ id: 'b' });
  });

  it('knows a sent letter that is listed twice as one letter', () => {
    const match = matchMessage(sent('123', 'same words'), 'row', [keptSent('a')], claimed('a'));
    expect(match).toMatchObject({ as: 'known', id: 'a' });
  });

  it('tells two letters of the same words apart by their numbers', () => {
    expect(matchMessage(sent('124', 'same words'), 'row', [keptSent('a')], noClaims)).toEqual({ as: 'new' });
  });

  it('knows a letter kept before its number was shown', () => {
    const before = keptSent('a', { letterNumber: undefined });
    expect(matchMessage(sent('123', 'same words'), 'row', [before], noClaims)).toMatchObject({ id: 'a' });
  });

  it('numbers what is still equal from the first', () => {
    const match = matchMessage(received([]), 'row', [kept('a', []), kept('b', []), kept('c', [])], noClaims);
    expect(match).toMatchObject({ id: 'a' });
  });
});
