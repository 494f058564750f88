/** The CRC of ZIP (APPNOTE 4.4.7; ISO 3309), piece by piece: begin with `startOfCrc`, go on with what came out. */
export const startOfCrc = 0;

/**
 * Sixteen tables of 256, one behind the other: the first is the common one, each further one that of a byte with one
 * more zero byte behind it. Sixteen bytes are so looked up at once and not one after the other: several times the speed.
 */
const tables = new Int32Array(16 * 256);
for (let byte = 0; byte < 256; byte += 1) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  tables[byte] = crc;
}
for (let at = 256; at < tables.length; at += 1) {
  const before = tables[at - 256] ?? 0;
  tables[at] = (before >>> 8) ^ (tables[before & 0xff] ?? 0);
}

/** The table of a byte with `zeros` bytes behind it, looked up at `byte`. */
function look(zeros: number, byte: number): number {
  return tables[(zeros << 8) | byte] ?? 0;
}

/** Of these bytes, behind those whose CRC `before` is. */
export function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  let at = 0;
  for (const sixteens = bytes.length - 15; at < sixteens; at += 16) {
    const first =
      crc ^
      ((bytes[at] ?? 0) |
        ((bytes[at + 1] ?? 0) << 8) |
        ((bytes[at + 2] ?? 0) << 16) |
        ((bytes[at + 3] ?? 0) << 24));
    crc =
      look(15, first & 0xff) ^
      look(14, (first >>> 8) & 0xff) ^
      look(13, (first >>> 16) & 0xff) ^
      look(12, first >>> 24) ^
      look(11, bytes[at + 4] ?? 0) ^
      look(10, bytes[at + 5] ?? 0) ^
      look(9, bytes[at + 6] ?? 0) ^
      look(8, bytes[at + 7] ?? 0) ^
      look(7, bytes[at + 8] ?? 0) ^
      look(6, bytes[at + 9] ?? 0) ^
      look(5, bytes[at + 10] ?? 0) ^
      look(4, bytes[at + 11] ?? 0) ^
      look(3, bytes[at + 12] ?? 0) ^
      look(2, bytes[at + 13] ?? 0) ^
      look(1, bytes[at + 14] ?? 0) ^
      look(0, bytes[at + 15] ?? 0);
  }
  for (; at < bytes.length; at += 1) crc = look(0, (crc ^ (bytes[at] ?? 0)) & 0xff) ^ (crc >>> 8);
  return ~crc >>> 0;
}
