import { fasterSteps } from '../faster.ts';
import { addInto, isZeroRow, matrix, multiply } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** A · V: each output is the values, blended by the weights. Inputs A (n, m), V (m, d_v); result (n, d_v). */
export const blend: Operation = {
  name: 'blend',
  forward([weights, value]) {
    const faster =
      weights.cols === value.rows ? fasterSteps(weights.data.length * value.cols) : undefined;
    return faster ? faster.product(weights, value) : multiply(weights, value);
  },
  backward(gradient, [weights, value], _result, [dWeights, dValue]) {
    const d = value.cols;
    for (let i = 0; i < weights.rows; i++) {
      if (isZeroRow(gradient, i)) continue;
      for (let j = 0; j < value.rows; j++) {
        const weight = weights.data[i * value.rows + j];
        let toWeight = 0;
        for (let c = 0; c < d; c++) {
          const g = gradient.data[i * d + c];
          toWeight += g * value.data[j * d + c];
          dValue.data[j * d + c] += weight * g;
        }
        dWeights.data[i * value.rows + j] += toWeight;
      }
    }
  },
  tangent([changeOfWeights, changeOfValue], [weights, value]) {
    const out = matrix(weights.rows, value.cols);
    if (changeOfWeights) addInto(out, multiply(changeOfWeights, value));
    if (changeOfValue) {
      for (let j = 0; j < value.rows; j++) {
        if (isZeroRow(changeOfValue, j)) continue;
        for (let i = 0; i < weights.rows; i++) {
          const weight = weights.data[i * value.rows + j];
          for (let c = 0; c < value.cols; c++)
            out.data[i * value.cols + c] += weight * changeOfValue.data[j * value.cols + c];
        }
      }
    }
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
