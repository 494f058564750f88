import * as v from 'valibot';

/** What a schema made of a value, or nothing. */
export type Parsed<Output> = { fits: true; output: Output } | { fits: false };

/**
 * Parses what came from another part or was stored by an older version. Never throws, whatever the value does while it
 * is looked at: a getter or a proxy may throw, and then the value does not fit.
 */
export function parseUntrusted<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): Parsed<v.InferOutput<Schema>> {
  try {
    const { success, output } = v.safeParse(schema, value);
    return success ? { fits: true, output } : { fits: false };
  } catch {
    return { fits: false };
  }
}

/** Values looked at before a thing counts as too big: far more than the longest list of messages has. */
const mostValues = 2_000_000;

/**
 * True if all text in a value, its keys included, is no longer than `most` characters, where every value counts as one
 * at least, and it does not go on for ever.
 * Looked at before a schema is, which would copy what it is given. Never throws.
 */
export function isNoLongerThan(most: number, value: unknown): boolean {
  let characters = 0;
  let values = 0;
  const waiting: unknown[] = [value];
  try {
    while (waiting.length > 0) {
      const next = waiting.pop();
      values += 1;
      if (typeof next === 'string') characters += next.length;
      if (typeof next === 'object' && next !== null) {
        if (Array.isArray(next) && next.length > mostValues) return false;
        for (const [key, inside] of Object.entries(next)) {
          characters += key.length;
          waiting.push(inside);
        }
      }
      if (characters + values + waiting.length > most || values + waiting.length > mostValues) return false;
    }
    return true;
  } catch {
    return false;
  }
}
