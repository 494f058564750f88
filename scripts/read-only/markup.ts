/**
 * What a page of the extension could send or run by its markup: a form, a frame, script that stands in the page, a
 * handler, a meta refresh. Our pages are short and hold none.
 */
const acting =
  /<(?:form|iframe|frame|object|embed|base)\b|<meta[^>]*http-equiv\s*=\s*["']?refresh|\son[a-z]+\s*=|\sformaction\s*=|javascript:|<script(?![^>]*\ssrc\s*=)/gi;

export function markupDeeds(file: string, html: string): string[] {
  return [...html.matchAll(acting)].map(([shown]) => `${file} markup: ${shown.trim()}`);
}
