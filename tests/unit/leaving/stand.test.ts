import { describe, expect, it } from 'vitest';
import type { Departure } from '../../../src/leaving/departure';
import { refundMail } from '../../../src/leaving/refund-mail';
import { departureOf, refundIsOpen, standOf, standsOf } from '../../../src/leaving/stand';

const july10 = new Date('2022-07-10T12:00:00Z').getTime();
const today = new Date('2026-11-28T12:00:00Z').getTime();

describe('whether a person’s system leaves JPay', () => {
  it.each([
    ['California Department Of Corrections', 'california'],
    ['CALIFORNIA  DEPARTMENT OF CORRECTIONS AND REHABILITATION', 'california'],
    ['CDCR', 'california'],
    ['Jpay Vantiv (texas Department Of Criminal)', 'texas'],
    ['Virginia Department of Corrections', 'virginia'],
  ])('%s: %s', (agency, id) => {
    expect(departureOf(agency)?.id).toBe(id);
  });

  it.each([
    'Idaho Department Of Correction',
    'West Virginia Department of Corrections',
    'Los Angeles County Jail, California Department of Corrections',
    'CDCRX',
    'Jpay',
    '',
  ])('nothing is known of %s', (agency) => {
    expect(departureOf(agency)).toBeUndefined();
  });
});

describe('where it stands', () => {
  it('counts the days to the next thing that ends', () => {
    const [stand] = standsOf(['California Department Of Corrections'], july10);
    expect(stand).toMatchObject({ is: 'days-left', days: 12, deadline: { what: 'old-mail' } });
  });

  it('says that it has passed, and never counts below nothing', () => {
    const [stand] = standsOf(['California Department Of Corrections'], today);
    expect(stand).toMatchObject({ is: 'has-passed', deadline: { what: 'old-mail' } });
  });

  it('names each system once, the most pressing first', () => {
    const agencies = [
      'California Department Of Corrections',
      'Texas Department of Criminal Justice',
      'Virginia Department Of Corrections',
      'California Department Of Corrections',
      'Idaho Department Of Correction',
    ];
    expect(standsOf(agencies, today).map(({ is, departure }) => [is, departure.id])).toEqual([
      ['moving', 'virginia'],
      ['moving', 'texas'],
      ['has-passed', 'california'],
    ]);
  });

  it('is a move under way where no day was named', () => {
    const virginia = departureOf('Virginia Department of Corrections') as Departure;
    expect(standOf(virginia, today)).toEqual({ is: 'moving', departure: virginia });
  });
});

describe('a refund of stamps', () => {
  const california = departureOf('CDCR') as Departure;

  it('is open until its last day, and past after it', () => {
    expect(refundIsOpen(california, july10)).toBe(true);
    expect(refundIsOpen(california, today)).toBe(false);
    expect(
      refundIsOpen(departureOf('Virginia Department of Corrections') as Departure, today),
    ).toBeUndefined();
  });

  it('is asked for by an e-mail with its subject and the lines to fill in', () => {
    const address = new URL(refundMail(california.refund as NonNullable<Departure['refund']>));
    expect(address.pathname).toBe('support@jpay.com');
    expect(address.searchParams.get('subject')).toBe('CDCR Stamp Balance');
    expect(address.searchParams.get('body')?.split('\r\n')).toEqual([
      'First and last name (tied to the account): ',
      'Email address (tied to the account): ',
      'Phone number (tied to the account): ',
    ]);
  });
});
