import type { Address, StageAddress } from './address.ts';
import { forwardChange } from './forward-change.ts';
import { cellAt, oneAt } from './locate.ts';
import type { Matrix } from './matrix.ts';
import type { Tape } from './tape.ts';

/** A later number and how much it changes per unit of the one asked about. */
export interface InfluencedCell {
  readonly row: number;
  readonly col: number;
  readonly amount: number;
}

/** What a number does to one later stage. */
export interface InfluencedStage {
  readonly address: StageAddress;
  readonly rows: number;
  readonly cols: number;
  /** How many of its numbers depend on it. */
  readonly count: number;
  /** The most affected ones, largest amount first. */
  readonly cells: readonly InfluencedCell[];
}

/** All that a number does. */
export interface Influence {
  readonly address: Address;
  /** In the order of the computation; stages that it does not touch are left out. */
  readonly stages: readonly InfluencedStage[];
}

/**
 * The later numbers that depend on one number, with ∂later/∂number: exact for the linear steps, the slope at this point
 * for softmax, layer norm and activation. `most` limits the cells listed per stage. Throws `stage.absent` and `address.range`.
 */
export function influence(tape: Tape, at: Address, most = 64): Influence {
  const node = cellAt(tape, at);
  const changes = forwardChange(tape, node, oneAt(node, at.row, at.col));
  const stages = [...changes]
    .filter(([later]) => later !== node)
    .map(([later, change]): InfluencedStage => ({
      address: later.address,
      rows: change.rows,
      cols: change.cols,
      count: change.data.reduce((count, amount) => (amount === 0 ? count : count + 1), 0),
      cells: largest(change, most),
    }));
  return { address: { ...node.address, row: at.row, col: at.col }, stages };
}

/** The `most` entries that are farthest from 0, largest first; equal ones in the order of the matrix. */
function largest(change: Matrix, most: number): InfluencedCell[] {
  const cells: InfluencedCell[] = [];
  // What an entry must exceed to be listed; NaN counts as endless.
  let threshold = 0;
  change.data.forEach((amount, i) => {
    const size = sizeOf(amount);
    if (size <= threshold) return;
    const place = cells.findIndex((cell) => sizeOf(cell.amount) < size);
    const cell = { row: Math.floor(i / change.cols), col: i % change.cols, amount };
    cells.splice(place < 0 ? cells.length : place, 0, cell);
    if (cells.length > most) cells.pop();
    if (cells.length === most) threshold = sizeOf(cells[most - 1].amount);
  });
  return cells;
}

function sizeOf(amount: number): number {
  return Number.isNaN(amount) ? Infinity : Math.abs(amount);
}
