import { add, addInto, matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** A + B, entry by entry: words and positions, or a sub-layer and the input that goes round it. */
export const sum: Operation = {
  name: 'sum',
  forward: ([a, b]) => add(a, b),
  backward(gradient, _inputs, _result, [dA, dB]) {
    addInto(dA, gradient);
    addInto(dB, gradient);
  },
  tangent([changeOfA, changeOfB], [a]) {
    const out = matrix(a.rows, a.cols);
    if (changeOfA) addInto(out, changeOfA);
    if (changeOfB) addInto(out, changeOfB);
    return out;
  },
  derive: (row, col, inputs) =>
    sumOf(inputs.map((input, i) => product(input.data[row * input.cols + col], cell(i, row, col)))),
};
