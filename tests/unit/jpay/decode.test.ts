import { describe, expect, it } from 'vitest';
import { decodePage } from '../../../src/jpay/decode';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));

describe('the charset of a page', () => {
  it('is told by a byte order mark before anything else', () => {
    const page = bytes([0xef, 0xbb, 0xbf], '<p>Größe</p>');
    expect(decodePage(page, 'text/html; charset=windows-1252')).toEqual({
      text: '<p>Größe</p>',
      charset: 'utf-8',
      rule: 'bom',
    });
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0xe9, 0x00]);
    expect(decodePage(utf16, '')).toEqual({ text: 'Aé', charset: 'utf-16le', rule: 'bom' });
    const bigEndian = Uint8Array.from([0xfe, 0xff, 0x00, 0x41]);
    expect(decodePage(bigEndian, '')).toEqual({ text: 'A', charset: 'utf-16be', rule: 'bom' });
  });

  it('is told by the header before the page’s own word', () => {
    const page = bytes('<meta charset="utf-8"><p>caf', [0xe9], ' ', [0x93], 'hi', [0x94]);
    const decoded = decodePage(page, 'text/html; charset="ISO-8859-1"');
    expect(decoded).toEqual({
      text: '<meta charset="utf-8"><p>café “hi”',
      charset: 'windows-1252',
      rule: 'header',
    });
  });

  it.each([
    '<meta charset=utf-8>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    '<meta charset="utf-16">',
  ])('is told by %s', (meta) => {
    expect(decodePage(utf8(`<head>${meta}</head>Ä 😀`), 'text/html')).toMatchObject({
      text: `<head>${meta}</head>Ä 😀`,
      charset: 'utf-8',
      rule: 'meta',
    });
  });

  it('is not told by a meta element inside a comment, nor by an unknown name', () => {
    const page = utf8('<!-- <meta charset="windows-1252"> --><meta charset="fakeset">é');
    expect(decodePage(page, 'text/html; charset=nonsense')).toMatchObject({
      charset: 'utf-8',
      rule: 'utf-8',
    });
  });

  it('without any word is UTF-8 if the bytes are, else windows-1252', () => {
    expect(decodePage(utf8('مرحبا 😀'), 'text/html')).toEqual({
      text: 'مرحبا 😀',
      charset: 'utf-8',
      rule: 'utf-8',
    });
    expect(decodePage(bytes('it', [0x92], 's ', [0x80], '5 ', [0xe9, 0x81]), '')).toEqual({
      text: 'it’s €5 é\u0081',
      charset: 'windows-1252',
      rule: 'windows-1252',
    });
  });

  it('called UTF-8 wrongly is windows-1252, so that no letter is lost', () => {
    const page = bytes('caf', [0xe9], ' na', [0xef], 've');
    expect(decodePage(page, 'text/html; charset=utf-8')).toEqual({
      text: 'café naïve',
      charset: 'windows-1252',
      rule: 'windows-1252',
    });
  });

  it('called windows-1252 wrongly is UTF-8, so that no letter is garbled', () => {
    for (const contentType of ['text/html; charset=windows-1252', 'text/html; charset=iso-8859-1']) {
      expect(decodePage(utf8('Größe “hi” 😀'), contentType)).toEqual({
        text: 'Größe “hi” 😀',
        charset: 'utf-8',
        rule: 'utf-8',
      });
    }
    expect(decodePage(utf8('plain'), 'text/html; charset=windows-1252').charset).toBe('windows-1252');
    const mixed = bytes('Größe ', [0xe9]);
    expect(decodePage(mixed, 'text/html; charset=windows-1252').charset).toBe('windows-1252');
  });

  it('called UTF-8 rightly stays so when one character is damaged', () => {
    const page = bytes('Größe ', [0xff], ' 😀');
    expect(decodePage(page, 'text/html; charset=utf-8')).toEqual({
      text: 'Größe \uFFFD 😀',
      charset: 'utf-8',
      rule: 'header',
    });
  });

  it('decodes every byte of windows-1252 to one character', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text } = decodePage(all, 'text/html; charset=windows-1252');
    expect(text).toHaveLength(256);
    expect(text.slice(0x80, 0xa1)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0');
  });
});
