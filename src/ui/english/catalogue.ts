import type { DocumentFormat } from '../../model/export-request';
import type { Language } from '../../model/language';
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
import type { Counts } from '../../model/receipt';

/** Plain, calm words: sentences a frightened grandmother understands. The pattern for every other language. */
export const english = {
  /** BCP 47, for the lang attribute. */
  language: 'en' as Language,
  direction: 'ltr' as 'ltr' | 'rtl',
  productName: 'Letterkeep',
  number,
  size,
  formats: {
    html: 'HTML',
    markdown: 'Markdown',
    word: 'Word',
    email: 'E-mail',
    text: 'Text',
  } satisfies Record<DocumentFormat, string>,
  /** "430 messages listed, 430 saved; 61 photos and other attachments, 59 saved, 2 failed" */
  totals: (messages: Counts, attachments: Counts) =>
    `${messageTotals(messages)}; ${attachmentTotals(attachments)}`,
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
