import { LabError } from '#core/attention';

/** y = factor · x^exponent */
export interface PowerLaw {
  readonly exponent: number;
  readonly factor: number;
}

/**
 * The power law through points with x and y above 0: the straight line of least squares through their logarithms.
 * Throws `fit.points` for fewer than two different x, or for a number that has no logarithm.
 */
export function fitPowerLaw(
  points: readonly { readonly x: number; readonly y: number }[],
): PowerLaw {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of: 'x' | 'y') => logs.reduce((sum, log) => sum + log[of], 0) / logs.length;
  const center = { x: mean('x'), y: mean('y') };
  let together = 0;
  let alone = 0;
  for (const { x, y } of logs) {
    together += (x - center.x) * (y - center.y);
    alone += (x - center.x) ** 2;
  }
  if (!(alone > 0) || !Number.isFinite(together)) {
    throw new LabError(
      'fit.points',
      'An exponent needs at least two points with different sizes, and numbers above 0.',
      { points: points.length },
    );
  }
  const exponent = together / alone;
  return { exponent, factor: Math.exp(center.y - exponent * center.x) };
}
