import type { DocumentFormat } from '../../model/export-request';
import type { DocumentWriter } from './document-writer';
import { htmlWriter } from './html';
import { markdownWriter } from './markdown';

/** How each format is written. */
export const documentWriters: Readonly<Record<DocumentFormat, DocumentWriter>> = {
  html: htmlWriter,
  markdown: markdownWriter,
};
