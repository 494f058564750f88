import type { Compared } from '../on-replica';

export function whole(message: Compared): string {
  return JSON.stringify(message);
}

export function sameWords(one: string, other: string): boolean {
  return words(JSON.parse(one) as Compared) === words(JSON.parse(other) as Compared);
}

export function words({ direction, personName, dateText, letterNumber, text }: Compared): string {
  return JSON.stringify({ direction, personName, dateText, letterNumber, text });
}

/** What is in `of` more often than in `than`, each as often. */
export function surplusOf(of: readonly string[], than: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of than) left.set(one, (left.get(one) ?? 0) + 1);
  return of.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}
