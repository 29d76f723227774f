import type { Matrix } from '../matrix.ts';
import { sumOf, type Operation } from '../operation.ts';

/** A matrix that nothing makes: word vectors, positions, a mask, learned weights. */
export function given(values: Matrix): Operation {
  return {
    name: 'given',
    forward: () => values,
    backward: () => undefined,
    tangent: () => values,
    derive: () => sumOf([]),
  };
}
