/**
 * True for a playlist that names the pieces of a film and holds none of it: HLS (RFC 8216, 4.3.1.1) or MPEG-DASH (ISO 23009-1).
 * How JPay plays VideoGrams is unknown (dossier 7.14).
 */
export function isPlaylist(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 512)).replace(/^\xef\xbb\xbf/, '');
  return /^\s*#EXTM3U\b/.test(start) || /^\s*(?:<\?xml[^>]*\?>\s*|<!--[^]*?-->\s*)*<MPD[\s>]/.test(start);
}
