/** What `n` of something took. */
export interface Point {
  n: number;
  t: number;
}

/**
 * The exponent k of t = c + a·n^k. `constant` is c, what the same work takes with next to nothing to do: it is measured,
 * not fitted, and taken off every figure first, because it would hide growth. The rest is a straight line between
 * logarithms, laid by least squares. A figure that is not above the constant has no logarithm: that throws, since leaving
 * it out would choose the figures.
 */
export function exponentOf(points: readonly Point[], constant: number): number {
  const logs = points.map(({ n, t }) => {
    if (!(t > constant)) throw new Error(`${n} took ${t}, not more than next to nothing (${constant}).`);
    return { x: Math.log(n), y: Math.log(t - constant) };
  });
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const spread = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (spread === 0) throw new Error('An exponent needs two different sizes.');
  return logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
