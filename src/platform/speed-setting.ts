import { browser } from 'wxt/browser';
import { speedSchema, type Speed } from '../model/speed';
import { parseUntrusted } from './untrusted';

/** The chosen speed, `speed` in storage.local; normal where none was chosen. */
export async function readSpeed(): Promise<Speed> {
  const { speed } = await browser.storage.local.get('speed');
  const parsed = parseUntrusted(speedSchema, speed);
  return parsed.fits ? parsed.output : 'normal';
}

/** Holds from the next export on, and for a job that is continued; a job under way keeps its own. */
export async function writeSpeed(speed: Speed): Promise<void> {
  await browser.storage.local.set({ speed });
}
