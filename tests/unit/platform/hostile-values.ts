/** Values that break what trusts them, and changes of well-formed ones. All by seed. */

type Random = () => number;
const oneOf = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)]!;

function deep(levels: number): unknown {
  let inside: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) inside = level % 2 === 0 ? [inside] : { rows: inside };
  return inside;
}

function cyclic(): object {
  const around: Record<string, unknown> = { jobId: 'job-1' };
  around['rows'] = [around];
  return around;
}

function throwing(): never {
  throw new Error('Who looks at me?');
}

const withGetter = () =>
  Object.defineProperties(
    {},
    { jobId: { enumerable: true, get: throwing }, what: { enumerable: true, get: throwing } },
  );
const wall = () =>
  new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing });
/** An object that is deeper wherever one looks. */
export const endless = (): object =>
  new Proxy(
    { a: 1, b: 2 },
    {
      get: (target, name) => (name in target ? endless() : undefined),
      getOwnPropertyDescriptor: () => ({ value: endless(), enumerable: true, configurable: true }),
    },
  );
const ownProto = () =>
  JSON.parse(
    '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
  ) as unknown;
const thenable = () => ({ then: (resolve: (value: unknown) => void) => resolve({ polluted: true }) });

const longText = 'x'.repeat(5 * 1024 * 1024);
const longList = Array.from({ length: 100_000 }, () => 'x');

const wrongTexts = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  'a\uDFFFb',
  '💌',
  '__proto__',
  'constructor',
  'toString',
  'keeper.keep',
  '../../etc/passwd',
  'C:\\CON',
  '/archive.html?job=x#',
  'javascript:alert(1)',
  'https://www.jpay.com@hostile.example/',
  'http://cdna.jpay.com/',
  '!!!! no base64 !!!!',
  'AAA',
  '2026-02-31',
  'letterkeep status',
  '\u202Egpj.exe',
];
const makers: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => -0,
  () => -1,
  () => 0.5,
  () => NaN,
  () => Infinity,
  () => -Infinity,
  () => 2 ** 53,
  () => 10n,
  () => Symbol('hostile'),
  () => throwing,
  () => new Date(NaN),
  () => new Date(0),
  () => new Map([['jobId', 'job-1']]),
  () => new Set([1]),
  () => new Uint8Array(9),
  () => new Error('hostile'),
  () => Promise.resolve({ jobId: 'job-1' }),
  () => /x/,
  () => [],
  () => ({}),
  () => [[]],
  () => Object.create(null) as unknown,
  () => deep(5_000),
  cyclic,
  withGetter,
  wall,
  ownProto,
  thenable,
];

/** Something wrong, big or strange. */
export function hostileValue(random: Random): unknown {
  const kind = random();
  if (kind < 0.005) return longText;
  if (kind < 0.01) return longList;
  return kind < 0.3 ? oneOf(random, wrongTexts) : oneOf(random, makers)();
}

/** A well-formed value with one thing in it changed, left out or added. The value itself stays as it is. */
export function mutated(value: unknown, random: Random): unknown {
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  if (isLeaf || random() < 0.15) return hostileValue(random);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
  const key = oneOf(random, Object.keys(copy));
  const change = random();
  if (change < 0.15) Reflect.deleteProperty(copy, key);
  else if (change < 0.2) return Object.assign(Object.create(null) as object, copy);
  else if (change < 0.25) Object.defineProperty(copy, key, { enumerable: true, get: throwing });
  else if (change < 0.35) {
    const name = oneOf(random, ['__proto__', 'constructor', 'toString', 'then', 'prototype']);
    Object.defineProperty(copy, name, { enumerable: true, value: hostileValue(random) });
  } else copy[key] = mutated(copy[key], random);
  return copy;
}
