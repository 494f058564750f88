import { expect, it } from 'vitest';
import { isPlaylist } from '../../../src/jpay/playlist';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each([
  '#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:10,\nfake1.ts\n',
  '\uFEFF#EXTM3U\r\nfake.ts',
  '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period/></MPD>',
  '<?xml version="1.0"?>\n<!-- fake -->\n<MPD type="static"></MPD>',
])('a list of the pieces of a film is told from a film: %j', (text) => {
  expect(isPlaylist(bytes(text))).toBe(true);
});

it.each(['#EXTRA: a letter', 'Dear MPD,\n<MPD>', '<MPDX/>', '%PDF-1.4', ''])('%j is none', (text) => {
  expect(isPlaylist(bytes(text))).toBe(false);
});
