import { LabError } from './lab-error.ts';
import { addInto, matrix, type Matrix } from './matrix.ts';
import type { Node, Tape } from './tape.ts';

/** Where a backward pass begins: ∂L/∂(this stage), such as a single 1 for the gradient of one number. */
export interface GradientSeed {
  readonly node: Node;
  readonly gradient: Matrix;
}

/** ∂L/∂ of every stage that L depends on; a stage that is not in it has gradient 0. */
export type Gradients = ReadonlyMap<Node, Matrix>;

/**
 * Reverse-mode differentiation of a whole run: the gradient of L by every entry of every stage before it,
 * weights and inputs included. A number put in by hand lets no gradient through to what it replaced.
 * Throws `shape.mismatch`.
 */
export function backward(tape: Tape, seeds: readonly GradientSeed[]): Gradients {
  const gradients = new Map<Node, Matrix>();
  const gradientOf = (node: Node) => {
    const known = gradients.get(node) ?? matrix(node.value.rows, node.value.cols);
    gradients.set(node, known);
    return known;
  };
  for (const { node, gradient } of seeds) {
    if (gradient.rows !== node.value.rows || gradient.cols !== node.value.cols) {
      throw new LabError(
        'shape.mismatch',
        `A gradient of “${node.address.stage}” needs its shape, ${node.value.rows} × ${node.value.cols}.`,
      );
    }
    addInto(gradientOf(node), gradient);
  }
  for (const node of tape.nodes.toReversed()) {
    const gradient = gradients.get(node);
    if (!gradient || node.inputs.length === 0) continue;
    const inputs = node.inputs.map((input) => input.value);
    const through = withoutOverrides(node, gradient);
    node.operation.backward(through, inputs, node.value, node.inputs.map(gradientOf));
  }
  return gradients;
}

/** The gradient with 0 wherever the node's number was put in by hand. */
export function withoutOverrides(node: Node, gradient: Matrix): Matrix {
  if (node.overrides.length === 0) return gradient;
  const kept = matrix(gradient.rows, gradient.cols, gradient.data.slice());
  for (const { row, col } of node.overrides) kept.data[row * kept.cols + col] = 0;
  return kept;
}
