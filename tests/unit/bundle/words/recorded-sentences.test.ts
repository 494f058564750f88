import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { archiveWordsFor } from '../../../../src/bundle/words/archive-words';
import { damagedReason } from '../../../../src/earlier/archive-line';
import { leftOutReason } from '../../../../src/model/chosen';
import { recordedLabel, recordedSentence } from '../../../../src/bundle/words/spanish/recorded-sentences';

/** Titles and landmarks of the site, and what only stops a request (postback.ts: the receipt says "refused"). */
const neverRecorded = new Set([
  'JPay - First Time Users',
  'JPay | Home',
  'This link is not on the list of what may be pressed.',
  'The page has no form that this link could belong to.',
  'The form of the page goes somewhere else.',
  'The form carries the button 7.',
  // details-text.ts: for whoever mends Letterkeep.
  'Letterkeep 7',
]);
/** What the reader and the parser can write into ledger, drafts and findings, collected from their source. */
const recorded = ['src/reader', 'src/jpay', 'entrypoints/archive']
  .flatMap(sentencesIn)
  .filter((sentence) => !neverRecorded.has(sentence))
  .concat(leftOutReason, damagedReason);
const { reasons } = archiveWordsFor('es');

describe('what the reader recorded in English', () => {
  it('is found in its source', () => {
    expect(recorded.length).toBeGreaterThan(50);
    expect(recorded).toContain('JPay has switched the link off.');
    expect(recorded).toContain('Page 7 of the list could not be loaded.');
  });

  it.each(recorded)('is said in Spanish: %s', (sentence) => {
    const said = recordedSentence(sentence) ?? recordedLabel(sentence);
    expect(said).toBeDefined();
    expect(said).not.toMatch(/\b(?:the|not|its|could|and|was)\b/i);
  });

  it('keeps the words of JPay as they are', () => {
    expect(reasons.of('attachment-not-shown', 'JPay said: “Removed by the facility.”')).toBe(
      'JPay dijo: “Removed by the facility.”',
    );
    expect(reasons.note(contactNote('Fake “Ana”, $1'))).toContain('muestra a Fake “Ana”, $1 (F1)');
  });

  it('counts in Spanish', () => {
    const total = 'The list says that it has 1 messages, but it shows 1000.';
    expect(reasons.of('total-differs', total)).toBe('La lista dice que tiene 1 mensaje, pero muestra 1000.');
  });

  it('follows, as it was written, what can be said of its kind where nobody knows it', () => {
    expect(reasons.of('timed-out', 'Something of a later year.')).toBe(
      'JPay no respondió a tiempo. Lo que se anotó, en inglés: “Something of a later year.”',
    );
    expect(reasons.label('IMG_7.jpg')).toBe('IMG_7.jpg');
    expect(reasons.note('constructor')).toBe('Lo que se anotó, en inglés: “constructor”');
  });
});

function contactNote(name: string): string {
  return `JPay lists ${name} (F1) as your contact, but its lists show no message with them. If there should be some, choose ${name} on JPay’s home page and export again: what is kept stays, and theirs are added.`;
}

/** Texts that read as a sentence, with 7 for each value. What is only thrown, and worded by its kind, is none of them. */
function sentencesIn(folder: string): string[] {
  const found = new Set<string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
    const source = ts.createSourceFile(
      name,
      readFileSync(`${folder}/${name}`, 'utf8'),
      ts.ScriptTarget.Latest,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && !isRecorded(node, source)) return;
      const text = textOf(node);
      if (text !== undefined && /^[A-Z]\S* .*\S$/s.test(text)) found.add(text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found];
}

/** read-attachments.ts: of these kinds the message itself is kept, of the others a sentence of reasons.ts. */
function isRecorded({ arguments: given }: ts.NewExpression, source: ts.SourceFile): boolean {
  const kind = given?.[0]?.getText(source) ?? '';
  return /^'(?:attachment-not-shown|player-without-file|left-the-site)'$/.test(kind);
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join('');
}
