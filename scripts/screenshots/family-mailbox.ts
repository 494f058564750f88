import { SampleSource } from '../../tests/unit/bundle/sample-source';
import type { SampleAttachment, SampleMessage } from '../../tests/unit/bundle/sample-source';
import { fromDaniel, fromHome, fromInside } from './family-letters';

const son = 'Fake José Muñoz';
const brother = 'Fake Daniel Reyes';

export interface Photograph {
  /** A PNG. */
  bytes: Uint8Array<ArrayBuffer>;
  caption: string;
}

/** The mail of a made-up mother over five years, with photos that look like photos: what the pictures of the README show. */
export function familyMailbox(photographs: readonly Photograph[]): SampleSource {
  return new SampleSource(
    [...lettersOfSon(photographs), ...lettersOfBrother()],
    [
      { name: son, inmateId: 'F00014', agency: 'Fake Department of Corrections' },
      { name: brother, inmateId: 'F00029', agency: 'Fake Department of Corrections' },
    ],
  );
}

const monthsTogether = 54;

function lettersOfSon(photographs: readonly Photograph[]): SampleMessage[] {
  return Array.from({ length: monthsTogether * 2 }, (_, at): SampleMessage => {
    const received = at % 2 === 0;
    const texts = received ? fromInside : fromHome;
    const month = Math.floor(at / 2);
    const paragraphs = [texts[month % texts.length], texts[(month * 5 + 3) % texts.length]];
    const photo = at % 6 === 1 ? photographs[(at - 1) / 6] : undefined;
    return {
      name: son,
      direction: received ? 'received' : 'sent',
      ...moment(
        2019,
        month,
        received ? 4 + (at % 7) : 15 + (at % 9),
        received ? 8 + (at % 4) : 18 + (at % 3),
      ),
      body: letter(received ? 'Mama' : 'José', [...new Set(paragraphs)], received ? 'José' : 'Mama'),
      ...(received ? {} : { letterNumber: String(284_190_117 + at * 3_571) }),
      attachments: [...(photo ? [picture(photo)] : []), ...(at === 40 ? [film()] : [])],
    };
  });
}

function lettersOfBrother(): SampleMessage[] {
  return Array.from({ length: 14 }, (_, at) => ({
    name: brother,
    ...moment(2021, at * 2, 20 + (at % 6), 9 + (at % 8)),
    body: letter('Rosa', [fromDaniel[at % fromDaniel.length]], 'Daniel'),
  }));
}

/** A day, counted in months from the beginning of a year, as data and as JPay writes it. */
function moment(year: number, months: number, day: number, hour: number): { date: string; dateText: string } {
  const two = (number: number): string => String(number).padStart(2, '0');
  const [inYear, minute, second] = [year + Math.floor(months / 12), (months * 17) % 60, (day * 7) % 60];
  const month = (months % 12) + 1;
  const time = `${((hour + 11) % 12) + 1}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`;
  return {
    date: `${inYear}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`,
    dateText: `${month}/${day}/${inYear} ${time}`,
  };
}

function letter(to: string, paragraphs: readonly (string | undefined)[], from: string): string {
  return [`Dear ${to},`, ...paragraphs, `With love,<br>${from}`].join('<br><br>');
}

function picture({ bytes, caption }: Photograph): SampleAttachment {
  return { kind: 'image', mediaType: 'image/png', bytes, label: caption };
}

/** The beginning of one, which is enough for a page that only says that it is there. */
function film(): SampleAttachment {
  const bytes = new Uint8Array(48_000).fill(7);
  bytes.set(new TextEncoder().encode('\0\0\0\x18ftypmp42'), 0);
  return { kind: 'videogram', mediaType: 'video/mp4', bytes, label: 'VideoGram' };
}
