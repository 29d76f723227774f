import { LabError } from './lab-error.ts';
import { matrix, type Matrix } from './matrix.ts';

/** Which keys each query may attend to, row by row over (queries × keys): 1 may, 0 may not. */
export interface Mask {
  readonly rows: number;
  readonly cols: number;
  readonly allowed: Uint8Array;
}

/** A mask from a rule on the position of the query and of the key. */
export function maskFrom(
  rows: number,
  cols: number,
  rule: (query: number, key: number) => boolean,
): Mask {
  const allowed = new Uint8Array(rows * cols);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) allowed[i * cols + j] = rule(i, j) ? 1 : 0;
  return { rows, cols, allowed };
}

/** Everyone sees everyone. */
export function openMask(rows: number, cols: number): Mask {
  return maskFrom(rows, cols, () => true);
}

/** The decoder's mask: position i sees 0…i and nothing later (Vaswani et al. 2017, §3.2.3). */
export function causalMask(rows: number, cols = rows): Mask {
  return maskFrom(rows, cols, (query, key) => key <= query);
}

/** Scores (n × m) with −∞ wherever the mask does not allow, so that softmax gives exactly 0 there. */
export function applyMask(scores: Matrix, mask: Mask): Matrix {
  if (mask.rows !== scores.rows || mask.cols !== scores.cols) {
    throw new LabError(
      'shape.mismatch',
      `The mask is ${mask.rows} × ${mask.cols} but the scores are ${scores.rows} × ${scores.cols}; make the mask one row per query and one column per key.`,
    );
  }
  return matrix(
    scores.rows,
    scores.cols,
    scores.data.map((score, i) => (mask.allowed[i] ? score : -Infinity)),
  );
}

/** The queries that may attend to nothing: their weights are defined as zeros, and their output too. */
export function blockedRows(mask: Mask): number[] {
  const blocked: number[] = [];
  for (let i = 0; i < mask.rows; i++) {
    if (!mask.allowed.subarray(i * mask.cols, (i + 1) * mask.cols).includes(1)) blocked.push(i);
  }
  return blocked;
}
