/** Every entry of a catalogue by its path ("receipt.title"): a text, its lines together, or a function that gives one. */
export function entries(catalogue: object, before = ''): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? entries(value, `${before}${key}.`)
      : [[before + key, Array.isArray(value) ? value.join('\n') : value]],
  );
}

/** What an entry says: itself, or its answer to each list of values. Null for one that takes other values than these. */
export function resultsOf(entry: unknown, values: readonly (readonly unknown[])[]): string[] | null {
  if (typeof entry !== 'function') return [String(entry)];
  try {
    return values.map((list) => String((entry as (...given: readonly unknown[]) => unknown)(...list)));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The places where a page puts values, in no order. */
export function shapeOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
}
