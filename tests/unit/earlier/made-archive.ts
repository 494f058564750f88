import JSZip from 'jszip';
import { sourceOfJob } from '../../../entrypoints/archive/job-source';
import { bringIn } from '../../../src/earlier/bring-in';
import { lookAt } from '../../../src/earlier/look';
import type { EarlierArchive } from '../../../src/earlier/look';
import type { ArchiveOptions } from '../../../src/bundle/write-archive';
import { manifest } from '../../../src/bundle/bag';
import { archiveWordsFor } from '../../../src/bundle/words/archive-words';
import type { BroughtIn } from '../../../src/model/earlier';
import { sha256Hex } from '../../../src/model/sha256';
import { bytesOfBlob } from '../../../src/verify/byte-source';
import { openZip, type OpenedZip } from '../../../src/verify/zip-source';
import type { Vault } from '../../../src/vault/vault';
import { without } from '../../../src/vault/without';
import { madeAt, writtenParts } from '../bundle/opened-archive';

export const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** The archive of the job begun last, part by part, as the archive tab writes it. */
export async function archiveOf(vault: Vault, options: Partial<ArchiveOptions> = {}): Promise<Blob[]> {
  const job = await vault.latestJob();
  if (!job) throw new Error('the vault has no job');
  const words = archiveWordsFor(options.language ?? 'en');
  const source = await sourceOfJob(vault, job, madeAt, 'read-back', words);
  return (await writtenParts(source, options)).map(({ blob }) => blob);
}

/** What lookAt() finds, which must be an archive of ours. */
export async function ours(blob: Blob): Promise<EarlierArchive> {
  return oursIn(await openZip(bytesOfBlob(blob)));
}

export async function oursIn(zip: OpenedZip): Promise<EarlierArchive> {
  const look = await lookAt(zip);
  if (look.outcome === 'refused') throw new Error(`refused: ${look.why}`);
  return look.archive;
}

/** Brings parts of one archive into a vault, to the account they tell of or to a new one. */
export async function broughtIn(
  vault: Vault,
  parts: readonly Blob[],
  claims = new Map<string, string>(),
): Promise<BroughtIn[]> {
  const results: BroughtIn[] = [];
  for (const blob of parts) {
    const zip = await openZip(bytesOfBlob(blob));
    const archive = await oursIn(zip);
    const { marks } = archive.account;
    const known = await vault.accountOfMarks(marks);
    const accountId = await vault.addAccount(marks, typeof known === 'object' ? known.accountId : undefined);
    results.push(
      await bringIn(
        zip,
        archive,
        {
          held: (sums) => vault.heldBytes(sums),
          bringBack: (message, bytes) => vault.bringBack({ accountId, message, bytes, claims }),
        },
        { parseHtml },
      ),
    );
  }
  return results;
}

export type Change = (files: Map<string, Uint8Array<ArrayBuffer>>) => void | Promise<void>;

/** The archive with its files changed. "sealed": with sums made anew, as a Letterkeep of another day would have written it. */
export async function changed(blob: Blob, change: Change, seal: 'sealed' | 'damaged'): Promise<Blob> {
  const zip = await JSZip.loadAsync(await blob.arrayBuffer());
  const folder = Object.keys(zip.files)[0]!.split('/')[0]!;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [name, file] of Object.entries(zip.files)) {
    files.set(name.slice(folder.length + 1), new Uint8Array(await file.async('arraybuffer')));
  }
  await change(files);
  if (seal === 'sealed') await sealed(files);
  const made = new JSZip();
  for (const [path, bytes] of files) made.file(`${folder}/${path}`, bytes, { createFolders: false });
  // A Blob of Node, whichever the environment has.
  return new Response(await made.generateAsync({ type: 'arraybuffer' })).blob();
}

async function sealed(files: Map<string, Uint8Array<ArrayBuffer>>): Promise<void> {
  const sums = async (wanted: (path: string) => boolean): Promise<Map<string, string>> => {
    const made = new Map<string, string>();
    for (const [path, bytes] of files) if (wanted(path)) made.set(path, await sha256Hex(bytes));
    return made;
  };
  const encode = (text: string) => new TextEncoder().encode(text);
  const payload = await sums((path) => path.startsWith('data/'));
  files.set('manifest-sha256.txt', encode(manifest(payload)));
  const bytes = [...files]
    .filter(([path]) => payload.has(path))
    .reduce((sum, [, one]) => sum + one.length, 0);
  const info = new TextDecoder().decode(files.get('bag-info.txt'));
  files.set(
    'bag-info.txt',
    encode(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.size}`)),
  );
  const tags = await sums((path) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt');
  files.set('tagmanifest-sha256.txt', encode(manifest(tags)));
}

/** Rewrites each line of messages.jsonl, and receipt.json. */
export function rewriting(
  line: (value: Record<string, unknown>) => unknown,
  receipt: (value: Record<string, unknown>) => unknown = (value) => value,
): Change {
  const inText =
    (path: string, rewrite: (text: string) => string): Change =>
    (files) => {
      const text = new TextDecoder().decode(files.get(path));
      files.set(path, new TextEncoder().encode(rewrite(text)));
    };
  const parsed = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
  return async (files) => {
    await inText('data/messages.jsonl', (text) =>
      text.replace(/.+/g, (one) => JSON.stringify(line(parsed(one)))),
    )(files);
    await inText('data/receipt.json', (text) => JSON.stringify(receipt(parsed(text))))(files);
  };
}

/** As Letterkeep wrote archives before messages could be brought back: layout 1. */
export const toLayout1 = rewriting(
  (line) => ({
    ...without(line, 'kept'),
    attachments: (line['attachments'] as Record<string, unknown>[]).map((one) =>
      without(one, 'failure', 'endsEarly'),
    ),
  }),
  (receipt) => ({ ...without(receipt, 'account', 'language'), version: 1 }),
);
