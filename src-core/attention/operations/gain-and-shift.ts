import { matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** γ ⊙ z + β: the learned end of layer norm. Inputs z (n, d), γ (1, d), β (1, d); result (n, d). */
export const gainAndShift: Operation = {
  name: 'gainAndShift',
  forward([z, gain, shift]) {
    const out = matrix(z.rows, z.cols);
    for (let i = 0; i < z.rows; i++)
      for (let j = 0; j < z.cols; j++)
        out.data[i * z.cols + j] = gain.data[j] * z.data[i * z.cols + j] + shift.data[j];
    return out;
  },
  backward(gradient, [z, gain], _result, [dZ, dGain, dShift]) {
    for (let i = 0; i < z.rows; i++) {
      for (let j = 0; j < z.cols; j++) {
        const g = gradient.data[i * z.cols + j];
        dZ.data[i * z.cols + j] += g * gain.data[j];
        dGain.data[j] += g * z.data[i * z.cols + j];
        dShift.data[j] += g;
      }
    }
  },
  tangent([changeOfZ, changeOfGain, changeOfShift], [z, gain]) {
    const out = matrix(z.rows, z.cols);
    for (let i = 0; i < z.rows; i++)
      for (let j = 0; j < z.cols; j++)
        out.data[i * z.cols + j] =
          gain.data[j] * (changeOfZ?.data[i * z.cols + j] ?? 0) +
          (changeOfGain?.data[j] ?? 0) * z.data[i * z.cols + j] +
          (changeOfShift?.data[j] ?? 0);
    return out;
  },
  derive: (row, col, [z, gain, shift]) =>
    sumOf([
      product(gain.data[col] * z.data[row * z.cols + col], cell(1, 0, col), cell(0, row, col)),
      product(shift.data[col], cell(2, 0, col)),
    ]),
};
