import type { PlannableRow } from './plan';

/* What a row of a list shows of which message it is. */

/** Two messages cannot share such a print unless they are a minute's twins: nothing old can pass for something new. */
export function isPrecise(row: Pick<PlannableRow, 'letterNumber' | 'date'>): boolean {
  return row.letterNumber !== undefined || (row.date?.includes('T') ?? false);
}

export function linkOf({ opening }: Pick<PlannableRow, 'opening'>): string | undefined {
  return opening?.by === 'link' ? opening.url : undefined;
}

/** A letter's token is an encrypted number (dossier 3.1). Anything much shorter could be a row's place in the list. */
const shortestToken = 16;

export function hasToken(link: string): boolean {
  // Its `values()` cannot be gone through in a content script of Firefox (seen in 153).
  return [...new URL(link).searchParams].some(([, value]) => value.length >= shortestToken);
}
