import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** How fast the site is asked, as the family chose it: kept in storage.local, for every job of this browser. */
const speedSchema = v.picklist(['gentle', 'normal', 'fast']);
export type ChosenSpeed = v.InferOutput<typeof speedSchema>;

/** The chosen speed; "normal" if none was chosen or what is kept cannot be read. */
export async function readSpeed(): Promise<ChosenSpeed> {
  const { speed } = await browser.storage.local.get('speed');
  const chosen = v.safeParse(speedSchema, speed);
  return chosen.success ? chosen.output : 'normal';
}

export async function writeSpeed(speed: ChosenSpeed): Promise<void> {
  await browser.storage.local.set({ speed });
}
