const nowhere = new MessageChannel();
nowhere.port2.close();

/**
 * Frees the memory at once. Browsers free what nobody holds any more when they come to it, which for large files is
 * some hundred megabytes later; what is sent away is gone. All of the buffer goes, and every view of it is empty from then on.
 * Throws DataCloneError for a buffer that is gone already.
 */
export function giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
  nowhere.port1.postMessage(null, [buffer]);
}
