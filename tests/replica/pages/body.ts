import { escapeHtml } from '../html';
import type { BodyMarkup } from '../account/expected-text';
import type { MadeUpMessage } from '../account/model';

/** Every third word in a span, as the staff site highlights words (dossier, unknown 9). */
function highlight(line: string): string {
  return line
    .split(/(\s+)/)
    .map((part, at) =>
      at % 6 === 2 ? `<span class="hl"><span>${escapeHtml(part)}</span></span>` : escapeHtml(part),
    )
    .join('');
}

function markUp(source: string, markup: BodyMarkup): string {
  const text = source.replaceAll('\r\n', '\n');
  const lines = text.split('\n').map(escapeHtml);
  const inBlocks = (tag: string): string =>
    lines.map((line) => `<${tag}>${line === '' ? '&nbsp;' : line}</${tag}>`).join('');
  switch (markup) {
    case 'br':
      return lines.join('<br />');
    case 'br-cr':
      // Replace("\n", "<br />") on a text typed in a browser, where every line ends with CRLF.
      return lines.join('\r<br />');
    case 'pre-wrap':
      return escapeHtml(source);
    case 'p':
      return inBlocks('p');
    case 'div':
      return inBlocks('div');
    case 'nested-spans':
      return text.split('\n').map(highlight).join('<br />');
  }
}

/** #lblLetter with the letter in it. `embedded` is what the site itself adds to the body. */
export function letterBody(message: MadeUpMessage, markup: BodyMarkup, embedded = ''): string {
  const style = markup === 'pre-wrap' ? ' style="white-space:pre-wrap;"' : '';
  const body = message.bodyKind === 'hostile' ? message.source : markUp(message.source, markup);
  return `<span id="lblLetter"${style}>${body}${embedded}</span>`;
}
