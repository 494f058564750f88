import { expect } from 'vitest';
import type { BrowserKind } from './family-browser';
import { readyFamily, type FamilyScene, type FamilySceneOptions } from './family-scene';
import { savedArchive } from './outcomes';
import type { OpenedArchive } from '../open-archive';

/** A family exports all messages and looks at its archive; nothing dangerous was pressed. */
export async function exported(
  kind: BrowserKind,
  options: FamilySceneOptions,
  look: (archive: OpenedArchive, scene: FamilyScene) => Promise<void> | void,
) {
  await readyFamily(kind, options, async (opened) => {
    await opened.popup.press('Export all messages');
    await opened.popup.waitForState('done');
    await look(await savedArchive(opened), opened);
    expect(opened.replica.traps).toEqual([]);
  });
}

/** The archive says at the very top of START HERE that it is INCOMPLETE, and why: as its receipt and README do. */
export async function saysWhyOnTop(archive: OpenedArchive, why: RegExp): Promise<void> {
  const { receipt } = archive;
  expect(receipt.complete).toBe(false);
  expect(receipt.incompleteBecause.join('\n')).toMatch(why);
  const main = (await archive.read('START HERE.html')).split('<main')[1] ?? '';
  const firstHeading = /<h2[^>]*>([^<]*)</.exec(main)?.[1];
  expect(firstHeading).toBe('This archive is INCOMPLETE');
  expect(/<ul>.*?<\/ul>/s.exec(main)?.[0]).toMatch(why);
  expect((await archive.read('README.txt')).replace(/\s+/g, ' ')).toMatch(why);
  for (const counts of Object.values(receipt.byMailbox).flatMap(({ messages, attachments }) => [
    messages,
    attachments,
  ])) {
    expect(counts.saved + counts.failed + counts.vanished + counts.skipped).toBe(counts.listed);
  }
}
