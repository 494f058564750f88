import type { Random } from './random';

function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** An MP4 whose boxes add up (ISO 14496-12: ftyp, moov with mvhd, mdat); nothing in it plays. */
export function makeMp4(random: Random, size: number): Uint8Array {
  const movieHeader = Buffer.alloc(100);
  movieHeader.writeUInt32BE(1000, 12);
  movieHeader.writeUInt32BE(30_000, 16);
  movieHeader.writeUInt32BE(0x00010000, 20);
  movieHeader.writeUInt32BE(1, 96);
  return new Uint8Array(
    Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
      box('moov', box('mvhd', movieHeader)),
      box('mdat', random.bytes(Math.max(64, size - 200))),
    ]),
  );
}

/** A one-page PDF 1.4 with a true cross-reference table, unique by the words on it. */
export function makePdf(random: Random, size: number, words: string): Uint8Array {
  const safe = words.replace(/[^A-Za-z0-9 .,-]/g, ' ');
  const filler = size > 700 ? `\n% ${Buffer.from(random.bytes((size - 700) >> 1)).toString('hex')}` : '';
  const stream = `BT /F1 14 Tf 40 740 Td (${safe} ${random.int(0, 999_999_999)}) Tj ET${filler}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, at) => {
    offsets.push(text.length);
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
