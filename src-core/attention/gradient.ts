import type { Address, StageAddress } from './address.ts';
import { backward } from './backward.ts';
import { cellAt, nodeAt, oneAt } from './locate.ts';
import { matrix, type Matrix } from './matrix.ts';
import type { Tape } from './tape.ts';

/**
 * ∂(the number at `of`)/∂(every number of the stage `by`), in that stage's shape; zeros where it does not depend
 * on it. Throws `stage.absent` and `address.range`.
 */
export function gradient(tape: Tape, of: Address, by: StageAddress): Matrix {
  const node = cellAt(tape, of);
  const wanted = nodeAt(tape, by);
  const gradients = backward(tape, [{ node, gradient: oneAt(node, of.row, of.col) }]);
  return gradients.get(wanted) ?? matrix(wanted.value.rows, wanted.value.cols);
}
