import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { expectedText, makeAccount } from '../../replica';
import { bodyMarkups } from '../../replica/account/expected-text';
import { letterBody } from '../../replica/pages/body';

describe('the text that an archive must hold (contract.md)', () => {
  it('keeps the line breaks of a letter typed with Enter', () => {
    for (const markup of bodyMarkups)
      expect(expectedText('one\ntwo\n\nfour', markup)).toBe('one\ntwo\n\nfour');
  });

  it('collapses runs of white space where the body holds line breaks as markup', () => {
    expect(expectedText('a  b\n   c\td', 'br')).toBe('a b\n c d');
    expect(expectedText('a  b', 'p')).toBe('a b');
  });

  it('keeps every space where the body holds neither br nor block', () => {
    expect(expectedText('a  b', 'br')).toBe('a  b');
    expect(expectedText('a  b\n   c\td', 'pre-wrap')).toBe('a  b\n   c\td');
  });

  it('turns CRLF into a line feed and a no-break space into a space', () => {
    expect(expectedText('a\r\nb\u00a0\u00a0c', 'pre-wrap')).toBe('a\nb  c');
    expect(expectedText('a\r\nb\u00a0\u00a0c', 'br')).toBe('a\nb  c');
  });

  it('drops spaces before a line end and blank lines at both ends', () => {
    expect(expectedText('\n \na   \nb\n\n', 'pre-wrap')).toBe('a\nb');
    expect(expectedText('   \n \t \n  ', 'br')).toBe('');
  });

  it('leaves letters as they were typed, composed or not', () => {
    expect(expectedText('e\u0301 é', 'br')).toBe('e\u0301 é');
  });
});

const { DOMParser, Node } = new JSDOM('').window;

/** The rule once more, from the parsed page: so that what is served and what is expected vouch for each other. */
function textFromPage(html: string): string {
  const document = new DOMParser().parseFromString(`<!DOCTYPE html><body>${html}`, 'text/html');
  const body = document.getElementById('lblLetter')!;
  const collapses = body.querySelector('br, p, div, form') !== null;
  const walk = (node: globalThis.Node): string => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      return collapses ? text.replace(/[ \t\n\f\r]+/g, ' ') : text;
    }
    if (['SCRIPT', 'STYLE'].includes(node.nodeName)) return '';
    if (node.nodeName === 'BR') return '\n';
    const inside = [...node.childNodes].map(walk).join('');
    return ['P', 'DIV', 'FORM'].includes(node.nodeName) ? `${inside}\n` : inside;
  };
  return walk(body)
    .replaceAll('\u00a0', ' ')
    .replace(/ +(?=\n)/g, '')
    .replace(/^([ \t]*\n)+/, '')
    .replace(/(\n[ \t]*)+$/, '')
    .replace(/^[ \t]+$/, '');
}

describe('a served body', () => {
  const account = makeAccount({ seed: 3, messages: 40, hostile: true });
  it.each(bodyMarkups)('marked up as %s means the expected text, for every kind of message', (markup) => {
    for (const message of [...account.inbox, ...account.sent]) {
      expect(textFromPage(letterBody(message, markup)), message.purpose).toBe(message.expectedText[markup]);
    }
  });
});
