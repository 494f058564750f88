// @vitest-environment jsdom
import JSZip from 'jszip';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { conversationDocument, messageDocument } from '../../../../src/bundle/documents/document';
import type { SavedDocument } from '../../../../src/bundle/documents/document';
import { checkEntryPaths, checkedFileName } from '../../../../src/bundle/path-rules';
import { archiveWordsFor } from '../../../../src/bundle/words/archive-words';
import { documentFormats } from '../../../../src/model/export-request';
import type { DocumentFormat } from '../../../../src/model/export-request';
import { languages } from '../../../../src/model/language';
import { hostileNames } from '../../../hostile/names';
import { madeAt } from '../opened-archive';
import { SampleSource, samplePicture } from '../sample-source';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const both = documentFormats.flatMap((format) => languages.map((language) => ({ format, language })));

/** The documents of a saved file, without the attachments beside them: the ZIP of a Word file is opened too. */
async function shownText({ fileName, blob }: SavedDocument): Promise<string> {
  const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
  const text = await textIn(fileName, bytes);
  // Whatever markup or wrapping a format has between the words of a sentence.
  return text.replace(/\s+/g, ' ');
}

async function textIn(name: string, bytes: Uint8Array): Promise<string> {
  const extension = name.split('.').at(-1) ?? '';
  if (extension === 'zip') {
    const zip = await JSZip.loadAsync(bytes);
    const documents = Object.keys(zip.files).filter((path) => !path.includes('/'));
    const texts = await Promise.all(
      documents.map(async (path) => textIn(path, await zip.file(path)!.async('uint8array'))),
    );
    return texts.join('\n');
  }
  if (extension === 'docx') {
    const xml = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '';
    return new DOMParser().parseFromString(xml, 'text/xml').documentElement.textContent;
  }
  const text = Buffer.from(bytes).toString('utf8');
  if (extension === 'html') return new DOMParser().parseFromString(text, 'text/html').body.textContent;
  if (extension === 'md') return text.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  return extension === 'eml' || extension === 'mbox' ? decoded(text) : text;
}

/** Quoted-printable undone wherever it stands. */
function decoded(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('a message with nothing in it', () => {
  const source = new SampleSource([
    { name: 'Fake Anna', date: '2020-01-01', dateText: '1/1/2020', body: '' },
    { name: 'Fake Anna', date: '2020-01-02', dateText: '1/2/2020', body: '<p> &nbsp; </p><br>' },
    { name: '', date: null, dateText: '', body: '' },
  ]);
  const ids = source.facts.map(({ id }) => id);

  it.each(both)('is said to have no words, as $format in $language', async ({ format, language }) => {
    const { noWords } = archiveWordsFor(language).render;
    for (const id of ids) {
      const document = await messageDocument(source, id, { format, language, madeAt });
      expect(document.blob.size).toBeGreaterThan(20);
      expect(await shownText(document)).toContain(noWords);
    }
    const whole = await shownText(
      await conversationDocument(source, 'Fake Anna', { format, language, madeAt }),
    );
    expect(whole.split(noWords).length).toBeGreaterThanOrEqual(3);
  });

  it.each(both)(
    'may be a whole conversation that is empty, as $format in $language',
    async ({ format, language }) => {
      const document = await conversationDocument(source, 'Fake Nobody', { format, language, madeAt });
      expect(document.fileName).toMatch(/^fake-nobody_undated_to_undated\./);
      expect(await shownText(document)).toContain('Fake Nobody');
    },
  );
});

describe('two contacts of one name', () => {
  const messages = [{ name: 'Fake Anna', date: '2020-01-01', body: 'Hello' }];
  const contact = { name: 'Fake Anna', inmateId: 'F00014', agency: 'Fake Department' };
  const twice = new SampleSource(messages, [contact, { ...contact, name: 'FAKE ANNA', inmateId: 'F00015' }]);
  const once = new SampleSource(messages, [contact, { ...contact, name: 'Fake Ann', inmateId: 'F00015' }]);

  it.each(both)('are said not to be told apart, as $format in $language', async ({ format, language }) => {
    const options = { format, language, madeAt };
    const { sameName } = archiveWordsFor(language).pages;
    const id = twice.facts[0]!.id;
    for (const document of [
      await messageDocument(twice, id, options),
      await conversationDocument(twice, 'Fake Anna', options),
    ]) {
      const text = await shownText(document);
      expect(text).toContain(sameName);
      expect(text).not.toMatch(/F0001[45]/);
    }
    const alone = await shownText(await conversationDocument(once, 'Fake Anna', options));
    expect(alone).not.toContain(sameName);
    expect(alone).toContain('F00014');
    expect(alone).not.toContain('F00015');
  });
});

describe('names that no file system takes', () => {
  const source = new SampleSource(
    hostileNames.map((name, index) => ({
      name,
      date: index % 9 === 0 ? null : '2020-01-01T00:00',
      dateText: name,
      body: 'Hello',
      attachments:
        index % 4 === 0
          ? [{ kind: 'image', mediaType: 'image/png', bytes: samplePicture(1, 4, 4), label: name }]
          : [],
    })),
  );
  const saved = new Map<DocumentFormat, SavedDocument[]>();
  /** Every name in one form that comes as a ZIP of files, and in one more. */
  const triedAs = (format: DocumentFormat) =>
    source.facts.filter(
      (_, index) =>
        format === 'markdown' || index % documentFormats.length === documentFormats.indexOf(format),
    );
  beforeAll(async () => {
    for (const format of documentFormats) {
      const documents: SavedDocument[] = [];
      for (const { id, personName } of triedAs(format)) {
        documents.push(await messageDocument(source, id, { format, madeAt }));
        documents.push(await conversationDocument(source, personName, { format, madeAt }));
      }
      saved.set(format, documents);
    }
  });

  it.each(documentFormats)('give files that every disk takes, inside and out, as %s', async (format) => {
    const documents = saved.get(format) ?? [];
    expect(documents).toHaveLength(2 * triedAs(format).length);
    for (const { fileName, blob } of documents) {
      expect(checkedFileName(fileName)).toBe(fileName);
      if (!fileName.endsWith('.zip')) continue;
      const zip = await JSZip.loadAsync(await new Response(blob).arrayBuffer());
      const paths = Object.values(zip.files).flatMap(({ name, dir }) => (dir ? [] : [name]));
      expect(() => checkEntryPaths(paths)).not.toThrow();
      expect(paths.length).toBeGreaterThanOrEqual(2);
    }
  });
});
