import * as v from 'valibot';
import { failureKindSchema, LetterkeepError } from '../model/failure';

const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

export const failureDataSchema = v.object({
  kind: failureKindSchema,
  message: v.string(),
  context: v.object({
    page: v.optional(v.string()),
    field: v.optional(v.string()),
    retryAfterSeconds: v.optional(amount),
    bytesNeeded: v.optional(amount),
  }),
});
export type FailureData = v.InferOutput<typeof failureDataSchema>;

/** An error as it crosses a message. What is not ours was not expected: a fault of the part that keeps. */
export function errorAsData(error: unknown): FailureData {
  if (error instanceof LetterkeepError) {
    return { kind: error.kind, message: error.message, context: { ...error.context } };
  }
  return { kind: 'vault-error', message: wordsOf(error), context: {} };
}

/** What was thrown in words. Anything can be thrown, also what has none. */
function wordsOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'unknown fault';
  }
}

export function errorFromData({ kind, message, context }: FailureData): LetterkeepError {
  // Fields that are there but undefined (Firefox clones them) are left out: the type knows only present or absent.
  const present = Object.entries(context).filter(([, value]) => value !== undefined);
  return new LetterkeepError(kind, message, Object.fromEntries(present));
}
