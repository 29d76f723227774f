import { fasterSteps } from '../faster.ts';
import { isZeroRow, matrix, multiplyTransposed, type Matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** Q · Kᵀ: how well each query matches each key. Inputs Q (n, d_k), K (m, d_k); result (n, m). */
export const dotProducts: Operation = {
  name: 'dotProducts',
  forward([query, key]) {
    const faster =
      query.cols === key.cols ? fasterSteps(query.rows * key.rows * key.cols) : undefined;
    return faster ? faster.productTransposed(query, key) : multiplyTransposed(query, key);
  },
  backward(gradient, [query, key], _result, [dQuery, dKey]) {
    const d = query.cols;
    for (let i = 0; i < query.rows; i++) {
      for (let j = 0; j < key.rows; j++) {
        const g = gradient.data[i * key.rows + j];
        if (g === 0) continue;
        for (let k = 0; k < d; k++) {
          dQuery.data[i * d + k] += g * key.data[j * d + k];
          dKey.data[j * d + k] += g * query.data[i * d + k];
        }
      }
    }
  },
  tangent([changeOfQuery, changeOfKey], [query, key]) {
    const out = matrix(query.rows, key.rows);
    const add = (a: Matrix, i: number, b: Matrix, j: number) => {
      let sum = 0;
      for (let k = 0; k < a.cols; k++) sum += a.data[i * a.cols + k] * b.data[j * b.cols + k];
      out.data[i * key.rows + j] += sum;
    };
    // A change of one word moves one row only, so rows that stay are passed over.
    if (changeOfQuery)
      for (let i = 0; i < query.rows; i++)
        if (!isZeroRow(changeOfQuery, i))
          for (let j = 0; j < key.rows; j++) add(changeOfQuery, i, key, j);
    if (changeOfKey)
      for (let j = 0; j < key.rows; j++)
        if (!isZeroRow(changeOfKey, j))
          for (let i = 0; i < query.rows; i++) add(query, i, changeOfKey, j);
    return out;
  },
  derive(row, col, [query, key]) {
    return sumOf(
      Array.from({ length: query.cols }, (_, k) =>
        product(
          query.data[row * query.cols + k] * key.data[col * key.cols + k],
          cell(0, row, k),
          cell(1, col, k),
        ),
      ),
    );
  },
};
