import type { Words } from '../words';
import { addEarlierWords } from './add-earlier';
import { archiveWords } from './archive';
import { checkWords } from './check';
import { attachmentTotals, messageTotals, number, size } from './counting';
import { libraryWords } from './library';
import { leavingWords } from './leaving';
import { popupWords } from './popup';
import { sameAccountWords } from './same-account';
import { samePersonWords } from './same-person';
import { sharingWords } from './sharing';
import { toolbarTitle } from './toolbar';

/** Spanish as families in the United States speak it: "usted", plain and calm. */
export const spanish: Words = {
  language: 'es',
  direction: 'ltr',
  productName: 'Letterkeep',
  number,
  size,
  formats: { html: 'HTML', markdown: 'Markdown', word: 'Word', email: 'Correo electrónico', text: 'Texto' },
  totals: (messages, attachments) => `${messageTotals(messages)}; ${attachmentTotals(attachments)}`,
  messageTotals,
  attachmentTotals,
  ...popupWords,
  archive: archiveWords,
  addEarlier: addEarlierWords,
  check: checkWords,
  library: libraryWords,
  leaving: leavingWords,
  sameAccount: sameAccountWords,
  samePerson: samePersonWords,
  sharing: sharingWords,
  toolbarTitle,
};
