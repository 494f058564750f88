import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readForecastPutAway, writeForecastPutAway } from '../../../src/platform/forecast-setting';

beforeEach(() => fakeBrowser.reset());

describe('the forecast that was put away', () => {
  it('is none at first', async () => {
    expect(await readForecastPutAway()).toBeNull();
  });

  it('stays that of the job in which "Keep going" was pressed last', async () => {
    await writeForecastPutAway('job-1');
    await writeForecastPutAway('job-2');
    expect(await readForecastPutAway()).toBe('job-2');
  });

  it.each([7, null, { jobId: 'job-1' }])('is none where %j is stored', async (forecastPutAway) => {
    await fakeBrowser.storage.local.set({ forecastPutAway });
    expect(await readForecastPutAway()).toBeNull();
  });
});
