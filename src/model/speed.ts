import * as v from 'valibot';

/** How fast the site is asked; what each means stands in reader/pace.ts. */
export const speeds = ['gentle', 'normal', 'fast'] as const;
export const speedSchema = v.picklist(speeds);
export type Speed = v.InferOutput<typeof speedSchema>;
