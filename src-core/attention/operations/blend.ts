import { addInto, matrix, multiply, multiplyTransposed } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** A · V: each output is the values, blended by the weights. Inputs A (n, m), V (m, d_v); result (n, d_v). */
export const blend: Operation = {
  name: 'blend',
  forward: ([weights, value]) => multiply(weights, value),
  backward(gradient, [weights, value], _result, [dWeights, dValue]) {
    addInto(dWeights, multiplyTransposed(gradient, value)); // (n, m)  G · Vᵀ
    const d = value.cols;
    for (let i = 0; i < weights.rows; i++) {
      for (let j = 0; j < value.rows; j++) {
        const weight = weights.data[i * value.rows + j];
        if (weight === 0) continue;
        for (let c = 0; c < d; c++) dValue.data[j * d + c] += weight * gradient.data[i * d + c];
      }
    }
  },
  tangent([changeOfWeights, changeOfValue], [weights, value]) {
    const out = matrix(weights.rows, value.cols);
    if (changeOfWeights) addInto(out, multiply(changeOfWeights, value));
    if (changeOfValue) addInto(out, multiply(weights, changeOfValue));
    return out;
  },
  derive(row, col, [weights, value]) {
    return sumOf(
      Array.from({ length: value.rows }, (_, j) =>
        product(
          weights.data[row * weights.cols + j] * value.data[j * value.cols + col],
          cell(0, row, j),
          cell(1, j, col),
        ),
      ),
    );
  },
};
