import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** What a part is made of; VideoGrams fill it up. */
export interface PartMade {
  /** Message pages, packed. */
  pages: number;
  photos: number;
  /** Messages that can be brought back into a vault (src/earlier), each with a photo or, one in a hundred, a VideoGram; none if left out. */
  letters?: number;
}

const films = 3;
const photoSize = 350_000;
/** As under Memory (memory-writing.ts). */
const filmSize = 5_000_000;

interface Entry {
  name: string;
  packed: Buffer;
  /** How often `packed` stands in it, one after another: a film is never held. */
  times: number;
  size: number;
  crc: number;
  /** 0 stored, 8 deflated. */
  packing: 0 | 8;
}

/** Writes a whole archive of `size` bytes, nearly: a right bag of random bytes. Gives the number of its files. */
export async function writeLargePart(
  path: string,
  size: number,
  { pages, photos, letters = 0 }: PartMade,
): Promise<number> {
  const top = 'Letterkeep-2026-11-22-part-1-of-1';
  const out = createWriteStream(path);
  const directory: Buffer[] = [];
  const sums: string[] = [];
  let at = 0;
  let bytes = 0;

  const write = async (...parts: Buffer[]): Promise<void> => {
    for (const part of parts) {
      at += part.length;
      if (!out.write(part)) await once(out, 'drain');
    }
  };
  const add = async ({ name, packed, times, size, crc, packing }: Entry): Promise<void> => {
    const rawName = Buffer.from(`${top}/${name}`);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(packing, 4);
    common.writeUInt16LE(0x5d76, 8);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length * times, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(rawName.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(0o100644 * 0x10000, 6);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, rawName);
    await write(Buffer.from('PK\x03\x04', 'latin1'), common, rawName);
    for (let time = 0; time < times; time += 1) await write(packed);
  };
  const payload = async (name: string, content: Buffer, times = 1, packing: 0 | 8 = 0): Promise<void> => {
    const sum = createHash('sha256');
    let crc = 0;
    for (let time = 0; time < times; time += 1) {
      sum.update(content);
      crc = crc32(content, crc);
    }
    sums.push(`${sum.digest('hex')}  data/${name}\n`);
    bytes += content.length * times;
    const packed = packing === 8 ? deflateRawSync(content, { level: 1 }) : content;
    await add({ name: `data/${name}`, packed, times, size: content.length * times, crc, packing });
  };
  const tag = (name: string, text: string): Promise<void> => {
    const packed = Buffer.from(text);
    return add({ name, packed, times: 1, size: packed.length, crc: crc32(packed), packing: 0 });
  };

  const noise = randomBytes(4_000_000);
  const person = (index: number): string => `people/fake-person_${String(index % 40).padStart(4, '0')}`;
  for (let index = 0; index < pages; index += 1) {
    const text = noise.toString('hex', index, index + 3_000);
    await payload(
      `${person(index)}/messages/2019-07-15_1504_received_${index}.html`,
      Buffer.from(text),
      1,
      8,
    );
  }
  for (let index = 0; index < photos; index += 1) {
    const from = (index % 3_000) * 1_000;
    await payload(
      `${person(index)}/attachments/2019-07-15_${index}.jpg`,
      noise.subarray(from, from + photoSize),
    );
  }
  if (letters > 0) {
    const lines: string[] = [];
    for (let index = 0; index < letters; index += 1)
      lines.push(await letter(index, noise, person(index), payload));
    await payload('messages.jsonl', Buffer.from(lines.join('')), 1, 8);
    const account = { shownName: 'Fake Grandmother', contacts: [] };
    await payload('receipt.json', Buffer.from(JSON.stringify({ version: 2, language: 'en', account })));
  }
  // The lists at the end take about 12 MB more.
  const film = Math.floor((size - at - 14_000_000) / films / noise.length);
  for (let index = 0; index < films; index += 1) {
    await payload(`${person(index)}/attachments/2019-07-15_film-${index}.mp4`, noise, film);
  }
  const tags: [string, string][] = [
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['bag-info.txt', `Bagging-Date: 2026-11-22\nPayload-Oxum: ${bytes}.${sums.length}\nBag-Count: 1 of 1\n`],
    ['manifest-sha256.txt', sums.join('')],
  ];
  for (const [name, text] of tags) await tag(name, text);
  const overTags = tags.map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
  );
  await tag('tagmanifest-sha256.txt', overTags.join(''));

  const directoryAt = at;
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(directoryAt, 16);
  await write(whole, end);
  out.end();
  await once(out, 'finish');
  return directory.length / 4;
}

const sumOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** A message with its page and a photo or VideoGram no other has; gives its line (docs/earlier-archives.md, Layouts). */
async function letter(
  index: number,
  noise: Buffer,
  folder: string,
  payload: (name: string, content: Buffer, times?: number, packing?: 0 | 8) => Promise<void>,
): Promise<string> {
  const words = noise.toString('hex', index, index + 1_000);
  const page = Buffer.from(
    `<html><body><form><input type="hidden" value="${noise.toString('hex', index, index + 10_000)}">${'<div>JPay</div>'.repeat(500)}${words}</form></body></html>`,
  );
  const isFilm = index % 100 === 99;
  const attachment = isFilm
    ? Buffer.alloc(filmSize, noise)
    : Buffer.from(noise.subarray((index % 3_000) * 1_000, (index % 3_000) * 1_000 + photoSize));
  attachment.writeUInt32LE(index, 0);
  const paths = {
    page: `${folder}/raw/${index}.html.txt`,
    attachment: `${folder}/attachments/${index}_1.${isFilm ? 'mp4' : 'jpg'}`,
  };
  await payload(paths.attachment, attachment);
  await payload(paths.page, page, 1, 8);
  const line = {
    id: sumOf(`letter ${index}`),
    direction: 'received',
    person: { key: folder, name: 'Fake Person' },
    dateText: '7/15/2019',
    date: '2019-07-15',
    text: words,
    html: words,
    attachments: [
      {
        index: 1,
        label: isFilm ? 'film' : 'photo',
        kind: isFilm ? 'videogram' : 'image',
        state: 'saved',
        mediaType: isFilm ? 'video/mp4' : 'image/jpeg',
        bytes: attachment.length,
        sha256: sumOf(attachment),
        path: paths.attachment,
      },
    ],
    files: { html: `${folder}/messages/${index}.html` },
    kept: {
      row: `row ${index}`,
      content: sumOf(`letter ${index}`),
      readAt: '2026-11-22T10:00:00Z',
      page: { path: paths.page, sha256: sumOf(page), bytes: page.length, charset: 'utf-8' },
    },
  };
  return `${JSON.stringify(line)}\n`;
}
