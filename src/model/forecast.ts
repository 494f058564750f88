import * as v from 'valibot';

const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** What a big export is going to take, guessed before its first message is opened. */
export const forecastSchema = v.object({
  /** Messages that are to be opened. */
  messages: amount,
  /** How long that takes, about. */
  seconds: amount,
  /** How large it gets, about. */
  bytes: amount,
  /** Bytes this browser can still take. Left out where it does not tell. */
  room: v.optional(amount),
  /** True in the one pause that is made because of it; left out otherwise. */
  tooLittleRoom: v.optional(v.boolean()),
});
export type Forecast = v.InferOutput<typeof forecastSchema>;
