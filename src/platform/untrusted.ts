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
    // One fault is enough: a list of a hundred thousand would be told of each.
    const { success, output } = v.safeParse(schema, value, { abortEarly: true });
    return success ? { fits: true, output } : { fits: false };
  } catch {
    return { fits: false };
  }
}

/** Values looked at before a thing counts as too big: far more than the longest list of messages has. */
const mostValues = 2_000_000;
/** Nothing that we say is half as deep; what contains itself is deeper than any depth. */
const deepest = 32;

/**
 * True if all text in a value, its keys included, is no longer than `most` characters, where every value counts as one
 * at least, and it does not go on for ever. Looked at before a schema is, which would copy what it is given. Never
 * throws.
 */
export function isNoLongerThan(most: number, value: unknown): boolean {
  let characters = 0;
  let values = 1;
  let level: unknown[] = [value];
  try {
    for (let depth = 0; level.length > 0; depth += 1) {
      const below: unknown[] = [];
      for (const one of level) {
        if (typeof one === 'string') characters += one.length;
        if (typeof one !== 'object' || one === null) continue;
        if (depth === deepest || (Array.isArray(one) && one.length > mostValues)) return false;
        for (const [key, inside] of Object.entries(one)) {
          characters += key.length;
          values += 1;
          below.push(inside);
        }
        if (characters + values > most || values > mostValues) return false;
      }
      level = below;
    }
    return characters + values <= most;
  } catch {
    return false;
  }
}
