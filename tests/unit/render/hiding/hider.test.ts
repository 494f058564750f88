import { describe, expect, it } from 'vitest';
import { Hider } from '../../../../src/render/hiding/hider';

const people = [
  { inmateId: 'T-77388', agency: 'Fake Department of Corrections' },
  { inmateId: '0000019007', agency: 'Invented State' },
  { inmateId: '42', agency: '' },
];
const hider = new Hider(people, '[hidden]');

describe('the number of a person is hidden', () => {
  it.each([
    ...[
      'T77388',
      't-77388',
      'T 7 7 3 8 8',
      'T.7.7.3.8.8',
      'T-773-88',
      '#T77388!',
      '77388',
      '7 7 3 8 8',
      '7, 7, 3, 8, 8',
    ],
    ...[
      '７７３８８',
      '①'.replace('①', '⑦⑦③⑧⑧'),
      '٧٧٣٨٨',
      '7\u00ad7\u200b3\u200d8\u20608',
      '7\n7\n388',
      '7  -  7  -  388',
    ],
    ...[
      '77\u0301388',
      '7\t7\u00a03 8\u20098',
      'x77388x',
      '9773881',
      '7/7/3/8/8',
      '(7)(7)(3)(8)(8)',
      '𝟕𝟕𝟑𝟖𝟖',
      '7\u202e7388',
    ],
    ...['0000019007', '19007', '00 00 01 90 07'],
  ])('where it is written "%s"', (written) => {
    const shown = hider.text(`Write to ${written}, please`);
    expect(shown).toContain('[hidden]');
    expect(shown.normalize('NFKD')).not.toMatch(/[\p{N}]/u.test(written) ? /[738]/ : /x/);
    expect(shown).toMatch(/^Write to .*please$/s);
  });

  it.each([
    ['M01234', 'my DC number is 01234'],
    ['M01234', 'my DC number is 1234'],
    ['M01234', 'DC# 0-1-2-3-4'],
    ['M01234', 'M-01234'],
    ['T00001', 'I am 00001 here'],
    ['W00123', 'write W 00123 on it'],
  ])('with its zeros or without: %s in "%s"', (inmateId, written) => {
    expect(new Hider([{ inmateId, agency: '' }], '[hidden]').text(written)).not.toMatch(/\d/);
  });

  it('but not other numbers, nor one that is too short to tell anything', () => {
    const text = 'In 2019 we were 42 at the table, and page 7738 of 1,204 said 99.';
    expect(hider.text(text)).toBe(text);
  });
});

describe('the facility is hidden', () => {
  it.each([
    'Fake Department of Corrections',
    'FAKE DEPARTMENT  OF CORRECTIONS',
    'fake department-of\ncorrections',
  ])('where it is written "%s"', (written) => expect(hider.text(`At ${written}.`)).toBe('At [hidden].'));

  it.each([
    'Fakeville Correctional Institution',
    'MADE UP STATE PRISON',
    'North Fake Unit',
    "St. Invented's Penitentiary",
    'Fake County Jail',
    'Fakeville C.I.',
  ])('where it has a name of its own: "%s"', (written) =>
    expect(hider.text(`they moved me to ${written}, it is far`)).toBe('they moved me to [hidden], it is far'),
  );

  it('but not a prison that has no name, nor a word of the kind', () => {
    const text = 'In this prison every unit is the same, and jail is jail.';
    expect(hider.text(text)).toBe(text);
  });

  it('but not a word that only holds a part of the name', () => {
    expect(hider.text('An Invented Statement, and a department.')).toBe(
      'An Invented Statement, and a department.',
    );
  });
});

describe('addresses are hidden', () => {
  it.each([
    ...[
      'fake.person@fake.example',
      'Fake+Letters@mail.fake.example',
      'fake (at) fake (dot) example',
      'fake[at]fake.example',
    ],
    ...[
      '(555) 010-1234',
      '555-010-1234',
      '555.010.1234',
      '5550101234',
      '+1 555 010 1234',
      '1-555-010-1234',
      '010-1234',
    ],
    ...['+52 55 0101 0123', '５５５-０１０-１２３４'],
    ...[
      '12 Fake Street',
      '1204 N. Invented Oak Ave. Apt 4B',
      '99-12 Fake Blvd, Unit 7',
      '120 fake oak st',
      '5 W 42nd St',
      '12 FAKE RD',
    ],
    ...[
      'P.O. Box 1204',
      'po box 77',
      'Faketown, CA 90000',
      'New Faketown, New York 10000-1234',
      'faketown, ca 90000',
      '90000-1234',
    ],
    ...['https://fake.example/?id=T%37738', '12 Fake Street\nFaketown, CA 90000'],
  ])('where one is written "%s"', (written) => {
    expect(hider.text(`Ask at ${written} tomorrow`)).toMatch(/^Ask at (?:\[hidden\],?\s?)+tomorrow$/);
  });

  it.each([
    'I walked 3 miles down the road and the way was long.',
    'We have 2 dogs. Drive safely, and see you at 5!',
    'On 7/15/2019 at 3:04:05 PM it cost $1,204.50.',
    'Call me, Mom. I love you 1000 times @ home.',
    'Psalm 23, John 3:16, page 90 of 120.',
    'Tengo 15 años y 3 hermanos en la calle.',
  ])('but not what only looks a little like one: "%s"', (text) => {
    expect(hider.text(text)).toBe(text);
  });
});

describe('a very long letter', () => {
  it('is looked through in one go, whatever it is made of', () => {
    for (const unit of ['a', '1 ', 'A. ', '1.', 'x@', '7 7 3 8 ', 'https://', 'Fake Department of ']) {
      expect(hider.text(unit.repeat(20_000)).length).toBeGreaterThan(0);
    }
  });
});
