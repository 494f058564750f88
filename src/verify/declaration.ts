import { linesOf } from './tag-text';

export interface Declaration {
  /** 1.0 as 100, 0.97 as 97: rules became stricter with 1.0. */
  version: number;
  /** As written: "UTF-8". */
  encoding: string;
}

/**
 * bagit.txt: two lines, in this order, in UTF-8 without a mark (RFC 8493 2.1.1). Undefined if it is anything else; an old
 * one may end without a line break.
 */
export function parseDeclaration(bytes: Uint8Array): Declaration | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const lines = linesOf(text);
  const [, major, minor] = /^BagIt-Version: (\d{1,3})\.(\d{1,2})$/.exec(lines[0] ?? '') ?? [];
  const [, encoding] = /^Tag-File-Character-Encoding: (\S{1,40})$/.exec(lines[1] ?? '') ?? [];
  if (major === undefined || minor === undefined || encoding === undefined || lines.length !== 2)
    return undefined;
  return { version: Number(major) * 100 + Number(minor), encoding };
}
