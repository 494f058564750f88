import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expectMessages, type MadeUpAccount, type Switches } from '../../../tests/replica/index';
import { withoutSpace } from '../floor/completeness';

/** What is not in a folder of an account that was saved to it. */
export interface Loss {
  /** Messages whose text is in no file together with the person's name and the date as the site shows it. */
  messages: number;
  /** Sent ones, of those. */
  sent: number;
  /** Files of attachments of which not every byte is there, on its own or inside a page. */
  attachments: number;
  /** Messages of which no file says the date so that a program can read it: 2026-11-20T18:30. */
  dates: number;
  /** Pages that ask the site, or a file that is not there, for something when they are opened. */
  pagesThatAsk: number;
  /** Pages with JPay's own button that deletes the message. */
  pagesThatDelete: number;
  /** Pages of which nobody can tell later that they are missing or have changed: their sum stands in no file. */
  pagesWithoutSum: number;
}

interface Read {
  path: string;
  raw: string;
  /** Without markup and white space. */
  text: string;
}

/** Reads everything in a folder and says what it lacks. */
export async function lossIn(folder: string, account: MadeUpAccount, switches: Switches): Promise<Loss> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sums = new Set<string>();
  const files: Read[] = [];
  for (const path of paths) {
    const bytes = await readFile(path);
    sums.add(sha256(bytes));
    if (!/\.(html?|json|jsonl|md|txt)$/i.test(path)) continue;
    const raw = bytes.toString('utf8');
    for (const inside of dataIn(raw)) sums.add(sha256(inside));
    files.push({ path, raw, text: textOf(raw) });
  }
  const expected = expectMessages(account, switches);
  const found = expected.map((message) => ({ message, files: filesOf(message, files) }));
  const lost = found.filter((one) => one.files.length === 0).map(({ message }) => message);
  const pages = files.filter(({ path }) => /\.html?$/i.test(path));
  return {
    messages: lost.length,
    sent: lost.filter(({ direction }) => direction === 'sent').length,
    attachments: expected
      .flatMap(({ attachments }) => attachments)
      .filter((one) => one.savable && !sums.has(one.sha256)).length,
    dates: found.filter(({ message, files: own }) => !own.some(({ raw }) => raw.includes(message.date ?? '')))
      .length,
    pagesThatAsk: pages.filter(asks).length,
    pagesThatDelete: pages.filter(({ raw }) => /<input[^>]*\bButtonDelete\b/.test(raw)).length,
    pagesWithoutSum: pages.filter((page) => {
      const sum = sha256(Buffer.from(page.raw));
      return !files.some(({ raw }) => raw.includes(sum));
    }).length,
  };
}

function filesOf(
  { text, personName, dateText }: ReturnType<typeof expectMessages>[number],
  files: readonly Read[],
): Read[] {
  const marks = [text, personName, dateText].map(withoutSpace);
  return files.filter((file) => marks.every((mark) => file.text.includes(mark)));
}

/** What a page loads by itself: not what it only leads to. */
const loads =
  /<(?:img|script|iframe|source|video|audio|embed)\b[^>]*?\ssrc=["']?([^"'\s>]+)|<link\b[^>]*?\shref=["']?([^"'\s>]+)/gi;

function asks({ path, raw }: Read): boolean {
  return [...raw.matchAll(loads)].some(([tag, src, href]) => {
    const address = src ?? href ?? '';
    if (/^(data:|#|blob:|about:)/i.test(address) || /rel=["']?(canonical|shortcut)/i.test(tag)) return false;
    if (/^([a-z]+:)?\/\//i.test(address)) return true;
    const [file = ''] = address.replaceAll('&amp;', '&').split(/[?#]/);
    return (
      !existsSync(join(dirname(path), decoded(file))) && !existsSync(join(dirname(path), decoded(address)))
    );
  });
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function dataIn(raw: string): Buffer[] {
  const found = raw.matchAll(/data:[\w/+.-]*(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=]+)/g);
  return [...found].map(([, text = '']) => Buffer.from(text, 'base64'));
}

const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  apos: "'",
};

/** Words as a reader sees them; a JSON file's as they stand in its strings. */
function textOf(raw: string): string {
  const plain = raw
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return names[name?.toLowerCase() ?? ''] ?? whole;
    });
  return withoutSpace(plain);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
