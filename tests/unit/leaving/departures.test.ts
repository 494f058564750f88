import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { daysLeft, departureSchema, endOf } from '../../../src/leaving/departure';
import { departures } from '../../../src/leaving/departures';

describe('the table of systems that leave JPay', () => {
  it('has a source and the day it was checked in every row', () => {
    for (const row of departures) {
      expect(v.parse(departureSchema, row), row.id).toEqual(row);
      expect(Date.parse(row.checkedOn)).toBeLessThanOrEqual(Date.now());
    }
    expect(new Set(departures.map(({ id }) => id)).size).toBe(departures.length);
  });

  it('gives no agency to two systems', () => {
    const phrases = departures.flatMap(({ agencies }) => agencies);
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const one of phrases)
      expect(phrases.filter((other) => other !== one && other.startsWith(`${one} `))).toEqual([]);
  });

  it('knows when mail, old mail and refunds ended in California', () => {
    const california = departures.find(({ id }) => id === 'california');
    expect(california?.deadlines).toEqual([
      { what: 'mail', at: '2022-07-01' },
      { what: 'old-mail', at: '2022-07-22T23:59-04:00' },
      { what: 'stamp-refund', at: '2022-08-08T23:59-04:00' },
    ]);
    expect(california?.refund).toMatchObject({
      phone: '(800) 574-5729',
      email: 'support@jpay.com',
      subject: 'CDCR Stamp Balance',
    });
  });
});

describe('the day of a source', () => {
  it.each([
    ['2022', new Date(2023, 0, 1)],
    ['2022-12', new Date(2023, 0, 1)],
    ['2022-07-01', new Date(2022, 6, 2)],
    ['2022-07-22T23:59-04:00', new Date('2022-07-23T03:59:00Z')],
  ])('%s is over when its last moment is', (at, over) => {
    expect(endOf(at)).toBe(over.getTime());
  });

  it('has days left until then, and none from then on', () => {
    const end = endOf('2022-07-22T23:59-04:00');
    expect(daysLeft('2022-07-22T23:59-04:00', end - 3 * 86_400_000 - 1)).toBe(3);
    expect(daysLeft('2022-07-22T23:59-04:00', end - 1)).toBe(0);
    expect(daysLeft('2022-07-22T23:59-04:00', end)).toBeNull();
  });
});
