/* All that a Word file needs, to be loaded together and late: docx is larger than the rest of the archive tab. */
export { conversationWord, messageWord } from './word-document';
export type { WordEntry } from './word-document';
export type { WordAttachment, WordLetter } from './letter';
export type { WordFiles } from './word-files';
