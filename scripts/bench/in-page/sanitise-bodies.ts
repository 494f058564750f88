import { sanitiseBody } from '../../../src/render/sanitise';

/* Runs in the page of a real browser: the sanitiser that ships, on the DOM it ships for. */

/** How long it takes to sanitise all of some letters, and how many characters of them are left. Milliseconds. */
export function sanitiseAll(bodies: string[]): { ms: number; characters: number } {
  const startedAt = performance.now();
  let characters = 0;
  for (const body of bodies) characters += sanitiseBody(body).text.length;
  return { ms: performance.now() - startedAt, characters };
}
