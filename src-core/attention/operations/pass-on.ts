import { addInto, matrix } from '../matrix.ts';
import { cell, product, sumOf, type Operation } from '../operation.ts';

/** Leaves its input as it is: the masking step of a run whose mask comes too late. */
export const passOn: Operation = {
  name: 'passOn',
  forward: ([x]) => x,
  backward: (gradient, _inputs, _result, [dX]) => addInto(dX, gradient),
  tangent: ([change], [x]) => change ?? matrix(x.rows, x.cols),
  derive: (row, col, [x]) => sumOf([product(x.data[row * x.cols + col], cell(0, row, col))]),
};
