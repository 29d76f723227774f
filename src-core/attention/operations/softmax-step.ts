import { exp } from '../elementary.ts';
import { matrix, type Matrix } from '../matrix.ts';
import { cell, type Operation, type Source, type Term } from '../operation.ts';
import { softmaxLines, type Axis } from '../softmax.ts';

/** How scores become weights; anything but `row` and `true` is a mistake on show. */
export interface SoftmaxOptions {
  /** `row`: each query shares out one unit of attention. `column`: each key does, the well-known mistake. */
  readonly axis: Axis;
  /** Whether each line's maximum is taken off first, so that e^s cannot overflow. */
  readonly subtractMaximum: boolean;
}

/**
 * Softmax (Vaswani et al. 2017, eq. 1). Inputs scores (n, m) and, only where the mask comes too late, the
 * mask (n, m) to multiply by afterwards; result (n, m).
 */
export function softmaxStep({ axis, subtractMaximum }: SoftmaxOptions): Operation {
  // Entry t of a line of softmax: along a row when axis is `row`, down a column otherwise.
  const line = (scores: Matrix, row: number, col: number) =>
    axis === 'row'
      ? { length: scores.cols, at: (t: number): [number, number] => [row, t] }
      : { length: scores.rows, at: (t: number): [number, number] => [t, col] };
  const own = (row: number, col: number) => (axis === 'row' ? col : row);

  /** J·v for every line, J = diag(w) − w·wᵀ, which is also Jᵀ·v: the way of changes and of gradients. */
  function throughJacobian(weights: Matrix, vectors: Matrix): Matrix {
    const out = matrix(weights.rows, weights.cols);
    const lines = axis === 'row' ? weights.rows : weights.cols;
    for (let l = 0; l < lines; l++) {
      const { length, at } = line(weights, l, l);
      const index = (t: number) => {
        const [i, j] = at(t);
        return i * weights.cols + j;
      };
      let mean = 0;
      for (let t = 0; t < length; t++) mean += weights.data[index(t)] * vectors.data[index(t)];
      for (let t = 0; t < length; t++)
        out.data[index(t)] = weights.data[index(t)] * (vectors.data[index(t)] - mean);
    }
    return out;
  }

  return {
    name: `softmax(${axis},${subtractMaximum})`,
    forward([scores, lateMask]) {
      const weights = softmaxLines(scores, axis, subtractMaximum);
      return lateMask ? entrywise(weights, lateMask) : weights;
    },
    backward(gradient, [scores, lateMask], result, [dScores]) {
      const weights = lateMask ? softmaxLines(scores, axis, subtractMaximum) : result;
      const incoming = lateMask ? entrywise(gradient, lateMask) : gradient;
      const own = throughJacobian(weights, incoming);
      for (let i = 0; i < own.data.length; i++) dScores.data[i] += own.data[i];
    },
    tangent([change], [scores, lateMask], result) {
      if (!change) return matrix(result.rows, result.cols);
      const weights = lateMask ? softmaxLines(scores, axis, subtractMaximum) : result;
      const out = throughJacobian(weights, change);
      return lateMask ? entrywise(out, lateMask) : out;
    },
    derive(row, col, [scores, lateMask]) {
      const { length, at } = line(scores, row, col);
      const values = Array.from({ length }, (_, t) => {
        const [i, j] = at(t);
        return scores.data[i * scores.cols + j];
      });
      const maximum = subtractMaximum ? values.reduce((a, b) => Math.max(a, b), -Infinity) : 0;
      if (maximum === -Infinity) return { rule: 'sum', terms: [], divisor: [] };
      const term = (t: number, ...more: Source[]): Term => ({
        rule: 'exponential',
        value: exp(values[t] - maximum),
        sources: [cell(0, ...at(t)), { label: 'max', value: maximum }, ...more],
      });
      const numerator = term(own(row, col), ...(lateMask ? [cell(1, row, col)] : []));
      const factor = lateMask ? lateMask.data[row * scores.cols + col] : 1;
      return {
        rule: 'quotient',
        terms: [{ ...numerator, value: numerator.value * factor }],
        divisor: values.map((_, t) => term(t)),
      };
    },
  };
}

function entrywise(a: Matrix, b: Matrix): Matrix {
  return matrix(
    a.rows,
    a.cols,
    a.data.map((value, i) => value * b.data[i]),
  );
}
