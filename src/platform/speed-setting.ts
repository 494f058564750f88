import * as v from 'valibot';
import { browser } from 'wxt/browser';

const speedSchema = v.picklist(['gentle', 'normal', 'fast']);
/** How fast the site is asked; what each means stands in reader/pace.ts. */
export type SpeedSetting = v.InferOutput<typeof speedSchema>;

/** The chosen speed, `speed` in storage.local; normal where none was chosen. */
export async function readSpeed(): Promise<SpeedSetting> {
  const { speed } = await browser.storage.local.get('speed');
  const parsed = v.safeParse(speedSchema, speed);
  return parsed.success ? parsed.output : 'normal';
}
