import { watch } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Endings a browser gives to files it is still writing. */
const unfinished = /\.(crdownload|part|tmp)$/;

/**
 * Waits until the browser has finished writing a file whose name fits, and gives its path. Wakes on the folder's own
 * events; a file is finished when no unfinished one stands beside it and its size is not zero.
 */
export async function savedFile(folder: string, name: RegExp, timeoutMs = 60_000): Promise<string> {
  await mkdir(folder, { recursive: true });
  const deadline = AbortSignal.timeout(timeoutMs);
  return await new Promise((resolve, reject) => {
    const watcher = watch(folder);
    const look = (): void => {
      findFinished(folder, name).then(
        (found) => {
          if (found === null) return;
          watcher.close();
          resolve(found);
        },
        (error: unknown) => {
          watcher.close();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    };
    watcher.on('change', look);
    deadline.addEventListener('abort', () => {
      watcher.close();
      reject(new Error(`No file like ${String(name)} was saved in ${folder}.`));
    });
    look();
  });
}

async function findFinished(folder: string, name: RegExp): Promise<string | null> {
  const files = await readdir(folder);
  const fitting = files.find((file) => name.test(file) && !unfinished.test(file));
  if (fitting === undefined || files.some((file) => unfinished.test(file))) return null;
  const path = join(folder, fitting);
  // Firefox begins under a name of its own, and renames it.
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  return size > 0 ? path : null;
}
