import type { DocumentFormat } from '../../model/export-request';
import type { DocumentWriter } from './document-writer';
import { htmlWriter } from './html';
import { mailWriter } from './mail';
import { markdownWriter } from './markdown';
import { textWriter } from './text';

/** How each format is written. */
export const documentWriters: Readonly<Record<DocumentFormat, DocumentWriter>> = {
  html: htmlWriter,
  markdown: markdownWriter,
  email: mailWriter,
  text: textWriter,
};
