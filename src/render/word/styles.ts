import { LineRuleType, type IStylesOptions } from 'docx';

/** The styles of our Word files by what they are for; the names are those Word shows. */
export const wordStyles = {
  title: 'Title',
  year: 'Heading1',
  message: 'Heading2',
  letter: 'Letter',
  facts: 'Facts',
  notice: 'Notice',
  contents: 'Contents',
  picture: 'Picture',
} as const;

/** Sizes of text in half points, of space in twentieths of a point. */
const serif = 'Georgia';
const ink = '1F2B3A';
const soft = '55504A';

export const styleSheet: IStylesOptions = {
  default: {
    document: {
      run: { font: serif, size: 22, color: ink },
      paragraph: { spacing: { after: 80, line: 288, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { font: serif, size: 40, bold: true, color: ink }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { font: serif, size: 32, bold: true, color: ink },
      paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
    },
    heading2: {
      run: { font: serif, size: 24, bold: true, color: '2B5580' },
      paragraph: { spacing: { before: 360, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: wordStyles.letter,
      name: 'Letter',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 100, line: 288, lineRule: LineRuleType.AUTO } },
    },
    {
      id: wordStyles.facts,
      name: 'Facts',
      basedOn: 'Normal',
      run: { size: 18, color: soft },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: wordStyles.notice,
      name: 'Notice',
      basedOn: 'Normal',
      run: { size: 20, italics: true, color: soft },
      paragraph: { indent: { left: 240 }, spacing: { before: 60, after: 120 } },
    },
    { id: wordStyles.contents, name: 'Contents', basedOn: 'Normal', paragraph: { spacing: { after: 20 } } },
    {
      id: wordStyles.picture,
      name: 'Picture',
      basedOn: 'Normal',
      // A line as high as the picture in it.
      paragraph: {
        spacing: { before: 120, after: 40, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
  ],
};
