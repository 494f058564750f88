/** How long a saved file's bytes stay reachable: the browser may ask the person where to put it first. */
const keptFor = 10 * 60_000;

/**
 * Hands a file to the browser by an anchor's click, in an extension page. That is all that can be known: whether it
 * reached the disk is not. The blob must have a type, or Chromium renames the file (toolchain.md 5e).
 */
export function saveFile(blob: Blob, fileName: string): void {
  if (blob.type === '') throw new TypeError('A file to be saved must have a type.');
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.hidden = true;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // When the page goes first, the browser lets go of the bytes by itself.
  setTimeout(() => URL.revokeObjectURL(url), keptFor);
}
