import { SampleSource } from './sample-source';
import type { SampleMessage } from './sample-source';
import { framedPicture } from './framed-picture';

/** Three years of letters with one made-up person: whatever is hard to print stands in it once. */

const sentences = [
  'The garden is coming along, and the tomatoes are taller than your niece.',
  'I read your letter twice on the bus and once more at home.',
  'They moved us to the other yard, and I can see the hills in the morning.',
  'Grandma made the lemon cake again, the one with too much sugar.',
  'The roof is done, and the porch light finally works.',
  'I keep your drawing beside the bed, next to the calendar.',
];

/** Width and height of the pictures, by the number of the message they hang on: tall, wide, tiny, ordinary. */
export const pictureSizes: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  2: [[900, 600]],
  5: [[120, 2400]],
  8: [[2400, 120]],
  11: [[24, 24]],
  14: [
    [300, 220],
    [220, 300],
    [260, 260],
    [300, 200],
  ],
  17: [[1200, 1600]],
  20: [[1600, 1600]],
};

/** Longer than a page of paper. */
export const longMessage = 23;
export const rightToLeftMessage = 26;
export const messages = 34;
export const personName = 'Fake Rosa Prueba';
export const missingReason = 'JPay showed an error instead of it.';
export const missingPhotoReason = 'JPay shows a link for it and nothing behind the link.';

/** The words of a message, by its number from 1: no other message has the same. */
export function wordsOf(at: number): string[] {
  if (at === rightToLeftMessage) return ['שלום אמא יקרה', 'הגינה פורחת והעגבניות גבוהות', 'באהבה רבה'];
  const paragraph = (part: number): string =>
    `${sentences[(at + part) % sentences.length] ?? ''} This is line ${at}.${part}.`;
  const count = at === longMessage ? 60 : 3 + (at % 4);
  return [`Dear Mama, letter ${at}.`, ...Array.from({ length: count }, (_, part) => paragraph(part))];
}

export function keepsakeMailbox(): SampleSource {
  const film = new Uint8Array(5_000).fill(7);
  film.set(new TextEncoder().encode('\0\0\0\x18ftypmp42'), 0);
  const all = Array.from({ length: messages }, (_, index): SampleMessage => {
    const at = index + 1;
    const undated = at === messages;
    const year = 2019 + Math.floor(index / 12);
    const month = (index % 12) + 1;
    const pictures = pictureSizes[at] ?? [];
    return {
      name: personName,
      direction: at % 3 === 1 ? 'sent' : 'received',
      date: undated ? null : `${year}-${String(month).padStart(2, '0')}-15T10:${10 + at}:05`,
      dateText: undated ? 'Some day in spring' : `${month}/15/${year} 10:${10 + at}:05 AM`,
      body: wordsOf(at).join('<br><br>'),
      ...(at % 3 === 1 ? { letterNumber: String(90_000 + at) } : {}),
      attachments: [
        ...pictures.map(([width, height], number) => ({
          kind: 'image' as const,
          mediaType: 'image/png',
          bytes: framedPicture(width, height, at * 7 + number),
          label: `IMG_${at}_${number}.jpg`,
        })),
        ...(at === 29 ? [{ kind: 'image' as const, reason: missingPhotoReason, label: 'lost.jpg' }] : []),
        ...(at === 30
          ? [{ kind: 'videogram' as const, mediaType: 'video/mp4', bytes: film, label: 'Birthday' }]
          : []),
        ...(at === 31
          ? [
              {
                kind: 'document' as const,
                mediaType: 'application/pdf',
                bytes: new TextEncoder().encode('%PDF-1.4 made up\n%%EOF\n'),
                label: 'Drawing',
              },
              {
                kind: 'other' as const,
                mediaType: 'image/svg+xml',
                bytes: new TextEncoder().encode('<svg onload="alert(1)"/>'),
                label: 'careful',
              },
            ]
          : []),
      ],
    };
  });
  return new SampleSource(
    all,
    [{ name: personName, inmateId: 'F00017', agency: 'Fake Department of Corrections' }],
    [
      {
        mailbox: 'inbox',
        personName,
        dateText: '06-20-2020',
        date: '2020-06-20',
        where: 'inbox, page 3',
        state: 'failed',
        kind: 'site-error',
        reason: missingReason,
      },
    ],
  );
}
