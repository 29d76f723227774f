import { matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** μ = Σ x ÷ d of every row (Ba et al. 2016, arXiv 1607.06450, eq. 4). Input (n, d); result (n, 1). */
export const rowMean: Operation = {
  name: 'rowMean',
  forward([x]) {
    const out = matrix(x.rows, 1);
    for (let i = 0; i < x.rows; i++) {
      let total = 0;
      for (let j = 0; j < x.cols; j++) total += x.data[i * x.cols + j];
      out.data[i] = total / x.cols;
    }
    return out;
  },
  backward(gradient, [x], _result, [dX]) {
    for (let i = 0; i < x.data.length; i++)
      dX.data[i] += gradient.data[Math.floor(i / x.cols)] / x.cols;
  },
  tangent: ([change], [x]) => (change ? rowMean.forward([change]) : matrix(x.rows, 1)),
  derive: (row, _col, [x]) =>
    sumOf(
      Array.from({ length: x.cols }, (_, j) =>
        product(x.data[row * x.cols + j] / x.cols, cell(0, row, j), {
          label: '1/d',
          value: 1 / x.cols,
        }),
      ),
    ),
};
