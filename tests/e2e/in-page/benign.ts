import { sanitiseBody } from '../../../src/render/sanitise';

/* Runs in the page of a real browser (harness/real-dom.ts). */

export interface ShownWords {
  mail: string;
  /** What the browser shows of the letter as served, and of the saved one, white space made even. */
  before: string;
  after: string;
}

/** Puts each letter on the screen, as served and as saved, and reads what is to be seen there. */
export function shownWords(mails: string[]): ShownWords[] {
  return mails.map((mail) => {
    const served = new DOMParser().parseFromString(`<!doctype html><body>${mail}`, 'text/html').body;
    // A letter without any layout was shown with its own line breaks (render/text.ts).
    const plain = served.querySelector('br, p, div, pre, ul, table, h1, blockquote, dl, center') === null;
    return {
      mail,
      before: shown([...served.childNodes], plain ? 'pre-wrap' : 'normal'),
      after: shown([...sanitiseBody(mail).fragment.childNodes], 'normal'),
    };
  });
}

function shown(nodes: readonly Node[], whiteSpace: string): string {
  const place = document.createElement('div');
  place.style.whiteSpace = whiteSpace;
  place.append(...nodes.map((node) => document.importNode(node, true)));
  document.body.append(place);
  const text = place.innerText.replace(/\s+/g, ' ').trim();
  place.remove();
  return text;
}
