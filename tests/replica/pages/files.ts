import type { MadeUpAttachment } from '../account/model';
import type { ReplicaResponse } from '../exchange';
import { respond } from '../exchange';
import type { Letter, LiveAccount } from '../live-account';
import type { Site } from '../visit';
import { notFound } from './errors';

/** Which attachment: letter id and number from 1. */
export interface FileRef {
  readonly letter: Letter;
  readonly index: number;
  readonly attachment: MadeUpAttachment;
}

/** A name for a static file that nobody guesses: letter, number, first of the hash. */
export function staticName({ letter, index, attachment }: FileRef): string {
  return `${letter.id}_${index}_${attachment.sha256.slice(0, 8)}.${attachment.extension}`;
}

/** The token of an attachment for the handlers. */
export function fileToken(site: Site, ref: FileRef): string {
  return encodeURIComponent(site.tokens.make(`file:${ref.letter.id}:${ref.index}`, 0));
}

function findFile(account: LiveAccount, id: string, index: number): FileRef | null {
  const letter = account.find(id);
  const attachment = letter?.message.attachments[index - 1];
  return letter && attachment ? { letter, index, attachment } : null;
}

export function fileByToken(site: Site, account: LiveAccount, token: string | null): FileRef | null {
  const parts = /^file:(.+):(\d+)$/.exec(site.tokens.read(token ?? '')?.value ?? '');
  return parts ? findFile(account, parts[1] ?? '', Number(parts[2])) : null;
}

export function fileByName(site: Site, name: string): FileRef | null {
  const [id = '', index = ''] = name.split('_');
  for (const account of site.accounts.values()) {
    const ref = findFile(account, id, Number(index));
    if (ref && staticName(ref) === name) return ref;
  }
  return null;
}

/** The bytes of an attachment; 404 for one that the facility removed. */
export function sendFile(site: Site, ref: FileRef | null, disposition?: string): ReplicaResponse {
  if (!ref || ref.attachment.removed) return notFound();
  const type = {
    right: ref.attachment.mediaType,
    'octet-stream': 'application/octet-stream',
    'text-plain': 'text/plain',
    missing: undefined,
  }[site.switches.attachmentType];
  const headers: [string, string][] = [];
  if (type !== undefined) headers.push(['Content-Type', type]);
  if (disposition !== undefined) headers.push(['Content-Disposition', disposition]);
  return respond(200, headers, ref.attachment.bytes);
}
