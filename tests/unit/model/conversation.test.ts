import { describe, expect, it } from 'vitest';
import { byTime } from '../../../src/model/conversation';
import type { MessageFacts } from '../../../src/model/conversation';

const sent = (id: string, letterNumber?: string, date: string | null = null): MessageFacts => ({
  id,
  direction: 'sent',
  date,
  dateText: date ?? '',
  ...(letterNumber === undefined ? {} : { letterNumber }),
});
const received = (id: string, date: string | null): MessageFacts => ({
  id,
  direction: 'received',
  date,
  dateText: date ?? '',
});
const order = (messages: readonly MessageFacts[]): string =>
  [...messages]
    .sort(byTime)
    .map(({ id }) => id)
    .join(' ');

/** Every order that these could come in. */
function mixed<One>(list: readonly One[]): One[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, at) =>
    mixed([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]),
  );
}

describe('messages that a date does not tell apart', () => {
  it('go by the number of the letter if they were sent, as JPay counts them', () => {
    const letters = [sent('f', '99'), sent('a', '100'), sent('e', '0101'), sent('c', '102'), sent('b')];
    for (const given of mixed(letters)) expect(order(given)).toBe('f a e c b');
    const onOneDay = letters.map((one) => ({ ...one, date: '2019-07-15' }));
    for (const given of mixed(onOneDay)) expect(order(given)).toBe('f a e c b');
  });

  it('go by the id where no number is known, or where numbers are no numbers', () => {
    const letters = [sent('c', 'X-1'), sent('a', ''), sent('b'), sent('d', '5'), sent('e', '05')];
    for (const given of mixed(letters)) expect(order(given)).toBe('d e a b c');
  });

  it('go by the id if they were received', () => {
    const letters = [received('c', null), received('a', null), received('b', null)];
    for (const given of mixed(letters)) expect(order(given)).toBe('a b c');
  });
});

describe('messages with dates', () => {
  it('go by these first, those without one last', () => {
    const letters = [
      sent('d', '1'),
      sent('c', '2', '2019-07-15T15:04'),
      received('b', '2019-07-15'),
      sent('a', '3', '2019-07-14'),
    ];
    for (const given of mixed(letters)) expect(order(given)).toBe('a b c d');
  });
});
