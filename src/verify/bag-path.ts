/** Paths in lists that anybody may have written. */

/** Undoes the three escapes of RFC 8493 2.1.3, and only those, in one pass. */
export function decodedPath(written: string): string {
  return written.replace(/%(0A|0D|25)/gi, (escape) =>
    escape === '%25' ? '%' : escape.toUpperCase() === '%0A' ? '\n' : '\r',
  );
}

/**
 * Whether a path could lead out of the bag's folder on some computer, or could not lie in it on every one (RFC 8493 5.1 and
 * reliability.md 2.1). Line breaks are allowed: RFC 8493 2.1.3 gives them a way to be written.
 */
export function isUnsafePath(path: string): boolean {
  return (
    path === '' ||
    /^[/~]|^[A-Za-z]:/.test(path) ||
    /[\\\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F]/.test(path) ||
    path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')
  );
}

/** How a disk without capital letters, and with Unicode composition of its own, would compare it (RFC 8493 5.2, 5.3). */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Files that Windows and macOS make and remove in folders that somebody looks at. */
export function isSystemFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^(\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i.test(name);
}

export function isPayload(path: string): boolean {
  return path.startsWith('data/');
}
