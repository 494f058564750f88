import { describe, expect, it } from 'vitest';
import { press, waitForState } from './harness/family';
import { askedByTheReader } from './harness/good-manners';
import { savedEverything } from './harness/interruption';
import { readyScene } from './harness/scenario';

/** What each speed promises is asserted of every request by the scene itself (harness, good-manners). */
describe('the speed that the family chose', () => {
  it.each(['gentle', 'normal'] as const)('%s is kept to the last request', async (speed) => {
    await readyScene({ account: { messages: 4, awkward: [], photoShare: 0 }, speed }, async (opened) => {
      await press(opened.popup, 'Export all messages');
      await savedEverything(opened);
      expect(opened.replica.log.filter(askedByTheReader).length).toBeGreaterThan(8);
    });
  });

  it('fast has two requests on their way where the site takes its time', async () => {
    const slowSite = { account: { messages: 16, photoShare: 0 }, switches: { latencyMs: 60 } };
    await readyScene(slowSite, async (opened) => {
      await press(opened.popup, 'Export all messages');
      await savedEverything(opened);
      const asked = opened.replica.log.filter(askedByTheReader);
      const beside = asked.filter(({ startedAt }, at) => at > 0 && (asked[at - 1]?.endedAt ?? 0) > startedAt);
      expect(beside.length).toBeGreaterThan(4);
    });
  });
});

describe('JPay asking for time', () => {
  it('gets it, to the second, and the family reads why they wait', async () => {
    await readyScene({ account: { messages: 12 } }, async (opened) => {
      const { popup, replica } = opened;
      replica.fault(12, { kind: 'push-back', status: 429, retryAfter: '6' });
      await press(popup, 'Export all messages');
      await popup.getByText('JPay asked us to wait 6 seconds').waitFor();
      await savedEverything(opened);
      const struck = replica.log[11];
      const next = replica.log.find(
        (entry) => entry.n > 13 && entry.startedAt > (struck?.endedAt ?? Infinity),
      );
      expect((next?.startedAt ?? 0) - (struck?.endedAt ?? 0)).toBeGreaterThanOrEqual(5_995);
    });
  });

  it('is shown as a pause with its reason where it asks for an hour, and Continue ends in everything', async () => {
    await readyScene({ account: { messages: 12 } }, async (opened) => {
      const { popup, replica } = opened;
      replica.fault(12, {
        kind: 'push-back',
        status: 503,
        retryAfter: new Date(Date.now() + 3_600_000).toUTCString(),
      });
      await press(popup, 'Export all messages');
      await waitForState(popup, 'paused');
      await popup
        .getByText(/JPay asked/)
        .first()
        .waitFor();
      expect(replica.log.filter(askedByTheReader).length).toBeLessThanOrEqual(13);
      await press(popup, 'Continue');
      await savedEverything(opened);
    });
  });
});
