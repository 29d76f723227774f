import { accumulator } from './compensated.ts';
import type { Derivation, Term } from './operation.ts';
import type { Node, Tape } from './tape.ts';

/** How well the numbers of a run agree with the terms that are said to make them. */
export interface TermChecks {
  /** How many numbers were looked at. */
  readonly checked: number;
  /** The largest difference, relative to numbers above 1. */
  readonly difference: number;
}

/**
 * Adds up the terms of numbers at every computed stage, from the last term to the first with the rounding errors kept, and
 * compares: up to `each` numbers a stage, evenly spread.
 */
export function termChecks(tape: Pick<Tape, 'nodes'>, each = 32): TermChecks {
  let checked = 0;
  let difference = 0;
  for (const node of tape.nodes) {
    if (node.inputs.length === 0) continue;
    const { rows, cols } = node.value;
    const step = Math.max(1, Math.floor((rows * cols) / each));
    for (let at = 0; at < rows * cols; at += step) {
      const off = differenceAt(node, Math.floor(at / cols), at % cols);
      difference = Math.max(difference, off);
      checked++;
    }
  }
  return { checked, difference };
}

/** The number that a derivation makes. */
export function valueOf({ rule, terms, divisor }: Derivation): number {
  const sum = addUp(terms);
  if (rule === 'root') return Math.sqrt(sum);
  return rule === 'quotient' ? sum / addUp(divisor) : sum;
}

function differenceAt(node: Node, row: number, col: number): number {
  const inputs = node.inputs.map((input) => input.value);
  const override = node.overrides.find((one) => one.row === row && one.col === col);
  const value = override?.computed ?? node.value.data[row * node.value.cols + col];
  const made = valueOf(node.operation.derive(row, col, inputs, node.value));
  if (Object.is(value, made)) return 0;
  return Math.abs(value - made) / Math.max(1, Math.abs(value));
}

function addUp(terms: readonly Term[]): number {
  // −∞ is beyond compensation: ∞ − ∞ would make NaN of it.
  if (terms.some(({ value }) => !Number.isFinite(value)))
    return terms.reduce((sum, { value }) => sum + value, 0);
  const sum = accumulator();
  for (const { value } of terms.toReversed()) sum.add(value);
  return sum.total();
}
