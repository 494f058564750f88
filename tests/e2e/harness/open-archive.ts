import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import * as v from 'valibot';
import { python3, testZip } from '../../python';
import { acceptedByOurOwn } from './own-verifier';

/**
 * Opens a saved archive once four verifiers have accepted it (unzip, Python, sha256sum, our own) and holds it against
 * contract.md. Shares no code with what wrote it: the shapes are written here a second time, from the contract.
 */
const attachmentSchema = v.looseObject({
  index: v.number(),
  label: v.string(),
  kind: v.picklist(['image', 'ecard', 'videogram', 'document', 'other']),
  state: v.picklist(['saved', 'failed', 'vanished', 'skipped']),
  mediaType: v.optional(v.string()),
  bytes: v.optional(v.number()),
  sha256: v.optional(v.string()),
  path: v.optional(v.string()),
  reason: v.optional(v.string()),
});
const messageSchema = v.looseObject({
  id: v.string(),
  direction: v.picklist(['received', 'sent']),
  person: v.looseObject({
    key: v.string(),
    name: v.string(),
    inmateId: v.optional(v.string()),
    agency: v.optional(v.string()),
  }),
  dateText: v.string(),
  date: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/))),
  letterNumber: v.optional(v.string()),
  status: v.optional(v.string()),
  text: v.string(),
  html: v.string(),
  attachments: v.array(attachmentSchema),
  files: v.looseObject({ html: v.string(), markdown: v.string() }),
});
const countsSchema = v.object({
  listed: v.number(),
  saved: v.number(),
  failed: v.number(),
  vanished: v.number(),
  skipped: v.number(),
});
const mailboxSchema = v.object({ messages: countsSchema, attachments: countsSchema });
const receiptSchema = v.looseObject({
  version: v.number(),
  complete: v.boolean(),
  incompleteBecause: v.array(v.string()),
  messages: countsSchema,
  attachments: countsSchema,
  byMailbox: v.object({ inbox: mailboxSchema, sent: mailboxSchema }),
  exceptions: v.array(
    v.looseObject({
      what: v.picklist(['message', 'attachment', 'list']),
      messageId: v.optional(v.string()),
      where: v.string(),
      kind: v.string(),
      reason: v.string(),
    }),
  ),
  startedAt: v.string(),
  finishedAt: v.string(),
  requests: v.number(),
});
export type ArchivedMessage = v.InferOutput<typeof messageSchema>;
export type ArchivedReceipt = v.InferOutput<typeof receiptSchema>;

export interface OpenedArchive {
  zip: string;
  /** The top folder, unpacked. */
  folder: string;
  messages: ArchivedMessage[];
  receipt: ArchivedReceipt;
  /** Paths relative to the top folder. */
  files: string[];
  read(path: string): Promise<string>;
}

const topFiles = [
  'README.txt',
  'START HERE.html',
  'bag-info.txt',
  'bagit.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
];

export async function openArchive(zip: string): Promise<OpenedArchive> {
  execFileSync('unzip', ['-tq', zip], { stdio: 'pipe' });
  execFileSync(python3, ['-c', testZip, zip], { stdio: 'pipe' });
  await acceptedByOurOwn(zip);
  const into = await mkdtemp(join(tmpdir(), 'letterkeep-archive-'));
  execFileSync('unzip', ['-q', zip, '-d', into], { stdio: 'pipe' });
  const top = await readdir(into);
  assert.equal(top.length, 1, 'an archive has one top folder');
  assert.equal(top[0], basename(zip, '.zip').replace(/-INCOMPLETE$/, ''), 'the folder is named like the ZIP');
  const folder = join(into, top[0]);
  assert.deepEqual(
    (await readdir(folder)).sort(),
    [...topFiles, 'data'].sort(),
    'nothing else stands at the top',
  );
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    execFileSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: folder, stdio: 'pipe' });
  }
  const files = await allFiles(folder);
  await everyFileIsListed(folder, files);
  namesAreSafe(files);
  const messages = (await readFile(join(folder, 'data/messages.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(messageSchema, JSON.parse(line)));
  const receipt = v.parse(
    receiptSchema,
    JSON.parse(await readFile(join(folder, 'data/receipt.json'), 'utf8')),
  );
  sumsHold(receipt);
  assert.equal(
    /-INCOMPLETE(-part-\d+-of-\d+)?\.zip$|-part-\d+-of-\d+-INCOMPLETE\.zip$/.test(zip),
    !receipt.complete,
    'the name says whether the archive is complete',
  );
  for (const message of messages) await messageFilesExist(folder, message);
  return { zip, folder, messages, receipt, files, read: (path) => readFile(join(folder, path), 'utf8') };
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

async function everyFileIsListed(folder: string, files: string[]): Promise<void> {
  const manifest = await readFile(join(folder, 'manifest-sha256.txt'), 'utf8');
  const listed = manifest
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^[0-9a-f]{64} [ *]/, ''));
  assert.deepEqual(
    listed.sort(),
    files.filter((file) => file.startsWith('data/')),
  );
}

function namesAreSafe(files: string[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    assert.match(file, /^[\x20-\x7e]+$/, `${file} is plain ASCII`);
    assert.ok(file.length <= 150, `${file} is at most 150 characters long`);
    assert.ok(!/[<>:"|?*\\%]/.test(file), `${file} holds no character that Windows forbids`);
    for (const segment of file.split('/')) {
      assert.ok(
        !/^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i.test(segment),
        `${segment} is no device`,
      );
      assert.ok(!/^[\s.-]|[\s.]$/.test(segment), `${segment} begins and ends plainly`);
    }
    assert.ok(!seen.has(file.toLowerCase()), `${file} stands once, whatever the case`);
    seen.add(file.toLowerCase());
  }
}

function sumsHold(receipt: ArchivedReceipt): void {
  const all = [receipt, receipt.byMailbox.inbox, receipt.byMailbox.sent].flatMap((part) => [
    part.messages,
    part.attachments,
  ]);
  if (!receipt.complete) return;
  for (const counts of all) {
    assert.equal(counts.listed, counts.saved + counts.failed + counts.vanished + counts.skipped);
  }
}

async function messageFilesExist(folder: string, message: ArchivedMessage): Promise<void> {
  for (const path of [message.files.html, message.files.markdown]) {
    assert.ok(existsSync(join(folder, 'data', path)), `${path} exists`);
  }
  for (const attachment of message.attachments) {
    if (attachment.state !== 'saved') {
      assert.ok(attachment.reason, 'what is missing has a reason');
      continue;
    }
    assert.ok(attachment.path !== undefined && attachment.mediaType !== undefined);
    const bytes = await readFile(join(folder, 'data', attachment.path));
    assert.equal(bytes.length, attachment.bytes);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), attachment.sha256);
  }
}
