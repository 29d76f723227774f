import { exp } from './elementary.ts';
import { fasterSteps } from './faster.ts';
import { matrix, type Matrix } from './matrix.ts';

/** How many multiply-adds take as long as an exponential. */
const EXPONENTIAL = 20;

/** What sums to 1: each row (each query shares out its attention) or each column. */
export type Axis = 'row' | 'column';

/**
 * Softmax of every row of (n × m) scores: positive weights that sum to 1, wⱼ = e^(sⱼ) / Σ e^(sₖ)
 * (Vaswani et al. 2017, eq. 1). The row's maximum is subtracted first, which changes no weight and
 * keeps e^s from overflowing. −∞ gives exactly 0; a row of nothing but −∞ gives zeros (see `blockedRows`).
 */
export function softmaxRows(scores: Matrix): Matrix {
  return softmaxLines(scores, 'row', true);
}

/**
 * Softmax along rows or columns. Without `subtractMaximum` it is the naive formula, with what that brings:
 * NaN where e^s overflows, and 0 ÷ 0 = NaN for a line of nothing but −∞.
 */
export function softmaxLines(scores: Matrix, axis: Axis, subtractMaximum: boolean): Matrix {
  const { rows, cols } = scores;
  const faster =
    axis === 'row' && subtractMaximum ? fasterSteps(rows * cols * EXPONENTIAL) : undefined;
  if (faster) return faster.softmax(scores);
  const out = matrix(rows, cols);
  const [lines, length] = axis === 'row' ? [rows, cols] : [cols, rows];
  const [toNextLine, toNextEntry] = axis === 'row' ? [cols, 1] : [1, cols];
  for (let line = 0; line < lines; line++) {
    const start = line * toNextLine;
    const end = start + length * toNextEntry;
    let maximum = subtractMaximum ? -Infinity : 0;
    if (subtractMaximum) {
      for (let at = start; at < end; at += toNextEntry)
        if (scores.data[at] > maximum) maximum = scores.data[at];
      if (maximum === -Infinity) continue; // zeros
    }
    let total = 0;
    for (let at = start; at < end; at += toNextEntry) {
      out.data[at] = exp(scores.data[at] - maximum);
      total += out.data[at];
    }
    for (let at = start; at < end; at += toNextEntry) out.data[at] /= total;
  }
  return out;
}
