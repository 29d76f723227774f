import { matrix } from '../matrix.ts';
import { cell, product, type Operation } from '../operation.ts';

/** z = (x − μ) ÷ σ: every row with mean 0 and variance 1. Inputs x (n, d), μ (n, 1), σ (n, 1); result (n, d). */
export const standardize: Operation = {
  name: 'standardize',
  forward([x, mean, deviation]) {
    const out = matrix(x.rows, x.cols);
    for (let i = 0; i < x.rows; i++)
      for (let j = 0; j < x.cols; j++)
        out.data[i * x.cols + j] = (x.data[i * x.cols + j] - mean.data[i]) / deviation.data[i];
    return out;
  },
  backward(gradient, [x, , deviation], z, [dX, dMean, dDeviation]) {
    for (let i = 0; i < x.rows; i++) {
      for (let j = 0; j < x.cols; j++) {
        const part = gradient.data[i * x.cols + j] / deviation.data[i];
        dX.data[i * x.cols + j] += part;
        dMean.data[i] -= part;
        dDeviation.data[i] -= part * z.data[i * x.cols + j];
      }
    }
  },
  tangent([changeOfX, changeOfMean, changeOfDeviation], [x, , deviation], z) {
    const out = matrix(x.rows, x.cols);
    for (let i = 0; i < x.rows; i++) {
      for (let j = 0; j < x.cols; j++) {
        const at = i * x.cols + j;
        const rate =
          (changeOfX?.data[at] ?? 0) -
          (changeOfMean?.data[i] ?? 0) -
          (changeOfDeviation?.data[i] ?? 0) * z.data[at];
        out.data[at] = rate / deviation.data[i];
      }
    }
    return out;
  },
  derive: (row, col, [x, mean, deviation]) => ({
    rule: 'quotient',
    terms: [
      product(x.data[row * x.cols + col], cell(0, row, col)),
      product(-mean.data[row], { label: '−1', value: -1 }, cell(1, row, 0)),
    ],
    divisor: [product(deviation.data[row], cell(2, row, 0))],
  }),
};
