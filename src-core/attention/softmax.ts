import { exp } from './elementary.ts';
import { matrix, type Matrix } from './matrix.ts';

/**
 * Softmax of every row of (n × m) scores: positive weights that sum to 1, wⱼ = e^(sⱼ) / Σ e^(sₖ)
 * (Vaswani et al. 2017, eq. 1). The row's maximum is subtracted first, which changes no weight and
 * keeps e^s from overflowing. −∞ gives exactly 0; a row of nothing but −∞ gives zeros (see `blockedRows`).
 */
export function softmaxRows(scores: Matrix): Matrix {
  const out = matrix(scores.rows, scores.cols);
  for (let i = 0; i < scores.rows; i++) {
    softmaxInto(
      scores.data.subarray(i * scores.cols, (i + 1) * scores.cols),
      out.data.subarray(i * scores.cols, (i + 1) * scores.cols),
    );
  }
  return out;
}

function softmaxInto(scores: Float64Array, weights: Float64Array): void {
  let max = -Infinity;
  for (const score of scores) if (score > max) max = score;
  if (max === -Infinity) {
    weights.fill(0);
    return;
  }
  let total = 0;
  for (let j = 0; j < scores.length; j++) {
    weights[j] = exp(scores[j] - max);
    total += weights[j];
  }
  for (let j = 0; j < weights.length; j++) weights[j] /= total;
}

/** Shannon entropy of one row of weights, in bits: 0 when one token has it all, log₂ m when all share alike. */
export function entropyBits(weights: Iterable<number>): number {
  let bits = 0;
  for (const weight of weights) if (weight > 0) bits -= weight * Math.log2(weight);
  return bits;
}
