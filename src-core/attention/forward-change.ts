import { withoutOverrides } from './backward.ts';
import type { Matrix } from './matrix.ts';
import type { Node, Tape } from './tape.ts';

/** ∂(every later stage) per unit of a change; a stage that is not in it does not depend on what changes. */
export type Changes = ReadonlyMap<Node, Matrix>;

/**
 * Forward-mode differentiation of a whole run: how every entry of every later stage changes when `node` changes by
 * `change` (n, m), such as a single 1 for one number. Exact for the linear steps, the slope at this point for the others.
 */
export function forwardChange(tape: Tape, node: Node, change: Matrix): Changes {
  const changes = new Map<Node, Matrix>([[node, change]]);
  for (const later of tape.nodes) {
    if (later === node || !later.inputs.some((input) => changes.has(input))) continue;
    const rates = later.inputs.map((input) => changes.get(input) ?? null);
    const inputs = later.inputs.map((input) => input.value);
    const rate = withoutOverrides(later, later.operation.tangent(rates, inputs, later.value));
    if (rate.data.some((value) => value !== 0)) changes.set(later, rate);
  }
  return changes;
}
