import { matrix, type Matrix } from './matrix.ts';

/**
 * How each weight of a row changes with each score that the softmax gets: ∂wᵢ/∂sⱼ = wᵢ (δᵢⱼ − wⱼ), (m × m).
 * `divisor` (such as √d_k · T) makes it the change with the raw scores. Near 0 everywhere: saturated.
 */
export function softmaxJacobian(weights: ArrayLike<number>, divisor = 1): Matrix {
  const m = weights.length;
  const out = matrix(m, m);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++)
      out.data[i * m + j] = (weights[i] * ((i === j ? 1 : 0) - weights[j])) / divisor;
  return out;
}

/** √ of the sum of all squared entries: one number for how large a matrix is. */
export function frobeniusNorm(a: Matrix): number {
  let squares = 0;
  for (const value of a.data) squares += value * value;
  return Math.sqrt(squares);
}

/**
 * The Frobenius norm of `softmaxJacobian` without the matrix: √(Σ w² − 2 Σ w³ + (Σ w²)²). 0 when one token has it all, and
 * at most ½, when two share alike.
 */
export function jacobianNorm(weights: Iterable<number>): number {
  let squares = 0;
  let cubes = 0;
  for (const weight of weights) {
    squares += weight * weight;
    cubes += weight * weight * weight;
  }
  // Rounding may take what is 0 a hair below it.
  return Math.sqrt(Math.max(0, squares - 2 * cubes + squares * squares));
}
