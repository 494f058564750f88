import { builds, mostBytes, weightOf } from './built';
import type { Bench, Measure } from './measure';
import { popupOpenings } from './popup-openings';
import { untouchedPage } from './untouched-page';

/** Issue 8, point 7: what opening the popup, loading a page of JPay and installing it take. */
export const start: Bench = {
  name: 'start',
  run: async () => [...weights(), ...(await popupOpenings()), ...(await untouchedPage())],
};

function weights(): Measure[] {
  return Object.entries(builds).flatMap(([browser, build]): Measure[] => {
    const weight = weightOf(build);
    return [
      {
        what: `${browser}: content script, gzipped`,
        value: weight.contentScript,
        unit: 'bytes',
        limit: mostBytes.contentScript,
      },
      { what: `${browser}: package`, value: weight.package, unit: 'bytes', limit: mostBytes.package },
    ];
  });
}
