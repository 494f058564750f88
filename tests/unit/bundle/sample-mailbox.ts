import type { SampleMessage } from './sample-source';
import { SampleSource, samplePicture } from './sample-source';

/** A small made-up mailbox with one of everything the archive has to bear. */
export function sampleMailbox(): SampleSource {
  const film = new Uint8Array(5_000).fill(7);
  film.set(new TextEncoder().encode('\0\0\0\x18ftypmp42'), 0);
  const pdf = new TextEncoder().encode('%PDF-1.4 made up\n%%EOF\n');
  const messages: SampleMessage[] = [];
  const sentences = [
    'The garden is coming along. The tomatoes are taller than your niece now, and she waters them each evening as if they were hers.',
    'I read your letter twice on the bus and once more at home. You asked about the house: the roof is done, and the porch light finally works.',
    'They moved us to the other yard this week. It is quieter here, and I can see the hills in the morning.',
    'Happy birthday! We lit the candles for you and Grandma made the lemon cake, the one with too much sugar.',
  ];
  for (let number = 0; number < 20; number += 1) {
    const year = 2019 + Math.floor(number / 9);
    const month = String((number % 9) + 2).padStart(2, '0');
    const received = number % 3 !== 1;
    messages.push({
      name: 'Fake José Muñoz',
      direction: received ? 'received' : 'sent',
      date: `${year}-${month}-1${number % 9}T${String(8 + (number % 12)).padStart(2, '0')}:04:05`,
      dateText: `${Number(month)}/1${number % 9}/${year} ${8 + (number % 4)}:04:05 AM`,
      body: `Dear ${received ? 'Mama' : 'José'},<br><br>${sentences[number % 4] ?? ''}<br><br>${sentences[(number + 1) % 4] ?? ''} Letter number ${number}.<br><br>With love,<br>${received ? 'José' : 'Mama'}`,
      ...(received ? {} : { letterNumber: String(90_000 + number) }),
      attachments:
        number % 4 === 0
          ? [
              {
                kind: 'image',
                mediaType: 'image/png',
                bytes: samplePicture(number),
                label: `IMG_${number}.jpg`,
              },
            ]
          : [],
    });
  }
  messages.push(
    {
      name: 'CON',
      date: '2021-05-01',
      dateText: '05-01-2021',
      body: 'A letter of somebody whose name no Windows folder may bear.',
      attachments: [
        { kind: 'ecard', mediaType: 'image/png', bytes: samplePicture(3), label: 'Flowers' },
        { kind: 'videogram', mediaType: 'video/mp4', bytes: film, label: 'VideoGram' },
        { kind: 'document', mediaType: 'application/pdf', bytes: pdf, label: 'scan.pdf' },
        {
          kind: 'image',
          reason: 'JPay shows a link for it and nothing behind the link.',
          label: 'photo.jpg',
        },
        {
          kind: 'other',
          mediaType: 'image/svg+xml',
          bytes: new TextEncoder().encode('<svg onload="alert(1)"/>'),
        },
      ],
    },
    {
      name: 'Fake </script><b>Bold</b>',
      date: '2022-01-01T00:00',
      dateText: '1/1/2022 12:00 AM',
      body: 'Hello <script>alert(1)</script><img src=x onerror=alert(1)><a href="https://www.example.org/x">a link</a>',
    },
    { name: 'مريم الاختبار', date: '2020-02-02T02:02', dateText: '2/2/2020 2:02 AM', body: 'مرحبا يا أمي' },
    {
      name: 'Fake José Muñoz',
      direction: 'sent',
      date: null,
      dateText: 'Yesterday',
      body: 'A letter without a date.',
    },
    { name: 'Fake Same Name', date: '2020-03-03T03:03', dateText: '3/3/2020 3:03 AM', body: '' },
    {
      name: 'Fake Same Name',
      date: '2020-03-03T03:03',
      dateText: '3/3/2020 3:03 AM',
      body: 'From here on\n\nin one minute',
    },
  );
  return new SampleSource(
    messages,
    [
      { name: 'Fake José Muñoz', inmateId: 'F00014', agency: 'Fake Department of Corrections' },
      { name: 'Fake Same Name', inmateId: 'F00021', agency: 'Fake North' },
      { name: 'FAKE SAME NAME', inmateId: 'F00022', agency: 'Fake South' },
      { name: 'Fake Quiet Cousin', inmateId: 'F00033', agency: 'Fake Department of Corrections' },
    ],
    [
      {
        mailbox: 'inbox',
        personName: 'Fake José Muñoz',
        dateText: '06-20-2020',
        date: '2020-06-20',
        where: 'inbox, page 3',
        state: 'failed',
        kind: 'site-error',
        reason: 'JPay showed an error instead of it.',
      },
    ],
  );
}
