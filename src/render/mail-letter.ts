import { escapeHtml, markupOf } from './html-document';
import { letterBody } from './message-html';
import type { HarmlessFragment, SanitisePlace } from './sanitise';
import { inertDocument } from './trusted-parsing';
import { englishRenderWords, type RenderWords } from './words';

/** What a mail shows, as text and as a page (RFC 2046 5.1.4: the same in two forms). */
export interface MailForms {
  text: string;
  html: string;
}

/**
 * A letter in both forms. The page is as plain as can be, because every mail program puts its own around it; it names
 * nothing outside of itself. `fragment` and `text` are from sanitiseBody.
 */
export function letterForms(
  { fragment, text }: { fragment: HarmlessFragment; text: string },
  words: RenderWords = englishRenderWords,
  place: SanitisePlace = {},
): MailForms {
  const doc = inertDocument(place.window);
  const body = markupOf(letterBody(doc, fragment, 0, words));
  return { text: text.trim() === '' ? words.noWords : text, html: page(body) };
}

/** Sentences of ours, each a paragraph. */
export function sentenceForms(sentences: readonly string[]): MailForms {
  const body = sentences.map((sentence) => `<p dir="auto">${escapeHtml(sentence)}</p>`).join('\n');
  return { text: sentences.join('\n\n'), html: page(body) };
}

function page(body: string): string {
  return `<!doctype html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n${body}\n</body>\n</html>\n`;
}
