import { BorderStyle, Paragraph, Tab, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import { isRightToLeft } from '../../model/visible-text';
import { paragraphText } from './body-paragraphs';
import type { BodyParagraph, BodyPiece, Look } from './body-paragraphs';
import { wordStyles } from './styles';
import { xmlText } from './xml-text';

/** Twentieths of a point: a step of a list or quotation. */
const step = 360;
const note: Pick<IRunOptions, 'color' | 'italics'> = { color: '55504A', italics: true };

/** A run of text in one look. Tabs are elements of their own in Word. */
export function textRun(text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  const children = xmlText(text)
    .split('\t')
    .flatMap((part, index): (string | Tab)[] => [
      ...(index > 0 ? [new Tab()] : []),
      ...(part === '' ? [] : [part]),
    ]);
  return new TextRun({ ...options, ...(isRightToLeft(text) ? { rightToLeft: true } : {}), children });
}

/** A paragraph of ours, or of words that are a stranger's, in a style of styles.ts. */
export function styledParagraph(
  style: keyof typeof wordStyles,
  children: readonly ParagraphChild[],
  options: Omit<IParagraphOptions, 'style' | 'children'> = {},
): Paragraph {
  return new Paragraph({ ...options, style: wordStyles[style], children: [...children] });
}

/** A letter's own paragraphs. */
export function letterParagraphs(paragraphs: readonly BodyParagraph[]): Paragraph[] {
  return paragraphs.map(letterParagraph);
}

function letterParagraph(paragraph: BodyParagraph): Paragraph {
  const { kind, depth, mark, pieces } = paragraph;
  const options: Omit<IParagraphOptions, 'style' | 'children'> = {
    ...(startsRightToLeft(paragraphText(paragraph)) ? { bidirectional: true } : {}),
    ...(depth > 0
      ? { indent: { left: Math.min(depth, 8) * step, ...(mark === undefined ? {} : { hanging: step }) } }
      : {}),
    ...(kind === 'rule'
      ? { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '9A8F7E' } } }
      : {}),
  };
  const marked = mark === undefined ? [] : [textRun(`${mark}\t`)];
  const runs = pieces.map((piece) => pieceRun(piece, kind));
  return styledParagraph('letter', [...marked, ...runs], options);
}

function pieceRun(piece: BodyPiece, kind: BodyParagraph['kind']): TextRun {
  if ('lineBreak' in piece) return new TextRun({ break: 1 });
  return textRun(piece.text, {
    ...runOf(piece.look),
    ...(kind === 'heading' ? { bold: true } : {}),
    ...(kind === 'preformatted' || piece.look.code === true ? { font: 'Courier New' } : {}),
  });
}

function runOf({
  bold,
  italics,
  underline,
  strike,
  superScript,
  subScript,
  note: isNote,
}: Look): IRunOptions {
  return {
    ...(bold ? { bold } : {}),
    ...(italics ? { italics } : {}),
    ...(underline ? { underline: {} } : {}),
    ...(strike ? { strike } : {}),
    // Word knows one of the two.
    ...(superScript ? { superScript } : subScript ? { subScript } : {}),
    ...(isNote ? note : {}),
  };
}

/** By the first letter that has a direction (Unicode Annex 9, P2). */
function startsRightToLeft(text: string): boolean {
  const [letter] = /\p{L}/u.exec(text) ?? [''];
  return isRightToLeft(letter);
}
