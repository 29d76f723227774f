import { LabError } from '../lab-error.ts';
import { matrix, type Matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/**
 * The scores with `blocked` (−∞, or 0 in the well-known mistake) wherever the mask has 0. Inputs scores
 * (n, m) and mask (n, m) of zeros and ones; result (n, m), the scores themselves where nothing is blocked.
 * Throws `shape.mismatch`.
 */
export function blockOut(blocked: number): Operation {
  return {
    name: `blockOut(${blocked})`,
    forward([scores, mask]) {
      if (mask.rows !== scores.rows || mask.cols !== scores.cols) throw unlike(scores, mask);
      if (!mask.data.includes(0)) return scores;
      return matrix(
        scores.rows,
        scores.cols,
        scores.data.map((score, i) => (mask.data[i] ? score : blocked)),
      );
    },
    backward(gradient, [, mask], _result, [dScores]) {
      for (let i = 0; i < gradient.data.length; i++)
        if (mask.data[i]) dScores.data[i] += gradient.data[i];
    },
    tangent([change], [scores, mask]) {
      const out = matrix(scores.rows, scores.cols);
      if (change)
        for (let i = 0; i < out.data.length; i++) out.data[i] = mask.data[i] ? change.data[i] : 0;
      return out;
    },
    derive(row, col, [scores, mask]) {
      const score = scores.data[row * scores.cols + col];
      const allowed = mask.data[row * scores.cols + col] !== 0;
      if (blocked === 0)
        return sumOf([product(allowed ? score : 0, cell(0, row, col), cell(1, row, col))]);
      return sumOf([
        product(score, cell(0, row, col)),
        {
          rule: 'mask',
          value: allowed ? 0 : blocked,
          sources: [cell(1, row, col), { label: 'blocked', value: blocked }],
        },
      ]);
    },
  };
}

function unlike(scores: Matrix, mask: Matrix): LabError {
  return new LabError(
    'shape.mismatch',
    `The mask is ${mask.rows} × ${mask.cols} but the scores are ${scores.rows} × ${scores.cols}; make the mask one row per query and one column per key.`,
    { rows: mask.rows, cols: mask.cols },
  );
}
