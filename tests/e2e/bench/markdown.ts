import { faultsOfFiles } from '../../hostile/markdown-files';
import {
  faultsOfLink,
  faultsOfMarkup,
  faultsOfText,
  linkCount,
  tryAll,
  type Findings,
} from '../../hostile/markdown-trial';

/* Runs in the page of a real browser (harness/real-dom.ts): the shipping code on the DOM it ships for. */

export function tryTexts(first: number, count: number): Findings {
  return tryAll(first, count, (seed) => faultsOfText(seed));
}

export function tryMarkup(first: number, count: number): Findings {
  return tryAll(first, count, faultsOfMarkup);
}

/** The links of the corpus from `first` on, `step` apart. */
export function tryLinks(first: number, step: number): Findings {
  const count = Math.ceil((linkCount - first) / step);
  return tryAll(0, count, (index) => faultsOfLink(first + index * step));
}

export async function tryFiles(first: number, count: number): Promise<Findings> {
  const findings = await Promise.all(
    Array.from({ length: count }, (_, index) => faultsOfFiles(first + index)),
  );
  return tryAll(0, count, (index) => findings[index] ?? []);
}

/** The same trial of an escaper that escapes nothing: it must find faults, or it finds none. */
export function tryWithoutEscaping(first: number, count: number): Findings {
  const unescaped = (html: string) =>
    new DOMParser().parseFromString(html.replace(/<br>/g, '  \n'), 'text/html').body.textContent;
  return tryAll(first, count, (seed) => faultsOfText(seed, unescaped));
}
