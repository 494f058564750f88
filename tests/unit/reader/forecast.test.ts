import { describe, expect, it } from 'vitest';
import { speeds } from '../../../src/model/speed';
import { forecastOf, isBig, missingRoom, ordinaryExport, type Ahead } from '../../../src/reader/forecast';
import { meanRestMs } from '../../../src/reader/pace';

const ahead: Ahead = { messages: 1240, speed: 'normal', latencyMs: 400, withoutAttachments: false };
const secondsAt = (change: Partial<Ahead>): number => forecastOf({ ...ahead, ...change }, null).seconds;
const bytesAt = (change: Partial<Ahead>): number => forecastOf({ ...ahead, ...change }, null).bytes;

describe('what a big export is going to take', () => {
  it('is told from the first message over 200 on', () => {
    expect(isBig(ordinaryExport)).toBe(false);
    expect(isBig(ordinaryExport + 1)).toBe(true);
    expect(ordinaryExport).toBe(200);
  });

  it('takes about half an hour for a large family mailbox at the normal speed', () => {
    expect(secondsAt({})).toBeGreaterThan(20 * 60);
    expect(secondsAt({})).toBeLessThan(40 * 60);
  });

  it('takes longer the gentler the speed, and the slower JPay is', () => {
    const [gentle, normal, fast] = speeds.map((speed) => secondsAt({ speed }));
    expect(gentle).toBeGreaterThan(normal ?? NaN);
    expect(normal).toBeGreaterThan(fast ?? NaN);
    for (const speed of speeds)
      expect(secondsAt({ speed, latencyMs: 2000 })).toBeGreaterThan(secondsAt({ speed }));
  });

  it('counts with the least rest of the speed where JPay answers at once', () => {
    expect(meanRestMs('normal', 1)).toBe(300);
    expect(meanRestMs('gentle', 1)).toBe(1200);
    expect(meanRestMs('fast', 400)).toBe(0);
    expect(secondsAt({ latencyMs: 0, speed: 'gentle' })).toBeGreaterThan(1240);
  });

  it('is about 210 KB a message, told in two digits', () => {
    expect(bytesAt({})).toBe(260_000_000);
    expect(bytesAt({ messages: 201 })).toBe(42_000_000);
  });

  it('is quicker and smaller without attachments', () => {
    expect(bytesAt({ withoutAttachments: true })).toBe(74_000_000);
    expect(secondsAt({ withoutAttachments: true })).toBeLessThan(secondsAt({}));
  });

  it('says nothing of the room where the browser does not tell', () => {
    expect(forecastOf(ahead, null)).not.toHaveProperty('room');
    expect(forecastOf(ahead, 12)).toMatchObject({ messages: 1240, room: 12 });
  });
});

describe('room', () => {
  const forecast = { messages: 1000, seconds: 60, bytes: 200_000_000 };

  it('is too little under three quarters of the guess', () => {
    expect(missingRoom({ ...forecast, room: 149_999_999 })).toBe(50_000_001);
    expect(missingRoom({ ...forecast, room: 150_000_000 })).toBeNull();
    expect(missingRoom({ ...forecast, room: 0 })).toBe(200_000_000);
  });

  it('that is not known is never too little', () => {
    expect(missingRoom(forecast)).toBeNull();
  });
});
