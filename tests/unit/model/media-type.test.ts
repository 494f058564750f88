import { describe, expect, it } from 'vitest';
import { extensionFor, seemsWhole, tellMediaType } from '../../../src/model/media-type';

/** Text as bytes, one a character. */
const bytes = (text: string, length = 0): Uint8Array => {
  const made = new Uint8Array(Math.max(text.length, length));
  made.set(Array.from(text, (character) => character.charCodeAt(0)));
  return made;
};
const told = (text: string, length = 64) => tellMediaType(bytes(text, length), length);
const box = (type: string, content: string) =>
  `${String.fromCharCode(0, 0, 0, 8 + content.length)}${type}${content}`;

describe('what bytes are', () => {
  it.each([
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg', 'jpg'],
    ['\x89PNG\r\n\x1a\n', 'image/png', 'png'],
    ['GIF89a', 'image/gif', 'gif'],
    ['BM\x40\0\0\0\0\0\0\0\x36\0\0\0\x28', 'image/bmp', 'bmp'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp', 'webp'],
    ['RIFF\x10\0\0\0WAVEfmt ', 'audio/wav', 'wav'],
    ['RIFF\x10\0\0\0AVI LIST', 'video/x-msvideo', 'avi'],
    [box('ftyp', 'heic\0\0\0\0mif1heic'), 'image/heic', 'heic'],
    [box('ftyp', 'mif1\0\0\0\0mif1avif'), 'image/avif', 'avif'],
    [box('ftyp', 'avif\0\0\0\0'), 'image/avif', 'avif'],
    [box('ftyp', 'isom\0\0\0\0mp42'), 'video/mp4', 'mp4'],
    [box('ftyp', 'M4V \0\0\0\0'), 'video/x-m4v', 'm4v'],
    [box('ftyp', 'M4A \0\0\0\0'), 'audio/mp4', 'm4a'],
    [box('ftyp', 'qt  \0\0\0\0'), 'video/quicktime', 'mov'],
    [box('ftyp', '3gp5\0\0\0\0'), 'video/3gpp', '3gp'],
    ['\0\0\0\x08wide\0\0\0\0mdat', 'video/quicktime', 'mov'],
    ['II*\0\x08', 'image/tiff', 'tif'],
    ['MM\0*', 'image/tiff', 'tif'],
    ['%PDF-1.7', 'application/pdf', 'pdf'],
    ['\r\n\r\n%PDF-1.7', 'application/pdf', 'pdf'],
    ['\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm', 'video/webm', 'webm'],
    ['\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x88matroska', 'video/x-matroska', 'mkv'],
    ['FLV\x01\x05', 'video/x-flv', 'flv'],
    ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video/x-ms-wmv', 'wmv'],
    ['\0\0\x01\xba\x44', 'video/mpeg', 'mpg'],
    ['ID3\x03\0', 'audio/mpeg', 'mp3'],
    ['\xff\xfb\x90\x64', 'audio/mpeg', 'mp3'],
    ['\xff\xf1\x50\x80', 'audio/aac', 'aac'],
    ['OggS\0', 'audio/ogg', 'ogg'],
    ['PK\x03\x04\x14\0', 'application/zip', 'zip'],
    [
      `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml…PK\x03\x04word/document.xml`,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'docx',
    ],
    ['{\\rtf1', 'application/rtf', 'rtf'],
  ])('%j is %s', (head, mediaType, extension) => {
    expect(told(head)).toEqual({ mediaType, extension, active: false });
  });

  it.each([
    ['<!DOCTYPE html><p>', 'text/html'],
    ['\r\n  <HTML>', 'text/html'],
    ['<!-- x --> <script>alert(1)</script>', 'text/html'],
    ['just words and then <script>alert(1)</script>', 'text/html'],
    ['\xef\xbb\xbf<html>', 'text/html'],
    ['<b>bold</b>', 'text/html'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">', 'image/svg+xml'],
    ['<?xml version="1.0"?><svg>', 'image/svg+xml'],
    ['<?xml version="1.0"?><x/>', 'text/xml'],
    ['%PD\n<html>%PDF-1.4', 'text/html'],
    ['CWS\x0a', 'application/x-shockwave-flash'],
    ['MZ\x90\0', 'application/vnd.microsoft.portable-executable'],
    ['\x7fELF', 'application/x-executable'],
    ['#!/bin/sh\nrm', 'application/x-executable'],
    ['PK\x03\x04\0\0\0\0META-INF/MANIFEST.MF', 'application/java-archive'],
    ['L\0\0\0\x01\x14\x02\0', 'application/x-ms-shortcut'],
    ['[InternetShortcut]\r\nURL=x', 'application/x-ms-shortcut'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ])('%j could run, and gets a neutral extension', (head, mediaType) => {
    const size = head.includes('\0') || head.startsWith('MZ') ? 128 : head.length;
    expect(tellMediaType(bytes(head, size), size)).toEqual({ mediaType, extension: 'dat', active: true });
  });

  it('sees markup in UTF-16 too', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Array.from('<html>', (c) => [c.charCodeAt(0), 0]).flat()]);
    expect(tellMediaType(utf16, utf16.length)).toMatchObject({ mediaType: 'text/html', active: true });
  });

  it.each([
    ['Dear you, I <3 you', 'text/plain', 'txt'],
    ['\x01\x02\x03\x04', 'application/octet-stream', 'bin'],
    ['', 'application/octet-stream', 'bin'],
    ['BM is how a letter may begin', 'text/plain', 'txt'],
    ['RIFF\x10\0\0\0ODD ', 'application/octet-stream', 'bin'],
  ])('%j is %s', (head, mediaType, extension) => {
    expect(tellMediaType(bytes(head), head.length)).toEqual({ mediaType, extension, active: false });
  });

  it('never gives an extension that acts as script, style or page', () => {
    for (const mediaType of [
      'text/html',
      'text/css',
      'text/javascript',
      'application/javascript',
      'image/svg+xml',
      'application/xhtml+xml',
      'TEXT/HTML; charset=utf-8',
    ]) {
      expect(extensionFor(mediaType)).toBe('dat');
    }
    expect(extensionFor('application/x-fake')).toBe('bin');
    expect(extensionFor('constructor')).toBe('bin');
    expect(extensionFor('Image/JPEG; q=1')).toBe('jpg');
  });
});

describe('whether the end of a file is there', () => {
  const whole = (mediaType: string, content: string, size = content.length) =>
    seemsWhole(mediaType, bytes(content).subarray(0, 4096), bytes(content).subarray(-64), size);
  const noise = Array.from({ length: 500 }, (_, index) => String.fromCharCode((index * 37 + 11) % 251)).join(
    '',
  );
  const jpeg = `\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x04cd${noise}`;

  it('is told of a JPEG by its end mark, with or without something behind it', () => {
    expect(whole('image/jpeg', `${jpeg}\xff\xd9`)).toBe('whole');
    expect(whole('image/jpeg', `${jpeg}\xff\xd9${'phone data '.repeat(50)}`)).toBe('whole');
    expect(whole('image/jpeg', jpeg)).toBe('cut');
    expect(seemsWhole('image/jpeg', bytes(jpeg), bytes(noise).subarray(-64), 90_000)).toBe('cut');
    expect(
      seemsWhole('image/jpeg', bytes(jpeg), bytes('SEFT padding at the end of a phone picture'), 90_000),
    ).toBe('unknown');
  });

  it('is not told of a JPEG by the end of its thumbnail', () => {
    expect(whole('image/jpeg', `\xff\xd8\xff\xe1\0\x08EX\xff\xd9XX\xff\xda\0\x04cd${noise.repeat(3)}`)).toBe(
      'cut',
    );
  });

  it.each([
    ['image/png', `\x89PNG${noise}IEND\xaeB\`\x82`, 'whole'],
    ['image/png', `\x89PNG${noise}`, 'cut'],
    ['image/gif', `GIF89a${noise}\0;`, 'whole'],
    ['image/gif', `GIF89a${noise}`, 'cut'],
    ['application/pdf', `%PDF-1.4${noise}\n%%EOF\n`, 'whole'],
    ['application/pdf', `%PDF-1.4${noise.repeat(5)}`, 'cut'],
    ['application/zip', `PK\x03\x04${noise}PK\x05\x06${'\0'.repeat(18)}`, 'whole'],
    ['application/zip', `PK\x03\x04${noise}`, 'cut'],
    ['image/webp', 'RIFF\x08\0\0\0WEBPVP8 ', 'whole'],
    ['image/webp', 'RIFF\x08\x01\0\0WEBPVP8 ', 'cut'],
    ['image/bmp', 'BM\x10\0\0\0abcdefghij', 'whole'],
    ['image/bmp', 'BM\x11\0\0\0abcdefghij', 'cut'],
    ['video/mp4', box('ftyp', 'isom') + box('moov', 'abc') + box('mdat', 'xyz'), 'whole'],
    ['video/mp4', (box('ftyp', 'isom') + box('mdat', 'xyzxyz')).slice(0, -3), 'cut'],
    ['video/mp4', `${box('ftyp', 'isom')}\0\0`, 'cut'],
    ['video/mp4', `${box('ftyp', 'isom')}\0\0\0\0mdatxyz`, 'unknown'],
    ['video/mp4', `${box('ftyp', 'isom')}\0\0\0\x01mdat\0\0\0\0\0\0\0\x13xyz`, 'whole'],
    ['image/heic', box('ftyp', 'heic') + box('meta', 'abc'), 'whole'],
    ['audio/mpeg', 'ID3', 'unknown'],
  ])('is told of %s', (mediaType, content, expected) => {
    expect(whole(mediaType, content)).toBe(expected);
  });

  it('is left open when too little of the end is at hand', () => {
    expect(seemsWhole('application/pdf', bytes('%PDF-1.4'), bytes(noise).subarray(-64), 90_000)).toBe(
      'unknown',
    );
    expect(seemsWhole('application/zip', bytes('PK\x03\x04'), bytes(noise).subarray(-64), 90_000)).toBe(
      'unknown',
    );
    expect(seemsWhole('video/mp4', bytes(box('ftyp', 'isom')), bytes(noise).subarray(-64), 90_000)).toBe(
      'unknown',
    );
  });

  it('is told of a film by the lengths of its boxes, though only its start is at hand', () => {
    const head = bytes(`${box('ftyp', 'isom')}\0\x01\x5f\x84mdat`);
    expect(seemsWhole('video/mp4', head, bytes('zzz'), 0x15f84 + 12)).toBe('whole');
    expect(seemsWhole('video/mp4', head, bytes('zzz'), 0x15f84)).toBe('cut');
  });
});
