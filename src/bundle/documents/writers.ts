import type { DocumentFormat } from '../../model/export-request';
import type { DocumentWriter } from './document-writer';
import { htmlWriter } from './html';
import { mailWriter } from './mail';
import { markdownWriter } from './markdown';
import { textWriter } from './text';
import { wordWriter } from './word';

/** How each format is written. */
export const documentWriters: Readonly<Record<DocumentFormat, DocumentWriter>> = {
  html: htmlWriter,
  markdown: markdownWriter,
  word: wordWriter,
  email: mailWriter,
  text: textWriter,
};
