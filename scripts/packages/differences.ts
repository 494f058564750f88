import { unzipSync } from 'fflate';
import { sumOf, type Contents } from './pack';

/** Lines that say where two makings of the same packages differ; none if they are the same to the last byte. */
export function differences(first: Contents, second: Contents): string[] {
  return allNames(first, second).flatMap((name) => {
    const [one, other] = [first.get(name), second.get(name)];
    if (!one || !other) return [`${name}: only in the ${one ? 'first' : 'second'}`];
    if (sumOf(one) === sumOf(other)) return [];
    const inside = name.endsWith('.zip') ? insideDifferences(name, one, other) : [];
    return inside.length > 0 ? inside : [`${name}: other bytes`];
  });
}

function insideDifferences(name: string, one: Uint8Array, other: Uint8Array): string[] {
  const [first, second] = [one, other].map((zip) => new Map(Object.entries(unzipSync(zip))));
  if (!first || !second) return [];
  const lines = differences(first, second).map((line) => `${name}: ${line}`);
  return lines.length > 0
    ? lines
    : [`${name}: the same files, packed differently (order, moments or rights)`];
}

function allNames(first: Contents, second: Contents): string[] {
  return [...new Set([...first.keys(), ...second.keys()])].sort();
}
