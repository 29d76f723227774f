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
    .map(([later, change]): InfluencedStage => {
      const cells = touched(change);
      return {
        address: later.address,
        rows: change.rows,
        cols: change.cols,
        count: cells.length,
        cells: cells.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, most),
      };
    });
  return { address: { ...node.address, row: at.row, col: at.col }, stages };
}

function touched(change: Matrix): InfluencedCell[] {
  const cells: InfluencedCell[] = [];
  change.data.forEach((amount, i) => {
    if (amount !== 0)
      cells.push({ row: Math.floor(i / change.cols), col: i % change.cols, amount });
  });
  return cells;
}
