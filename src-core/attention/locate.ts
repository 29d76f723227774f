import type { Address, StageAddress } from './address.ts';
import { LabError } from './lab-error.ts';
import { matrix, type Matrix } from './matrix.ts';
import type { Node, Tape } from './tape.ts';

/** The stage at an address. Throws `stage.absent` where this run has none. */
export function nodeAt(tape: Tape, address: StageAddress): Node {
  const node = tape.find(address);
  if (node) return node;
  const { layer, stage, head } = address;
  throw new LabError(
    'stage.absent',
    `This experiment has no “${stage}” at layer ${layer + 1}, head ${head + 1}. Choose a stage, a layer and a head that it has.`,
    { layer, stage, head },
  );
}

/** The stage of a number. Throws `stage.absent` and `address.range`. */
export function cellAt(tape: Tape, address: Address): Node {
  const node = nodeAt(tape, address);
  const { row, col } = address;
  const inside = (index: number, size: number) =>
    Number.isInteger(index) && index >= 0 && index < size;
  if (inside(row, node.value.rows) && inside(col, node.value.cols)) return node;
  throw new LabError(
    'address.range',
    `Row ${row + 1}, column ${col + 1} is outside “${address.stage}”, which has ${node.value.rows} rows and ${node.value.cols} columns. Choose a cell inside.`,
    { stage: address.stage, row, col, rows: node.value.rows, cols: node.value.cols },
  );
}

/** A matrix of a stage's shape with a single 1, at (row, col). */
export function oneAt(node: Node, row: number, col: number): Matrix {
  const out = matrix(node.value.rows, node.value.cols);
  out.data[row * out.cols + col] = 1;
  return out;
}
