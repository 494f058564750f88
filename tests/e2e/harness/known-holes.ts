import type { BrowserName } from '../../../scripts/browsers';

const refresh = /http-equiv=["']?(?:refresh|&#114;efresh)/i;
const refreshHosts = [
  'bare',
  'comma',
  'entity',
  'late',
  'order',
  'quoted',
  'slash',
  'spaced',
  'svg',
  'upper',
].map((way) => `${way}-refresh.example`);

/** What a policy does not stop, by browser; each has a test of its own (silence.ts). `hosts` are those of our refreshes and links. */
export const knownHoles: Record<BrowserName, { any: RegExp; hosts: string[] }> = {
  chromium: { any: refresh, hosts: [...refreshHosts, 'fraction.example', 'tracker.example'] },
  firefox: {
    any: new RegExp(`${refresh.source}|imagesrcset|preconnect|<picture`, 'i'),
    hosts: [
      ...refreshHosts,
      'fraction.example',
      'tracker.example',
      'imagesrcset.example',
      'imagesrcset-commas.example',
    ],
  },
};
