// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import { bringIn } from '../../../src/earlier/bring-in';
import { lookAt } from '../../../src/earlier/look';
import { bytesOfBlob } from '../../../src/verify/byte-source';
import { openZip } from '../../../src/verify/zip-source';
import type { StoredFacts, Vault } from '../../../src/vault/vault';
import { makeAccount } from '../../replica';
import { makeBench } from '../reader/on-replica';
import { freshVault } from '../vault/made-up';
import {
  archiveOf,
  broughtIn,
  changed,
  ours,
  oursIn,
  parseHtml,
  rewriting,
  toLayout1,
  type Change,
} from './made-archive';

const account = makeAccount({
  seed: 'damaged archive',
  messages: 8,
  people: 1,
  awkward: ['snap twins'],
  attachmentBytes: 200,
});
let whole: Blob;
let kept: StoredFacts[];

async function factsIn(vault: Vault): Promise<StoredFacts[]> {
  return vault.facts((await vault.accounts())[0]!.accountId);
}

beforeAll(async () => {
  const vault = await freshVault();
  expect(await makeBench(account).run({ vault })).toEqual({ end: 'read' });
  whole = (await archiveOf(vault))[0]!;
  kept = await factsIn(vault);
});

/** Turns a byte of the first file of such a name. */
const spoiled =
  (name: RegExp, at = -1): Change =>
  (files) => {
    const [path, bytes] = [...files].find(([one]) => name.test(one))!;
    const changedBytes = bytes.slice();
    changedBytes[at < 0 ? changedBytes.length + at : at]! ^= 1;
    files.set(path, changedBytes);
  };

const refusal = async (blob: Blob) => {
  const look = await lookAt(await openZip(bytesOfBlob(blob)));
  return look.outcome === 'refused' ? look.why : look.outcome;
};

describe('a ZIP that is none of ours', () => {
  it('is refused, whatever it is', async () => {
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const blob = (data: Uint8Array<ArrayBuffer>) => new Response(data).blob();
    expect(await refusal(await blob(new Uint8Array()))).toBe('empty');
    expect(await refusal(await blob(new TextEncoder().encode('Dear family,')))).toBe('no-zip');
    expect(await refusal(await blob(bytes.slice(0, bytes.length / 2)))).toBe('cut-short');
    const without = (...names: RegExp[]): Change => {
      return (files) => {
        for (const path of files.keys()) if (names.some((name) => name.test(path))) files.delete(path);
      };
    };
    expect(await refusal(await changed(whole, without(/manifest/, /bagit/), 'damaged'))).toBe('no-bag');
    expect(await refusal(await changed(whole, without(/messages\.jsonl/), 'sealed'))).toBe('not-ours');
  });

  it('is refused when a Letterkeep to come has made it, and when no message in it can be read', async () => {
    const newer = rewriting(
      (line) => line,
      (receipt) => ({ ...receipt, version: 3 }),
    );
    expect(await refusal(await changed(whole, newer, 'sealed'))).toBe('unknown-layout');
    const foreign = rewriting(() => ({ from: 'somebody else' }));
    expect(await refusal(await changed(whole, foreign, 'sealed'))).toBe('no-messages');
  });
});

describe('a damaged archive', () => {
  it('gives back all but the photo that is not as it was written, and names that', async () => {
    const damaged = await changed(whole, spoiled(/\/attachments\//), 'damaged');
    expect((await ours(damaged)).damages).toMatchObject([{ kind: 'changed-file' }]);
    const vault = await freshVault();
    const [result] = await broughtIn(vault, [damaged]);
    expect(result).toMatchObject({ cameBack: kept.length, problems: [{ what: 'attachment' }] });
    const attachments = (await factsIn(vault)).flatMap((one) => one.attachments);
    expect(attachments.filter(({ state }) => state === 'failed')).toMatchObject([
      { failure: 'incomplete-bytes' },
    ]);

    // A whole copy makes it good, and the message is the same one.
    const [again] = await broughtIn(vault, [whole]);
    expect(again).toMatchObject({ cameBack: 0, completed: 1, attachments: 1, problems: [] });
    expect((await factsIn(vault)).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  });

  it('gives back a message without its page, says so, and the next export opens it for the page', async () => {
    const damaged = await changed(whole, spoiled(/\/raw\//, 40), 'damaged');
    const vault = await freshVault();
    const [result] = await broughtIn(vault, [damaged]);
    expect(result).toMatchObject({ cameBack: kept.length, problems: [{ what: 'page' }] });
    const facts = await factsIn(vault);
    expect(facts.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    const [message, another] = facts.filter(({ print }) => print === null);
    expect(another).toBeUndefined();
    await expect(vault.bytes(message!.raw.sha256)).rejects.toThrow();

    const bench = makeBench(account);
    expect(await bench.run({ vault })).toEqual({ end: 'read' });
    const now = (await factsIn(vault)).find(({ id }) => id === message!.id);
    expect(new TextDecoder().decode(await vault.bytes(now!.raw.sha256))).toContain('</html>');
    expect((await factsIn(vault)).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  });

  it('believes no line of a list that was changed but what the page of the message bears out', async () => {
    let lines = 0;
    const forged = rewriting((line) => {
      lines += 1;
      return lines === 2 ? { ...line, dateText: '1/1/2001 1:01:01 AM' } : line;
    });
    const vault = await freshVault();
    const [result] = await broughtIn(vault, [await changed(whole, forged, 'damaged')]);
    expect(result).toMatchObject({
      cameBack: kept.length - 1,
      problems: [{ what: 'message', dateText: '1/1/2001 1:01:01 AM' }],
    });
  });

  it('tells of a line that cannot be read', async () => {
    const torn: Change = (files) => {
      const text = new TextDecoder().decode(files.get('data/messages.jsonl'));
      files.set('data/messages.jsonl', new TextEncoder().encode(text.slice(0, -40)));
    };
    const vault = await freshVault();
    const [result] = await broughtIn(vault, [await changed(whole, torn, 'damaged')]);
    expect(result).toMatchObject({ cameBack: kept.length - 1, problems: [{ what: 'line' }] });
  });

  it('says so where another file lies in its place once it was looked at', async () => {
    const file = new Uint8Array(await whole.arrayBuffer());
    const slice = (start: number, end: number) => Promise.resolve(file.slice(start, end));
    const zip = await openZip({ size: file.length, slice });
    const archive = await oursIn(zip);
    file.fill(0);
    const keeper = {
      held: () => Promise.resolve(new Set<string>()),
      bringBack: () => Promise.reject(new Error('Nothing of it is there.')),
    };
    const result = await bringIn(zip, archive, keeper, { parseHtml });
    expect(result).toMatchObject({ cameBack: 0, stopped: { kind: 'incomplete-bytes' } });
  });

  it('of the first layout gives back what its ids bear out', async () => {
    const vault = await freshVault();
    const first = await changed(whole, toLayout1, 'damaged');
    const [result] = await broughtIn(vault, [first]);
    expect(result).toMatchObject({ cameBack: kept.length, problems: [] });
  });

  it('leads to no file outside the ZIP', async () => {
    const leading = rewriting((line) => ({
      ...line,
      attachments: (line['attachments'] as object[]).map((one) => ({ ...one, path: '../../etc/passwd' })),
    }));
    const vault = await freshVault();
    const [result] = await broughtIn(vault, [await changed(whole, leading, 'sealed')]);
    expect(result!.attachments).toBe(0);
    expect(new Set(result!.problems.map(({ what }) => what))).toEqual(new Set(['attachment']));
  });
});
