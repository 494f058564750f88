/** Bytes that stand in the page itself (RFC 2397): some pictures may come so (dossier 7.12). */
export interface DataUri {
  /** As the URI says, lower case; the bytes decide in the end. */
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Null for what is no data: URI or cannot be decoded. */
export function readDataUri(uri: string): DataUri | null {
  const parts = /^\s*data:([^,]*),([\s\S]*)$/i.exec(uri);
  if (!parts) return null;
  const [, head = '', content = ''] = parts;
  const mediaType = head.split(';')[0]?.trim().toLowerCase() ?? '';
  try {
    const plain = decodeURIComponent(content.replace(/%(?![0-9a-f]{2})/gi, '%25'));
    const text = /;\s*base64\s*$/i.test(head)
      ? atob(plain.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/'))
      : null;
    const bytes =
      text === null ? new TextEncoder().encode(plain) : Uint8Array.from(text, (byte) => byte.charCodeAt(0));
    return { mediaType: mediaType === '' ? 'text/plain' : mediaType, bytes };
  } catch {
    return null; // Broken base64 or escapes: there are no bytes to keep, and the caller says so.
  }
}
